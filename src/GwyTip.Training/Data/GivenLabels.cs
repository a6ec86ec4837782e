using System.Globalization;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Training.Data;

/// <summary>
/// What the scans of a new surface are labelled with: the states that its label file or its folders name, of those that GwyTip
/// has words for (<see cref="SurfaceLabels.Vocabulary"/>).
/// </summary>
internal static class GivenLabels
{
    /// <summary>Name of a surface: what a folder of the models folder may be called.</summary>
    public static bool IsSurface(string name) =>
        name.Length is > 0 and <= 40 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
        && name is not ("auto" or "unknown-surface") && name[0] != '-';

    /// <summary>The states that the folders below <paramref name="images"/> name.</summary>
    public static SurfaceLabels OfFolders(string surface, string images)
    {
        var known = Known(surface);
        string[] names = Directory.Exists(images)
            ? [.. Directory.EnumerateDirectories(images).Select(d => Path.GetFileName(d)!).Where(d => d[0] != '.')
                .SelectMany(d => d.Split('+')).Distinct()]
            : [];
        // A name that is not a state is ClassFolder's to refuse, with all that it may be.
        return names.All(n => known.States.Any(s => Means(s, n))) && names.Length > 0 ? Only(known, names) : known;
    }

    /// <summary>
    /// The states that a label file has columns for, and its rows with every column that these states can have: of a state with
    /// several, one is enough, and it may be named after the state itself.
    /// </summary>
    /// <exception cref="TrainingException">It names no state.</exception>
    public static (SurfaceLabels Surface, string Text) OfFile(string surface, string labels, Action<string> warn) =>
        OfRows(surface, labels, Csv.Read(labels), warn, []);

    /// <summary>
    /// As <see cref="OfFile"/>, of a text that errors call <paramref name="labels"/>. States that fewer scans show than it takes
    /// to tell them are left out.
    /// </summary>
    public static (SurfaceLabels Surface, string Text) OfText(
        string surface, string labels, string text, int fewest, Action<string> warn)
    {
        List<string[]> rows = [.. Csv.Lines(text, labels).Select(r => r.Cells)];
        int[] Columns(LabelledState state) => [.. rows[0].Index().Where(h => Means(state, h.Item)).Select(h => h.Index)];
        bool IsHalf(string cell) => double.TryParse(cell, CultureInfo.InvariantCulture, out double share) && share >= 0.5;
        int Showing(LabelledState state) =>
            rows.Skip(1).Count(r => Columns(state).Any(i => i < r.Length && IsHalf(r[i])));
        LabelledState[] few =
        [
            .. Known(surface).States.Where(s => s.Name != TipState.TipChange && Columns(s).Length > 0 && Showing(s) < fewest),
        ];
        foreach (var state in few)
        {
            warn($"{Showing(state)} scans show {state.Name}: fewer than {fewest}, so it is left out; label more of them");
        }
        if (few.Length > 0
            && few.Length == Known(surface).States.Count(s => s.Name != TipState.TipChange && Columns(s).Length > 0))
        {
            throw new TrainingException($"{labels}: no state is shown by {fewest} scans yet; label more");
        }
        return OfRows(surface, labels, rows, few.Length == 0 ? warn : _ => { }, few);
    }

    private static (SurfaceLabels Surface, string Text) OfRows(
        string surface, string labels, List<string[]> rows, Action<string> warn, LabelledState[] leaveOut)
    {
        var known = Known(surface);
        known = known.Only([.. known.States.Except(leaveOut).Select(s => s.Name)]);
        string[] header = rows.Count > 0 ? rows[0] : throw new TrainingException($"{labels} is empty");
        var given = Only(known, header);
        if (given.States.Count == 0)
        {
            throw new TrainingException(
                $"{labels}, line 1: names no tip state; columns can be "
                + $"{string.Join(", ", known.States.SelectMany(s => s.Columns.Append(s.Name)).Distinct())}");
        }
        var columns = given.States.SelectMany(s => s.Columns.Select((c, i) => (Column: c, State: s, IsFirst: i == 0))).ToArray();
        string[] unused = [.. header.Where(h => !LabelColumns.Needed.Contains(h) && !given.States.Any(s => Means(s, h)))];
        if (unused.Length > 0)
        {
            warn($"{labels}: not used, for they are not tip states of {surface}: {string.Join(", ", unused)}");
        }
        return (given, CsvText.Write(
            rows.Skip(1).Select(Labels).Prepend([.. LabelColumns.Needed, .. columns.Select(c => c.Column)])));

        string[] Labels(string[] row)
        {
            string Cell(string column, string otherwise) =>
                Array.IndexOf(header, column) is >= 0 and var i && i < row.Length ? row[i] : otherwise;
            // Without a session nothing is known; without a series a scan is one of its own; without a count one person labelled
            // it.
            string file = Cell(LabelColumns.File, "");
            return
            [
                file, Cell(LabelColumns.Session, ClassFolder.UnknownSession), Cell(LabelColumns.Series, file),
                Cell(LabelColumns.Labellers, "1"),
                .. columns.Select(c => Cell(c.Column, c.IsFirst ? Cell(c.State.Name, "0") : "0")),
            ];
        }
    }

    /// <summary>All that scans of a surface can be labelled with.</summary>
    public static SurfaceLabels Known(string surface) =>
        SurfaceLabels.Known.FirstOrDefault(s => s.Surface == surface) ?? new SurfaceLabels(surface, SurfaceLabels.Vocabulary);

    private static SurfaceLabels Only(SurfaceLabels known, string[] names) =>
        known.Only([.. known.States.Where(s => names.Any(n => Means(s, n))).Select(s => s.Name)]);

    /// <summary>Whether a column or folder of that name is about a state.</summary>
    public static bool Means(LabelledState state, string name) => state.Name == name || state.Columns.Contains(name);
}
