using System.Text.RegularExpressions;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Training.Data;

/// <summary>
/// Labels from the names of folders: <c>rows/monday/scan-1.gwy</c> shows rows and is of the session <c>monday</c>. A folder may
/// name several labels, <c>rows+tip_change</c>. Folders and files whose names begin with a dot are not looked at.
/// </summary>
public sealed class ClassFolder
{
    /// <summary>Session of scans that nothing says the session of.</summary>
    public const string UnknownSession = "unknown";

    private const char And = '+';

    private readonly string _folder;
    private readonly SurfaceLabels _surface;
    private readonly Regex? _session;
    private readonly Action<string> _warn;

    /// <param name="folder">Folder of the class folders.</param>
    /// <param name="surface">Its states and labels are what a class folder can be named after.</param>
    /// <param name="session">
    /// Regular expression on the name of a scan's file; its first group, or all that it matches, is the session.
    /// </param>
    /// <param name="warn">Told of what is missing.</param>
    /// <exception cref="TrainingException">It is not a regular expression.</exception>
    public ClassFolder(string folder, SurfaceLabels surface, string? session, Action<string> warn)
    {
        _folder = folder;
        _surface = surface;
        _warn = warn;
        try
        {
            _session = session is null ? null : new Regex(session, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException e)
        {
            throw new TrainingException($"--session: {e.Message}", e);
        }
    }

    /// <summary>The label file that says what the folders say.</summary>
    /// <exception cref="TrainingException">
    /// A folder is named after no state, holds nothing, or the scans' sessions cannot be told.
    /// </exception>
    public string Labels()
    {
        if (!Directory.Exists(_folder))
        {
            throw new TrainingException($"there is no folder {_folder}");
        }
        string[] columns = [.. _surface.States.SelectMany(s => s.Columns)];
        var found = new List<(string File, string[] Columns)>();
        foreach (string place in Visible(Directory.EnumerateDirectories(_folder)))
        {
            string[] shown = ColumnsOf(place);
            string[] files = [.. Visible(Directory.EnumerateFiles(place, "*", SearchOption.AllDirectories))];
            if (files.Length == 0)
            {
                _warn($"{place} is empty");
            }
            found.AddRange(files.Select(f => (Path.GetRelativePath(_folder, f).Replace('\\', '/'), shown)));
        }
        if (found.Count == 0)
        {
            throw new TrainingException($"{_folder} holds no scans in folders named after tip states ({Known})");
        }
        var sessions = Sessions([.. found.Select(f => f.File)]);
        return CsvText.Write(
        [
            [.. LabelColumns.Needed, .. columns],
            .. found.Select(f => (string[])
            [
                f.File, sessions[f.File], SeriesOf(f.File), "1", .. columns.Select(c => f.Columns.Contains(c) ? "1" : "0"),
            ]),
        ]);
    }

    private string Known => string.Join(", ", _surface.States.SelectMany(s => s.Columns.Append(s.Name)).Distinct());

    private static IEnumerable<string> Visible(IEnumerable<string> paths) =>
        paths.Where(p => !Path.GetFileName(p).StartsWith('.')).Order(StringComparer.Ordinal);

    /// <summary>The columns of the label file that a folder's name stands for; of a state with several, the first.</summary>
    private string[] ColumnsOf(string place) => [.. Path.GetFileName(place).Split(And).Select(name =>
        _surface.States.SelectMany(s => s.Columns).FirstOrDefault(c => c == name)
        ?? _surface.States.FirstOrDefault(s => s.Name == name)?.Columns[0]
        ?? throw new TrainingException(
            $"{place}: '{name}' is not a tip state of {_surface.Surface}; a folder is named after one of {Known}, or after "
            + $"several joined by '{And}'"))];

    /// <summary>A folder below the class folder is a series; elsewhere a scan is one of its own.</summary>
    private static string SeriesOf(string file) => file.Split('/') is [_, _, .. var below, _] && below.Length > 0
        ? string.Join('/', file.Split('/')[1..^1])
        : file;

    /// <summary>Folder below the class folder; else by the expression; else the date in the name; else unknown for all.</summary>
    private Dictionary<string, string> Sessions(string[] files)
    {
        string[] loose = [.. files.Where(f => f.Count(c => c == '/') == 1)];
        var sessions = files.Except(loose).ToDictionary(f => f, f => f.Split('/')[1]);
        var named = loose.ToDictionary(f => f, f => Matched(_session ?? SessionNames.Date(), Path.GetFileName(f)));
        if (_session is not null && named.FirstOrDefault(n => n.Value is null).Key is { } unmatched)
        {
            throw new TrainingException(
                $"{Path.Combine(_folder, unmatched)}: --session '{_session}' finds no session in this name");
        }
        if (named.Values.Any(v => v is null))
        {
            _warn(
                $"nothing says which session {loose.Length} scans are of, e.g. {loose[0]}: no folder below the class folder, no "
                + "date in the names of all, no --session. They count as one session, each scan as a series of its own");
            named = loose.ToDictionary(f => f, _ => (string?)UnknownSession);
        }
        foreach (var (file, session) in named)
        {
            sessions.Add(file, session!);
        }
        return sessions;
    }

    private static string? Matched(Regex expression, string name) => expression.Match(name) is { Success: true } m
        ? m.Groups.Count > 1 ? m.Groups[1].Value : m.Value
        : null;
}
