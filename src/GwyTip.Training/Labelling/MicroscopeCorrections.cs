using System.Text.Json;
using System.Text.Json.Serialization;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>
/// Takes up what people corrected while they measured: <c>gwytip watch</c> adds a line a correction to a file in the folder that
/// it watches, <c>gwytip correct</c> and Gwyddion's dialog to one above the scan or beside it; none has a database. A line is
/// taken up once; a last line without its end is still being written. The files are only read.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="folder">The folder of the scans; the files may lie in folders below it, too.</param>
public sealed class MicroscopeCorrections(LabelsDatabase database, string folder)
{
    /// <summary>As <c>gwytip watch</c> writes it; docs/new-surface.md says what is in it.</summary>
    public const string FileName = "gwytip-corrections.jsonl";

    /// <summary>Whose answers they are, where nobody said.</summary>
    public const string Person = "at the microscope";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    private sealed record Correction
    {
        public required string File { get; init; }

        [JsonPropertyName("sha256")]
        public string? Hash { get; init; }

        public required IReadOnlyList<string> States { get; init; }

        public string? Person { get; init; }
    }

    /// <param name="warn">Told of lines that cannot be taken up.</param>
    /// <returns>Corrections that were new.</returns>
    /// <exception cref="TrainingException">A file is there and cannot be read.</exception>
    public int TakeUp(Action<string> warn) => FolderWalk.Through(folder).Files
        .Where(f => Path.GetFileName(f.Path) == FileName).OrderBy(f => f.Path, StringComparer.Ordinal)
        .Sum(f => TakeUp(f.Path, warn));

    private int TakeUp(string path, Action<string> warn)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"cannot read {path}: {e.Message}", e);
        }
        string below = Path.GetRelativePath(folder, Path.GetDirectoryName(path)!).Replace('\\', '/');
        int taken = 0;
        foreach (var (i, line) in text.Split('\n')[..^1].Index())
        {
            string? problem = null;
            taken += line.Length == 0 ? 0 : database.Sql.Together(() => Take(line, below, out problem) ? 1 : 0);
            if (problem is not null)
            {
                warn($"{path}, line {i + 1}: {problem}");
            }
        }
        return taken;
    }

    /// <summary>Takes a line of a file that lies <paramref name="below"/>, from the folder on; <c>.</c>: in it.</summary>
    private bool Take(string line, string below, out string? problem)
    {
        var sql = database.Sql;
        problem = null;
        if (sql.One<long>("SELECT 1 FROM corrections WHERE line = $line", ("$line", line)) is not null)
        {
            return false;
        }
        Correction said;
        try
        {
            said = JsonSerializer.Deserialize<Correction>(line, _options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            problem = "this is no correction; it is left out";
            return false;
        }
        var known = GivenLabels.Known(database.Surface ?? "").States;
        if (said.States.FirstOrDefault(s => !known.Any(k => k.Name == s)) is { } strange)
        {
            problem = $"'{strange}' is no tip state here; the correction is left out";
            return false;
        }
        string file = below == "." ? said.File : $"{below}/{said.File}";
        long? scan = sql.One<long>("SELECT id FROM scans WHERE hash = $hash", ("$hash", said.Hash))
            ?? (said.Hash is null ? sql.One<long>("SELECT scan FROM files WHERE path = $file", ("$file", file)) : null);
        if (scan is null)
        {
            problem = $"{file} is not there as it was; the correction waits for it";
            return false;
        }
        Labeller person;
        try
        {
            person = database.Person(said.Person ?? Person);
        }
        catch (TrainingException e)
        {
            problem = $"{e.Message}; the correction is left out";
            return false;
        }
        // Nobody need be asked for a state that a correction names.
        foreach (string state in said.States)
        {
            sql.Do("INSERT OR IGNORE INTO states (name) VALUES ($name)", ("$name", state));
        }
        database.Save(new Answer(scan.Value, person.Id, AnswerKind.Seen, said.States)
        {
            Chosen = Chosen.Correction,
        });
        sql.Do("INSERT INTO corrections VALUES ($line)", ("$line", line));
        return true;
    }
}
