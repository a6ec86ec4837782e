using System.Diagnostics;
using System.Globalization;
using GwyTip.Tests;
using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Bundles;
using GwyTip.Tests.Torture.Calls;
using GwyTip.Tests.Torture.Items;
using GwyTip.Tests.Torture.Readers;

// What ./build.sh torture runs: [--quick] [--share N] [--seed N] [--only PART] [ITEM...]. The others are its own processes.
return args switch
{
    ["reader", var name, var count, var folder, var seed] => ReaderAttacks.RunOne(name, Whole(count), folder, Whole(seed)),
    ["keep"] => ReaderAttacks.Keep(Repository.PathTo("artifacts", "torture", "readers")),
    ["keep", var name, var folder] => ReaderAttacks.KeepOne(name, folder),
    ["calls", var count, var folder, var seed] => RunCalls(Whole(count), folder, Whole(seed)),
    ["bundles", var what, var count, var folder, var seed] => RunBundles(what, Whole(count), folder, Whole(seed)),
    _ => RunItems(args),
};

static int Whole(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int RunBundles(string what, int count, string folder, int seed)
{
    Directory.SetCurrentDirectory(folder);
    using var attack = new BundleAttack(folder);
    return ChildAttack.Finish(what == "cuts" ? attack.Cuts() : attack.Mutants(count, seed), folder);
}

static int RunCalls(int count, string folder, int seed)
{
    using var attack = new CallAttack(folder, seed);
    return ChildAttack.Finish(attack.Run(count), folder);
}

static int RunItems(string[] args)
{
    bool quick = args.Contains("--quick");
    int share = Array.IndexOf(args, "--share"), seed = Array.IndexOf(args, "--seed"), only = Array.IndexOf(args, "--only");
    string[] names = [.. args.Where((a, i) => !a.StartsWith("--", StringComparison.Ordinal)
        && (i == 0 || args[i - 1] is not ("--share" or "--seed" or "--only")))];
    if (names.FirstOrDefault(n => AllItems.All.All(item => item.Name != n)) is { } unknown)
    {
        Console.Error.WriteLine(
            $"torture: there is no item '{unknown}'; there are {string.Join(", ", AllItems.All.Select(i => i.Name))}");
        return 2;
    }
    var effort = new Effort(
        quick, share < 0 ? 1 : double.Parse(args[share + 1], CultureInfo.InvariantCulture),
        Directory.CreateDirectory(Repository.PathTo("artifacts", "torture")).FullName, seed < 0 ? 1 : Whole(args[seed + 1]),
        only < 0 ? null : args[only + 1]);
    string file = quick ? Path.Combine(effort.Folder, "quick.json") : ReliabilityPage.Figures;
    bool holds = true;
    foreach (var item in AllItems.All.Where(i => names.Length == 0 || names.Contains(i.Name)))
    {
        var watch = Stopwatch.StartNew();
        var figures = new List<Figure>();
        string commit = Commit();
        foreach (var figure in item.Run(effort))
        {
            figures.Add(figure);
            Console.WriteLine($"{item.Name}: {(figure.Holds ? "ok" : "FAILED")}: {figure.What}: {figure.Reached}");
            holds &= figure.Holds;
            Keep(isWhole: false);
        }
        Keep(isWhole: effort.Only is null);
        if (!quick)
        {
            ReliabilityPage.Write(AllItems.All);
        }

        void Keep(bool isWhole)
        {
            string date = DateTime.UtcNow.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            ReliabilityPage.Keep(file, item.Name, new ItemResult(date, commit, watch.Elapsed.TotalSeconds, figures), isWhole);
        }
    }
    return holds ? 0 : 1;
}

static string Commit()
{
    string commit = Tool.Run("git", "rev-parse", "--short", "HEAD").Output.Trim();
    return Tool.Run("git", "diff", "--quiet", "HEAD", "--", "src", "native-shim").Status == 0 ? commit : commit + "+";
}
