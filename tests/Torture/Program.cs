using System.Globalization;
using System.Text.Json;
using GwyTip.Tests.Torture.Bundles;
using GwyTip.Tests.Torture.Calls;
using GwyTip.Tests.Torture.Readers;

return args switch
{
    ["reader", var name, var executions, var folder, var seed] => ReaderAttacks.RunOne(
        name, long.Parse(executions, CultureInfo.InvariantCulture), folder, int.Parse(seed, CultureInfo.InvariantCulture)),
    ["bundles", var what, var count, var folder, var seed] => RunBundles(
        what, int.Parse(count, CultureInfo.InvariantCulture), folder, int.Parse(seed, CultureInfo.InvariantCulture)),
    ["calls", var count, var folder, var seed] => RunCalls(
        long.Parse(count, CultureInfo.InvariantCulture), folder, int.Parse(seed, CultureInfo.InvariantCulture)),
    _ => Try(args),
};

static int RunBundles(string what, int count, string folder, int seed)
{
    Directory.CreateDirectory(folder);
    Directory.SetCurrentDirectory(folder);
    using var attack = new BundleAttack(folder);
    var result = what == "cuts" ? attack.Cuts() : attack.Mutants(count, seed);
    File.WriteAllText(Path.Combine(folder, "result.json"), JsonSerializer.Serialize(result));
    Console.WriteLine(JsonSerializer.Serialize(result));
    return 0;
}

static int RunCalls(long count, string folder, int seed)
{
    using var attack = new CallAttack(folder, seed);
    var result = attack.Run(count);
    Console.WriteLine(JsonSerializer.Serialize(result));
    return 0;
}

static int Try(string[] args)
{
    foreach (string name in ReaderAttacks.Names)
    {
        Console.WriteLine(ReaderAttacks.Run(name, long.Parse(args[0], CultureInfo.InvariantCulture), args[1], 1));
    }
    return 0;
}
