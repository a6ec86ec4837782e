using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.Training.Labelling;

namespace GwyTip.Tests.Labelling;

/// <summary>A folder with some scans and a database of their labels.</summary>
internal sealed class LabelledFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LabelledFolder(int scans = 6)
    {
        for (int i = 0; i < scans; i++)
        {
            Write($"2026-03-0{1 + i % 3}/scan-{i}.gwy", seed: i + 1);
        }
    }

    public string Path => _folder.Path;

    public string DatabasePath => System.IO.Path.Combine(Path, LabelsDatabase.FileName);

    public string PathTo(string name) => System.IO.Path.Combine(Path, name);

    public void Write(string name, int seed)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(PathTo(name))!);
        GwyFile.Write(PathTo(name), [new ScanChannel(0, "Z", new Scan(TestScans.Heights(16, 16, seed), 16, 16), "m")]);
    }

    /// <summary>
    /// Opens it as the program does: what the folder holds is taken up, and rows and double tips are asked for.
    /// </summary>
    public LabelsDatabase Open(TimeProvider? clock = null)
    {
        var database = LabelsDatabase.Open(DatabasePath, clock);
        new FoundScans(database, Path).TakeUp();
        if (database.States.Count == 0)
        {
            database.Ask(["rows", "double_tip"]);
        }
        return database;
    }

    public static void Say(LabelsDatabase database, string person, int scan, params string[] states) => database.Save(
        new Answer(database.Scans.Single(s => s.File.EndsWith($"scan-{scan}.gwy", StringComparison.Ordinal)).Id,
            database.Person(person).Id, AnswerKind.Seen, states));

    public void Dispose() => _folder.Dispose();
}
