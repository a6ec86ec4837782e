using System.Text.Json;

namespace GwyTip.Training.Forests;

/// <summary><c>forest.json</c>: how many trees have voted, and how, so that a stopped forest grows on.</summary>
/// <param name="Identity">A forest only goes on with the scans and the seed that it began with.</param>
/// <param name="Trees">Trees grown.</param>
/// <param name="Votes">Their votes, scans × classes: the training scans out of bag, and those to be judged.</param>
internal sealed record ForestVotes(string Identity, int Trees, int[] Votes)
{
    public const string FileName = "forest.json";

    /// <returns>Null where there is none yet.</returns>
    /// <exception cref="TrainingException">The file is broken.</exception>
    public static ForestVotes? Read(string folder) =>
        RunJson.ReadIfThere<ForestVotes>(Path.Combine(folder, FileName), "delete it to grow the forest from the start");

    /// <summary>Replaces the file in one move.</summary>
    public void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName), JsonSerializer.Serialize(this, _options));

    private static readonly JsonSerializerOptions _options = new(RunJson.Options) { WriteIndented = false };
}
