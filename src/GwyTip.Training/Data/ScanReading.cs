using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Training.Data;

/// <summary>The door to the files of scans: each is read, or it is said why it cannot be; one bad file spoils no other.</summary>
internal static class ScanReading
{
    /// <summary>The kind of a problem with the file; the others are <see cref="ScanException.Code"/>.</summary>
    private const string Unreadable = "unreadable";

    /// <summary>
    /// Reads files on all cores. Of those that only Gwyddion opens each core has a helper of its own, for all of its files.
    /// </summary>
    /// <param name="files">Paths.</param>
    /// <param name="make">What to make of each scan, on any of the threads.</param>
    /// <returns>In the order of the files.</returns>
    public static IReadOnlyList<ReadScan<T>> All<T>(IReadOnlyList<string> files, Func<Scan, T> make)
        where T : class
    {
        var read = new ReadScan<T>[files.Count];
        // Not as the loop's own local state: it is made anew several times a second.
        using var readers = new ThreadLocal<GwyddionReader>(() => new GwyddionReader(), trackAllValues: true);
        try
        {
            Parallel.For(0, files.Count, i => read[i] = One(files[i], readers.Value!, make));
        }
        finally
        {
            foreach (var reader in readers.Values)
            {
                reader.Dispose();
            }
        }
        return read;
    }

    /// <summary>Reads the channel of a file that is judged where nobody chose one.</summary>
    public static ReadScan<T> One<T>(string file, GwyddionReader gwyddion, Func<Scan, T> make)
        where T : class
    {
        try
        {
            return new ReadScan<T>(make(ScanFile.Pick(file, gwyddion).Channel.Scan), null);
        }
        catch (ScanException e)
        {
            return new ReadScan<T>(null, $"{e.Code}: {e.Message}");
        }
        catch (ScanFileException e)
        {
            return new ReadScan<T>(null, e.Message);
        }
    }

    /// <summary>
    /// A problem in a word, for counting: what is wrong with a file begins with its path and not, as with a scan, with a code.
    /// </summary>
    public static string KindOf(string problem)
    {
        string start = problem.Split(':')[0];
        return start.All(c => char.IsAsciiLetterLower(c) || c == '-') ? start : Unreadable;
    }

    /// <summary>Scans that cannot be judged, by kind of problem.</summary>
    /// <param name="scans">The file of each, and what is wrong with it; null: nothing.</param>
    /// <returns>The kind, how many there are, and the first with its problem.</returns>
    public static IEnumerable<(string Kind, int Count, string Example)> ByKind(
        IEnumerable<(string File, string? Problem)> scans) =>
        from scan in scans
        where scan.Problem is not null
        group scan by KindOf(scan.Problem!) into kind
        let first = kind.First()
        select (kind.Key, kind.Count(), $"{first.File} ({first.Problem})");

    /// <summary>
    /// Of scans that were read before, as on a share that is half gone by now: what is made of those that are left would pass for
    /// made of all. Scans that cannot be judged are no matter.
    /// </summary>
    /// <param name="problems">What is wrong with each; null: nothing.</param>
    /// <exception cref="TrainingException">Some cannot be read.</exception>
    public static void RefuseUnread(IReadOnlyCollection<string?> problems)
    {
        string[] unread = [.. problems.OfType<string>().Where(p => KindOf(p) == Unreadable)];
        if (unread.Length > 0)
        {
            throw new TrainingException($"{unread.Length} of {problems.Count} scans could be read before and cannot be read now; "
                + $"the first: {unread[0]}");
        }
    }
}

/// <summary>What was made of a scan, or why there is nothing.</summary>
internal readonly record struct ReadScan<T>(T? Value, string? Problem)
    where T : class;
