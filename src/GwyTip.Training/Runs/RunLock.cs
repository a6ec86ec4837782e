namespace GwyTip.Training.Runs;

/// <summary>Keeps a second process out of a run's folder. A killed process lets go of it.</summary>
internal static class RunLock
{
    private const string FileName = "run.lock";

    /// <exception cref="TrainingException">Another process trains in the folder.</exception>
    public static IDisposable Take(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
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
}
