using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Training.Data;

/// <summary>
/// One data set of several of the same surface: one whose scans the split divides, others that every member is trained on, and
/// others on which the figures are measured. The scans stay where they are.
/// </summary>
internal sealed class JoinedDataSet
{
    public const string LabelsName = "labels.csv";

    private readonly DataSetDescription _main;
    private readonly (DataSetDescription Data, ScanUse Use)[] _parts;

    /// <param name="main">Folder of the data set that is split.</param>
    /// <param name="train">Folders of those to train on only.</param>
    /// <param name="heldOut">Folders of those to measure figures on; none: the split holds out a share of the main one.</param>
    /// <exception cref="TrainingException">
    /// One is not a data set, has changed since it was imported, or is of another surface.
    /// </exception>
    public JoinedDataSet(string main, IReadOnlyList<string> train, IReadOnlyList<string> heldOut)
    {
        _main = DataSet.Open(main).Description;
        _parts =
        [
            (_main, ScanUse.Any), .. train.Select(f => (DataSet.Open(f).Description, ScanUse.Train)),
            .. heldOut.Select(f => (DataSet.Open(f).Description, ScanUse.HeldOut)),
        ];
        if (_parts.FirstOrDefault(p => p.Data.Surface != _main.Surface) is { Data: { } other })
        {
            throw new TrainingException(
                $"{other.Labels} is of {other.Surface}, {_main.Labels} of {_main.Surface}; only one surface can be joined");
        }
    }

    /// <summary>Writes <c>labels.csv</c> and <c>dataset.json</c>.</summary>
    /// <exception cref="TrainingException">
    /// A scan is there twice, scans of one session are used differently, or the folder cannot be written.
    /// </exception>
    public DataSet Write(string folder)
    {
        Folders.Make(folder);
        string root = CommonFolder([.. _parts.Select(p => p.Data.Images)]), labels = Path.Combine(folder, LabelsName);
        WholeFile.Write(labels, Labels(root));
        var left = _parts.SelectMany(p => p.Data.LeftOut.Select(l => l with { File = Inside(root, p.Data, l.File) }));
        CopiedScan[] copies = [.. _parts.SelectMany(p => (p.Data.Copies ?? []).Select(
            c => new CopiedScan(Inside(root, p.Data, c.File), Inside(root, p.Data, c.Of))))];
        var data = DataSet.Describe(_main with
        {
            Labels = Path.GetFullPath(labels),
            Images = root,
            Source = string.Join("; ", _parts.Select(p => SourceOf(p.Data, p.Use))),
            Licence = string.Join("; ", _parts.Select(p => p.Data.Licence).Distinct()),
            Simulated = _parts.Where(p => p.Use != ScanUse.Train).All(p => p.Data.Simulated),
            LeftOut = [.. left],
            Copies = copies.Length > 0 ? copies : null,
            MadeBy = [.. _parts.SelectMany(p => p.Data.Commands()), Command(folder)],
        }, labels);
        data.Save(folder);
        return data;
    }

    private string Labels(string root)
    {
        var columns = LabelFile.Needed(SurfaceLabels.ForSurface(_main.Surface, _main.States));
        List<string[]> lines = [[.. columns, LabelColumns.Use]];
        foreach (var (data, use) in _parts)
        {
            var rows = Csv.Read(data.Labels);
            int[] places = [.. columns.Select(c => Array.IndexOf(rows[0], c) is >= 0 and var place
                ? place : throw new TrainingException($"{data.Labels} has no column '{c}', so that it cannot be joined"))];
            int own = Array.IndexOf(rows[0], LabelColumns.Use);
            foreach (string[] row in rows.Skip(1))
            {
                var cells = places.Select((place, i) => i == 0 ? Inside(root, data, row[place]) : row[place]);
                lines.Add([.. cells, UseOf(data, use, row[places[0]], own < 0 || own >= row.Length ? "" : row[own])]);
            }
        }
        return CsvText.Write(lines);
    }

    /// <summary>
    /// What a scan is there for: what its own data set says, which may not be another thing than it is joined for.
    /// </summary>
    private static string UseOf(DataSetDescription data, ScanUse use, string file, string own) =>
        own.Length == 0 ? TextOf(use)
            : use == ScanUse.Any || own == TextOf(use) ? own
            : throw new TrainingException(
                $"{data.Labels}: {file} is there for '{own}' and cannot be joined for '{TextOf(use)}'; join the data sets that "
                + "this one was made of");

    private static string TextOf(ScanUse use) => use switch { ScanUse.Train => "train", ScanUse.HeldOut => "held_out", _ => "" };

    private static string SourceOf(DataSetDescription data, ScanUse use) => use switch
    {
        ScanUse.Train => $"to train on only: {data.Source}",
        ScanUse.HeldOut => $"held out: {data.Source}",
        _ => data.Source,
    };

    private string Command(string folder)
    {
        string Named(DataSetDescription d) => $"runs/data/{Path.GetFileName(d.Folder)}";
        string Option(ScanUse use, string name) => _parts.Any(p => p.Use == use)
            ? $" {name} {string.Join(' ', _parts.Where(p => p.Use == use).Select(p => Named(p.Data)))}"
            : "";
        return "gwytip-train join --data "
            + $"{Named(_main)}{Option(ScanUse.Train, "--train")}{Option(ScanUse.HeldOut, "--held-out")} --out "
            + $"runs/data/{Path.GetFileName(Path.GetFullPath(folder))}";
    }

    private static string Inside(string root, DataSetDescription data, string file) =>
        Path.GetRelativePath(root, Path.Combine(data.Images, file)).Replace('\\', '/');

    /// <summary>The deepest folder that all lie in.</summary>
    private static string CommonFolder(IReadOnlyList<string> folders)
    {
        string common = folders[0];
        while (folders.Any(f => Path.GetRelativePath(common, f) is var way && (
            way.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(way))))
        {
            common = Path.GetDirectoryName(common)
                ?? throw new TrainingException($"{string.Join(" and ", folders)} lie on different drives; move them onto one");
        }
        return common;
    }
}
