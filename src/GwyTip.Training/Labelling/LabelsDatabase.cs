using System.Globalization;
using System.Security.Cryptography;
using GwyTip.ScanFiles;
using Microsoft.Data.Sqlite;

namespace GwyTip.Training.Labelling;

/// <summary>
/// The labels of a folder of scans: who said what of which scan. A scan is known by what its file holds, so that it may be
/// renamed and moved. Every answer is on the disk when <see cref="Save"/> returns, and none is ever removed. Several programs may
/// have it open at once, and several threads may use one.
/// </summary>
public sealed class LabelsDatabase : IDisposable
{
    /// <summary>Its name beside the scans.</summary>
    public const string FileName = LabelFolder.Database;

    private const string SurfaceSetting = "surface";

    private readonly TimeProvider _clock;

    private LabelsDatabase(SqlFile file, string path, TimeProvider clock) => (Sql, Path, _clock) = (file, path, clock);

    /// <summary>Full path of the file.</summary>
    public string Path { get; }

    internal SqlFile Sql { get; }

    /// <summary>Opens a database, and makes it where it is missing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="clock">Says when an answer was given; null: the system's. Nothing is ordered by it.</param>
    /// <exception cref="TrainingException">It cannot be written, is not a labels database, or is of a newer program.</exception>
    public static LabelsDatabase Open(string path, TimeProvider? clock = null)
    {
        path = System.IO.Path.GetFullPath(path);
        var file = SqlFile.Open(path);
        try
        {
            LabelsSchema.Prepare(file, path);
            return new LabelsDatabase(file, path, clock ?? TimeProvider.System);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Whether a path means a database rather than a label file: a folder, or a file that begins as SQLite's do.
    /// </summary>
    public static bool IsAt(string path)
    {
        if (Directory.Exists(path))
        {
            return true;
        }
        try
        {
            using var file = File.OpenRead(path);
            byte[] start = new byte[15];
            return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length
                && start.AsSpan().SequenceEqual("SQLite format 3"u8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Whoever opens it says what is wrong.
            return false;
        }
    }

    /// <summary>The database that a path means: a file, or the one in a folder.</summary>
    /// <exception cref="TrainingException">There is none.</exception>
    public static string FileAt(string path)
    {
        string file = System.IO.Path.GetFullPath(Directory.Exists(path) ? System.IO.Path.Combine(path, FileName) : path);
        return File.Exists(file)
            ? file
            : throw new TrainingException($"{path} has no labels database; 'gwytip-train label' makes one");
    }

    public void Dispose() => Sql.Dispose();

    /// <summary>The surface that the scans show; null: nobody said.</summary>
    public string? Surface
    {
        get => Sql.Text("SELECT value FROM settings WHERE name = $name", ("$name", SurfaceSetting));
        set => Sql.Do(
            "INSERT INTO settings VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            ("$name", SurfaceSetting), ("$value", value));
    }

    /// <summary>The states that people are asked for, in the order of their keys.</summary>
    public IReadOnlyList<string> States =>
        Sql.Ask("SELECT name FROM states WHERE position IS NOT NULL ORDER BY position", r => r.GetString(0));

    /// <summary>The states that answers name though nobody is asked for them any more, and how many do.</summary>
    public IReadOnlyList<(string State, int Answers)> FormerStates => Sql.Ask(
        """
        SELECT name, (SELECT COUNT(*) FROM answer_states WHERE state = states.id
            AND answer IN (SELECT MAX(id) FROM answers GROUP BY scan, person)) AS n FROM states
        WHERE position IS NULL AND n > 0 ORDER BY name
        """,
        r => (r.GetString(0), r.GetInt32(1)));

    /// <summary>What people are asked for from now on. Answers that name other states are kept.</summary>
    /// <param name="states">Names that GwyTip has words for.</param>
    /// <exception cref="TrainingException">A name stands there twice.</exception>
    public void Ask(IReadOnlyList<string> states)
    {
        if (states.GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new TrainingException($"the state {twice.Key} is named twice");
        }
        Sql.Together(() =>
        {
            Sql.Do("UPDATE states SET position = NULL");
            foreach (var (position, name) in states.Index())
            {
                Sql.Do(
                    "INSERT INTO states (name, position) VALUES ($name, $at) ON CONFLICT (name) DO UPDATE SET position = $at",
                    ("$name", name), ("$at", position));
            }
        });
    }

    /// <summary>Gives a state another name, in every answer that was given.</summary>
    /// <exception cref="TrainingException">There is no such state, or there is one of the new name already.</exception>
    public void Rename(string state, string name) => Sql.Together(() =>
    {
        if (Sql.One<long>("SELECT id FROM states WHERE name = $name", ("$name", name)) is not null)
        {
            throw new TrainingException($"{Path}: there is a state {name} already; two cannot become one");
        }
        if (Sql.Do("UPDATE states SET name = $new WHERE name = $old", ("$new", name), ("$old", state)) == 0)
        {
            throw new TrainingException($"{Path}: has no state {state}; it has {string.Join(", ", States)}");
        }
    });

    public IReadOnlyList<Labeller> People =>
        Sql.Ask("SELECT id, name, token FROM people ORDER BY id", LabellerOf);

    /// <summary>The person of a name, who is made known where they are not.</summary>
    /// <param name="name">Spaces around it do not count, nor the case of its letters.</param>
    /// <exception cref="TrainingException">It is not a name.</exception>
    public Labeller Person(string name)
    {
        name = name.Trim();
        if (name.Length is 0 or > LabelFolder.LongestName || name.Any(char.IsControl))
        {
            throw new TrainingException($"a name has 1 to {LabelFolder.LongestName} letters, all on one line");
        }
        return Sql.Together(() => PersonNamed(name) ?? Added());

        Labeller Added()
        {
            Sql.Do(
                "INSERT OR IGNORE INTO people (name, token) VALUES ($name, $token)", ("$name", name),
                ("$token", RandomNumberGenerator.GetHexString(32, lowercase: true)));
            return Sql.Ask("SELECT id, name, token FROM people WHERE name = $name", LabellerOf, ("$name", name))[0];
        }
    }

    /// <returns>Null: nobody is known by that name.</returns>
    public Labeller? PersonNamed(string name) => People.FirstOrDefault(
        p => string.Equals(p.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>The scans that are known, by their paths.</summary>
    public IReadOnlyList<KnownScan> Scans => Sql.Ask(
        """
        SELECT id, file, session, series, EXISTS (SELECT 1 FROM files WHERE scan = scans.id), problem, hash FROM scans
        ORDER BY file
        """,
        ScanOf);

    /// <returns>Null: there is no scan of that number.</returns>
    public KnownScan? Scan(long id) => Sql.Ask(
        """
        SELECT id, file, session, series, EXISTS (SELECT 1 FROM files WHERE scan = scans.id), problem, hash FROM scans
        WHERE id = $id
        """,
        ScanOf, ("$id", id)).FirstOrDefault();

    /// <summary>
    /// The scans that no file holds any more, and whose path another scan has taken since: by that path nobody can mean them.
    /// </summary>
    public IReadOnlySet<long> Replaced => Sql.Ask(
        """
        SELECT id FROM scans AS old WHERE NOT EXISTS (SELECT 1 FROM files WHERE scan = old.id)
            AND (EXISTS (SELECT 1 FROM files WHERE path = old.file)
                OR EXISTS (SELECT 1 FROM scans WHERE file = old.file AND id > old.id))
        """,
        r => r.GetInt64(0)).ToHashSet();

    /// <summary>Notes why a scan cannot be shown, so that nobody is asked for it.</summary>
    public void SetProblem(long scan, string? problem) =>
        Sql.Do("UPDATE scans SET problem = $problem WHERE id = $id", ("$problem", problem), ("$id", scan));

    /// <summary>Keeps what scans look like, see <see cref="ScanLook"/>.</summary>
    public void SetLooks(IEnumerable<(long Scan, float[] Look)> looks) => Sql.Together(() =>
    {
        foreach (var (scan, look) in looks)
        {
            Sql.Do("UPDATE scans SET look = $look WHERE id = $id", ("$look", ScanLook.ToBytes(look)), ("$id", scan));
        }
    });

    /// <summary>The looks that are known, by scan.</summary>
    public IReadOnlyDictionary<long, float[]> Looks() => Sql.Ask(
        "SELECT id, look FROM scans WHERE look IS NOT NULL",
        r => (Id: r.GetInt64(0), Look: ScanLook.FromBytes((byte[])r[1]))).ToDictionary(l => l.Id, l => l.Look);

    /// <summary>Saves an answer. It is on the disk when this returns.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="TrainingException">A state is not known here, or it cannot be saved; then nothing of it is.</exception>
    public long Save(Answer answer) => Sql.Together(() =>
    {
        // Nothing was said later than now, whatever another clock said.
        var now = _clock.GetUtcNow();
        var time = answer.Time is { } said && said < now ? said : now;
        Sql.Do(
            """
            INSERT INTO answers (scan, person, kind, note, chosen, seconds, time, asked)
            VALUES ($scan, $person, $kind, $note, $chosen, $seconds, $time, $asked)
            """,
            ("$scan", answer.Scan), ("$person", answer.Person), ("$kind", NameOf(answer.Kind)), ("$note", answer.Note),
            ("$chosen", NameOf(answer.Chosen)), ("$seconds", answer.Seconds),
            ("$time", time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("$asked", string.Join(' ', (answer.Asked ?? States).Select(NumberOf))));
        long number = Sql.One<long>("SELECT last_insert_rowid()")!.Value;
        foreach (string state in answer.Kind == AnswerKind.Seen ? answer.States : [])
        {
            Sql.Do("INSERT INTO answer_states VALUES ($answer, $state)", ("$answer", number), ("$state", NumberOf(state)));
        }
        return number;
    });

    /// <summary>When a person said something of a scan last, to the second; null: they never did.</summary>
    public DateTimeOffset? LastSaid(long scan, long person) => Sql.Text(
        "SELECT MAX(time) FROM answers WHERE scan = $scan AND person = $person", ("$scan", scan), ("$person", person))
        is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture) : null;

    /// <summary>Takes back the last answer of a person.</summary>
    /// <returns>The scan that it was about; null: there is none to take back.</returns>
    public long? Undo(long person) => Sql.Together<long?>(() =>
    {
        if (Answers().LastOrDefault(a => a.Said.Person == person) is not { } last)
        {
            return null;
        }
        Save(last.Said with { Kind = AnswerKind.Withdrawn, States = [], Note = "" });
        return last.Said.Scan;
    });

    /// <summary>
    /// The answers that count, in the order in which they were given: of each person the last on each scan, if all states that
    /// people are asked for now were asked for then.
    /// </summary>
    public IReadOnlyList<GivenAnswer> Answers()
    {
        string[] asked = [.. States];
        return [.. LastAnswers().Where(a => a.Said.Kind == AnswerKind.CannotTell || asked.All(a.Said.Covers))];
    }

    /// <summary>As <see cref="Answers"/>, with those that say nothing of some state.</summary>
    public IReadOnlyList<GivenAnswer> LastAnswers()
    {
        var names = Sql.Ask("SELECT id, name FROM states", r => (Id: r.GetInt64(0), Name: r.GetString(1)))
            .ToDictionary(s => s.Id.ToString(CultureInfo.InvariantCulture), s => s.Name);
        var states = Sql.Ask(
            "SELECT answer, name FROM answer_states JOIN states ON states.id = state ORDER BY answer, position, name",
            r => (Answer: r.GetInt64(0), State: r.GetString(1))).ToLookup(s => s.Answer, s => s.State);
        return Sql.Ask(
            """
            SELECT id, scan, person, kind, note, chosen, seconds, asked FROM answers
            WHERE id IN (SELECT MAX(id) FROM answers GROUP BY scan, person) AND kind <> 'withdrawn' ORDER BY id
            """,
            r => new GivenAnswer(
                r.GetInt64(0),
                new Answer(r.GetInt64(1), r.GetInt64(2), Named<AnswerKind>(r.GetString(3)), [.. states[r.GetInt64(0)]])
                {
                    Note = r.GetString(4),
                    Chosen = Named<Chosen>(r.GetString(5)),
                    Seconds = r.GetDouble(6),
                    Asked = r.IsDBNull(7)
                        ? null
                        : [.. r.GetString(7).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => names[id])],
                }));
    }

    private long NumberOf(string state) => Sql.One<long>("SELECT id FROM states WHERE name = $name", ("$name", state))
        ?? throw new TrainingException($"{Path}: has no state '{state}'; it has {string.Join(", ", States)}");

    private static KnownScan ScanOf(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.IsDBNull(5) ? null : r.GetString(5),
        r.IsDBNull(6) ? null : r.GetString(6));

    private static Labeller LabellerOf(SqliteDataReader r) => new(r.GetInt64(0), r.GetString(1), r.GetString(2));

    /// <summary>As the database writes it: small letters, words apart.</summary>
    private static string NameOf(Enum value) => string.Concat(
        value.ToString().Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static T Named<T>(string name)
        where T : struct, Enum =>
        Enum.GetValues<T>().First(v => NameOf(v) == name);
}
