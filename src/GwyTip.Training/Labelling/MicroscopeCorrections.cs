using System.Text.Json;
using System.Text.Json.Serialization;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>
/// Takes up what people corrected while they measured: <c>gwytip watch</c> adds a line a correction to a file in the folder that
/// it watches, <c>gwytip correct</c> and Gwyddion's dialog to one above the scan or beside it; none has a database. A line is
/// taken up once; a last line without its end is still being written. The files are only read. What was said of another channel
/// of a file than the one that training takes is no label of it.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="folder">The folder of the scans; the files may lie in folders below it, too.</param>
public sealed class MicroscopeCorrections(LabelsDatabase database, string folder)
{
    /// <summary>As <c>gwytip watch</c> writes it; docs/new-surface.md says what is in it.</summary>
    public const string FileName = LabelFolder.Corrections;

    /// <summary>Whose answers they are, where nobody said.</summary>
    public const string Person = "at the microscope";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    private sealed record Correction
    {
        public DateTimeOffset? Time { get; init; }

        public required string File { get; init; }

        [JsonPropertyName("sha256")]
        public string? Hash { get; init; }

        /// <summary>Number of the channel that was judged; null: older programs did not say.</summary>
        public int? Channel { get; init; }

        public required IReadOnlyList<string> States { get; init; }

        /// <summary>The states of the bundle that was corrected: of others it says nothing.</summary>
        public IReadOnlyList<string>? Asked { get; init; }

        public string? Surface { get; init; }

        public string? Person { get; init; }
    }

    /// <param name="warn">Told of lines that cannot be taken up.</param>
    /// <returns>Corrections that were new.</returns>
    /// <exception cref="TrainingException">A file is there and cannot be read.</exception>
    public int TakeUp(Action<string> warn)
    {
        var lines = new List<Line>();
        foreach (string path in FolderWalk.Through(folder).Files.Select(f => f.Path)
            .Where(p => Path.GetFileName(p) == FileName).Order(StringComparer.Ordinal))
        {
            lines.AddRange(NewLines(path, warn));
        }
        using var gwyddion = new GwyddionReader();
        var otherChannels = new HashSet<string>(StringComparer.Ordinal);
        // Of several files, too, the last that was said counts.
        int taken = lines.OrderBy(l => l.Time).Count(line =>
        {
            string? problem = null;
            bool isTaken = false;
            try
            {
                // Not while others wait to write: a file may take its time to open.
                if (IsOfAnotherChannel(line, gwyddion))
                {
                    otherChannels.Add(line.Text);
                    return false;
                }
                isTaken = database.Sql.Together(() => Take(line, out problem));
            }
            catch (ScanFileException e)
            {
                problem = $"{e.Message}; the correction waits for it";
            }
            if (problem is not null)
            {
                warn($"{line.Where}: {problem}");
            }
            return isTaken;
        });
        if (otherChannels.Count > 0)
        {
            warn(otherChannels.Count == 1
                ? "1 correction is about another channel than the one that is trained on; it is left out"
                : $"{otherChannels.Count} corrections are about other channels than the one that is trained on; they are left "
                    + "out");
        }
        return taken;
    }

    /// <param name="Text">As it stands in the file.</param>
    /// <param name="Where">For what is said of it.</param>
    /// <param name="Below">The folder that the file lies in, from that of the scans on; <c>.</c>: that one.</param>
    /// <param name="Said">What it says.</param>
    /// <param name="Time">When; where it does not say so, when the line before it was written.</param>
    private sealed record Line(string Text, string Where, string Below, Correction Said, DateTimeOffset Time)
    {
        /// <summary>Path of the scan from the folder of the scans on, as it was called then.</summary>
        public string File => Below == "." ? Said.File : $"{Below}/{Said.File}";
    }

    private List<Line> NewLines(string path, Action<string> warn)
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
        var lines = new List<Line>();
        var time = DateTimeOffset.MinValue;
        foreach (var (i, line) in text.Split('\n')[..^1].Index())
        {
            if (line.Length == 0
                || database.Sql.One<long>("SELECT 1 FROM corrections WHERE line = $line", ("$line", line)) is not null)
            {
                continue;
            }
            string where = $"{path}, line {i + 1}";
            try
            {
                var said = JsonSerializer.Deserialize<Correction>(line, _options) ?? throw new JsonException();
                // Nullable annotations do not reach what a list holds.
                if (said.States.Concat(said.Asked ?? []).Contains(null))
                {
                    throw new JsonException();
                }
                lines.Add(new Line(line, where, below, said, time = said.Time ?? time));
            }
            catch (JsonException)
            {
                warn($"{where}: this is not a correction; it is left out");
            }
        }
        return lines;
    }

    private long? ScanOf(Line line) =>
        database.Sql.One<long>("SELECT id FROM scans WHERE hash = $hash", ("$hash", line.Said.Hash))
            ?? (line.Said.Hash is null
                ? database.Sql.One<long>("SELECT scan FROM files WHERE path = $file", ("$file", line.File)) : null);

    /// <exception cref="ScanFileException">The file cannot be read, so that nobody can tell.</exception>
    private bool IsOfAnotherChannel(Line line, GwyddionReader gwyddion) =>
        line.Said.Channel is { } channel && ScanOf(line) is { } scan && database.Scan(scan) is { IsThere: true } known
            && ScanFile.Pick(Path.Combine(folder, known.File), gwyddion).Channel.Id != channel;

    private bool Take(Line line, out string? problem)
    {
        var (sql, said) = (database.Sql, line.Said);
        problem = null;
        var known = GivenLabels.Known(database.Surface ?? "").States;
        if (said.States.FirstOrDefault(s => !known.Any(k => k.Name == s)) is { } strange)
        {
            problem = $"'{strange}' is not a tip state here; the correction is left out";
            return false;
        }
        string file = line.File;
        long? scan = ScanOf(line);
        // Of one that is gone nobody can tell which channel training would take.
        if (scan is null || (said.Channel is not null && database.Scan(scan.Value) is not { IsThere: true }))
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
        // A folder that was copied has the same lines once more.
        if (sql.Do("INSERT OR IGNORE INTO corrections VALUES ($line)", ("$line", line.Text)) == 0)
        {
            return false;
        }
        if (said.Time is { } time && database.LastSaid(scan.Value, person.Id) > time)
        {
            // They have looked again since, and what they said then counts.
            problem = $"{person.Name} has said something else of {file} since, which counts; this correction does not";
            return false;
        }
        string[] states = [.. said.States.Distinct()];
        // Older programs did not write what was asked; a bundle of another surface may have had other states.
        string[]? asked = said.Asked is { } list ? [.. list.Where(s => known.Any(k => k.Name == s)).Union(states)]
            : said.Surface is null || said.Surface == database.Surface ? null : states;
        // Nobody need be asked on the page for a state that a correction names.
        foreach (string state in states.Union(asked ?? []))
        {
            sql.Do("INSERT OR IGNORE INTO states (name) VALUES ($name)", ("$name", state));
        }
        database.Save(new Answer(scan.Value, person.Id, AnswerKind.Seen, states)
        {
            Chosen = Chosen.Correction,
            Time = said.Time,
            Asked = asked,
        });
        if (asked is not null && database.States.Except(asked).ToArray() is { Length: > 0 } open)
        {
            problem = $"it says nothing of {string.Join(", ", open)}, which the bundle of {said.Surface} does not tell; "
                + $"{file} is still to be labelled";
        }
        return true;
    }
}
