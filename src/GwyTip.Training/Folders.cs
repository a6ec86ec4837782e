namespace GwyTip.Training;

/// <summary>Makes folders, and says in plain words where that is not possible.</summary>
internal static class Folders
{
    /// <exception cref="TrainingException">It cannot be made.</exception>
    public static void Make(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"cannot make the folder {folder}: {e.Message}", e);
        }
    }
}
