using GwyTip.Training.Members;

namespace GwyTip.Training.Runs;

/// <summary>Members of which only the score is wanted.</summary>
internal static class Screening
{
    /// <summary>Says why a member has no result.</summary>
    private const string DivergedName = "diverged.txt";

    /// <summary>Whether a member has its score, or never will.</summary>
    public static bool IsDone(string folder) =>
        MemberResult.Read(folder) is not null || File.Exists(Path.Combine(folder, DivergedName));

    public static void Train(string folder, Action train, TextWriter output)
    {
        try
        {
            train();
        }
        catch (DivergedException e)
        {
            output.WriteLine(e.Message);
            File.WriteAllText(Path.Combine(folder, DivergedName), e.Message + "\n");
        }
        // Checkpoints of a whole grid would fill a disk.
        File.Delete(Path.Combine(folder, MemberState.FileName));
        File.Delete(Path.Combine(folder, MemberState.BestName));
    }
}
