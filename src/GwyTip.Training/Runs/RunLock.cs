using GwyTip.Core;

namespace GwyTip.Training.Runs;

/// <summary>
/// Keeps a second process out of a run's folder, but for those that train other shares of it. A killed process lets go.
/// </summary>
internal static class RunLock
{
    private const string FileName = "run.lock";

    /// <summary>How long another process may take to write what a run is.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    /// <exception cref="TrainingException">Another process trains in the folder.</exception>
    public static IDisposable Take(string folder) => Take(folder, Shard.Whole);

    /// <summary>Lets processes with other shares of as many in, not one that trains the whole.</summary>
    /// <exception cref="TrainingException">Another process trains in the folder.</exception>
    public static IDisposable Take(string folder, Shard shard)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            if (shard.IsWhole)
            {
                return Hold(path, FileShare.None);
            }
            var mine = Hold(Path.Combine(folder, $"run-{shard.Number}-of-{shard.Count}.lock"), FileShare.None);
            try
            {
                return new Both(mine, Hold(path, FileShare.Read));
            }
            catch
            {
                mine.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException e)
        {
            throw new TrainingException($"cannot write into {folder}: {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new TrainingException($"another process trains in {folder} (it holds {path})", e);
        }
    }

    /// <summary>For files that processes with other shares write too: they wait for one another, some moments each.</summary>
    /// <exception cref="TrainingException">Another one holds it for minutes.</exception>
    public static IDisposable TakeTurns(string folder)
    {
        string path = Path.Combine(folder, "turns.lock");
        for (var begun = DateTime.UtcNow; ; Thread.Sleep(50))
        {
            try
            {
                return Hold(path, FileShare.None);
            }
            catch (UnauthorizedAccessException e)
            {
                throw new TrainingException($"cannot write into {folder}: {e.Message}", e);
            }
            catch (IOException e) when (DateTime.UtcNow - begun > _patience)
            {
                throw new TrainingException($"another process has held {path} for minutes", e);
            }
            catch (IOException)
            {
                // Its turn ends soon.
            }
        }
    }

    /// <summary>With <see cref="FileShare.Read"/> others that ask for the same may hold it, too.</summary>
    private static FileStream Hold(string path, FileShare share) =>
        new(path, FileMode.OpenOrCreate, share == FileShare.None ? FileAccess.ReadWrite : FileAccess.Read, share);

    private sealed record Both(IDisposable First, IDisposable Second) : IDisposable
    {
        public void Dispose()
        {
            Second.Dispose();
            First.Dispose();
        }
    }
}
