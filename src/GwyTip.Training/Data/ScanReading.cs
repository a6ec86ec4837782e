using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Training.Data;

/// <summary>The door to the files of scans: each is read, or it is said why it cannot be; one bad file spoils no other.</summary>
internal static class ScanReading
{
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
}

/// <summary>What was made of a scan, or why there is nothing.</summary>
internal readonly record struct ReadScan<T>(T? Value, string? Problem)
    where T : class;
