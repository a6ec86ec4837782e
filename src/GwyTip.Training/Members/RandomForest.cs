using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GwyTip.Training.Forests;

namespace GwyTip.Training.Members;

/// <summary>
/// The paper's random forest on the whole image. A confidence is the share of the trees that vote for the state. The seed decides
/// every tree by its number, so the threads, or a stop in between, change nothing.
/// </summary>
internal sealed class RandomForest() : ComparisonMethod("random-forest", "RFC")
{
    private const int PaperTrees = 5000;

    /// <summary>Trees between two looks at whether to stop: seconds at most.</summary>
    private const int Chunk = 50;

    /// <summary>Trees between two savings: so many are lost to a kill.</summary>
    private const int BetweenSaves = 5 * Chunk;

    public override ComparisonAnswers Answer(ComparisonTask task, CancellationToken stop)
    {
        byte[] truth = task.Truth();
        int classes = task.Training.States.Count, trees = TreesOf(task.Member);
        var columns = PixelColumns.FromScans([.. task.Training.Scans, .. task.Asked.Scans]);
        var (begun, votes) = Resume(task, columns.Scans * classes);
        Grow(columns, truth, classes, task.Member.Seed, begun, trees, votes, Environment.ProcessorCount, done =>
        {
            task.Progress(done, trees);
            if (done % BetweenSaves == 0 || done == trees || stop.IsCancellationRequested)
            {
                new ForestVotes(Identity(task), done, votes).Write(task.Folder);
            }
            stop.ThrowIfCancellationRequested();
        });
        double[][] shares = Shares(votes, classes);
        return new ComparisonAnswers(
            shares[truth.Length..], string.Create(CultureInfo.InvariantCulture, $"random forest of {trees} trees"),
            OutOfBagAccuracy(shares[..truth.Length], truth));
    }

    /// <summary>Adds the votes of trees.</summary>
    /// <param name="columns">The training scans first, behind them those to be judged.</param>
    /// <param name="truth">Class of each training scan.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="seed">Decides the trees.</param>
    /// <param name="from">Trees whose votes are there already.</param>
    /// <param name="to">Trees wanted.</param>
    /// <param name="votes">scans × classes.</param>
    /// <param name="threads">Trees grown at the same time; the votes do not depend on it.</param>
    /// <param name="done">Told how many trees have voted.</param>
    internal static void Grow(
        PixelColumns columns, byte[] truth, int classes, int seed, int from, int to, int[] votes, int threads, Action<int> done)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        while (from < to)
        {
            int next = Math.Min(to, (from / Chunk + 1) * Chunk);
            Parallel.For(from, next, options, () => new TreeGrower(columns, truth, classes), (tree, _, grower) =>
            {
                grower.Grow(Seeds.Tree(seed, tree), votes);
                return grower;
            }, _ => { });
            from = next;
            done(from);
        }
    }

    /// <summary>Shares of the votes, scans × classes; a scan that no tree has judged gives all classes the same.</summary>
    internal static double[][] Shares(int[] votes, int classes) =>
        [.. votes.Chunk(classes).Select(v => v.Sum() is > 0 and var all
            ? v.Select(n => (double)n / all).ToArray()
            : [.. Enumerable.Repeat(1.0 / classes, classes)])];

    internal static double OutOfBagAccuracy(double[][] shares, byte[] truth) =>
        shares.Zip(truth).Average(p => Array.IndexOf(p.First, p.First.Max()) == p.Second ? 1.0 : 0.0);

    private static int TreesOf(MemberConfig member) => member.Trees ?? PaperTrees;

    private static (int Trees, int[] Votes) Resume(ComparisonTask task, int length)
    {
        var saved = ForestVotes.Read(task.Folder);
        if (saved is null)
        {
            return (0, new int[length]);
        }
        return saved.Identity == Identity(task) && saved.Votes.Length == length && saved.Trees <= TreesOf(task.Member)
            ? (saved.Trees, saved.Votes)
            : throw new TrainingException(
                $"{task.Folder} holds a forest of other scans, another seed or more trees; choose another folder, or delete it");
    }

    /// <summary>Text that two forests share only if their trees are the same; more trees may be asked of one later.</summary>
    private static string Identity(ComparisonTask task)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"forest 1, seed {task.Member.Seed}\n");
        text.AppendJoin('\n', task.Training.Labels.Select(l => $"{l.File}: {l.SingleState}")).Append("\n\n");
        text.AppendJoin('\n', task.Asked.Labels.Select(l => l.File));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
