using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using GwyTip.Core;

namespace GwyTip.Training.Data;

/// <summary>A scan that cannot be trained on, and why.</summary>
public sealed record UnusedScan(string File, string Reason);

/// <summary>A file that holds just the scan of another.</summary>
public sealed record CopiedScan(string File, string Of);

/// <summary>
/// <c>dataset.json</c>: what <c>import</c> found in a label file and a folder of scans. The scans stay where they are; the hash
/// tells when the labels have changed since.
/// </summary>
public sealed record DataSetDescription
{
    public const string FileName = "dataset.json";

    public required string Surface { get; init; }

    /// <summary>States that the scans are labelled with, where it is not all of a surface that we know; null: all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? States { get; init; }

    /// <summary>Full path of the label file.</summary>
    public required string Labels { get; init; }

    /// <summary>Full path of the folder of scans.</summary>
    public required string Images { get; init; }

    /// <summary>Where the scans came from, for the card.</summary>
    public required string Source { get; init; }

    public required string Licence { get; init; }

    public required bool Simulated { get; init; }

    /// <summary>SHA-256 of the label file.</summary>
    public required string LabelsSha256 { get; init; }

    public required IReadOnlyList<UnusedScan> LeftOut { get; init; }

    /// <summary>Scans that are there more than once; null: none is, or it was not looked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CopiedScan>? Copies { get; init; }

    /// <summary>Commands that made the data set, for the card; null: an import.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? MadeBy { get; init; }

    /// <summary>Folder of the label file, which is that of the data set where we wrote it ourselves.</summary>
    [JsonIgnore]
    public string Folder => Path.GetDirectoryName(Labels)!;

    /// <summary>What to type to make the data set again.</summary>
    public IReadOnlyList<string> Commands() => MadeBy ??
        [$"gwytip-train import --surface {Surface} --labels labels.csv --images images --source \"{Source}\" "
            + $"--licence \"{Licence}\" {(Simulated ? "--simulated " : "")}--out runs/data/{Surface}"];

    /// <exception cref="TrainingException">The folder holds no data set, or its file is broken.</exception>
    public static DataSetDescription Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            throw new TrainingException($"{folder} holds no {FileName}; make it with 'gwytip-train import'");
        }
        return RunJson.Read<DataSetDescription>(path);
    }
}

/// <summary>Labelled scans of one surface, those that can be judged.</summary>
public sealed class DataSet
{
    private DataSet(DataSetDescription description, IReadOnlyList<LabelledScan> scans)
    {
        Description = description;
        Scans = scans;
    }

    public DataSetDescription Description { get; }

    public SurfaceLabels Surface => SurfaceLabels.ForSurface(Description.Surface, Description.States);

    /// <summary>Without those left out, in the order of the label file.</summary>
    public IReadOnlyList<LabelledScan> Scans { get; }

    /// <summary>Reads labels and every scan once, and tells which cannot be used.</summary>
    /// <param name="surface">Surface the scans show.</param>
    /// <param name="labels">The label file.</param>
    /// <param name="images">Folder of the scans.</param>
    /// <param name="source">Where they came from.</param>
    /// <param name="licence">Their licence.</param>
    /// <param name="simulated">Whether they are simulated.</param>
    /// <param name="warn">Told of what the user should know but need not mend.</param>
    /// <param name="states">States that they are labelled with; null: all of a surface that we know.</param>
    /// <exception cref="TrainingException">The labels are wrong, or nothing is left.</exception>
    public static DataSet Import(
        string surface, string labels, string images, string source, string licence, bool simulated, Action<string>? warn = null,
        IReadOnlyList<string>? states = null)
    {
        var all = LabelFile.Read(labels, SurfaceLabels.ForSurface(surface, states), warn);
        if (!Directory.Exists(images))
        {
            throw new TrainingException($"there is no folder {images}");
        }
        var read = ScanReading.All([.. all.Select(s => Path.Combine(images, s.File))], Tried);
        UnusedScan[] leftOut = [.. all.Zip(read).Where(p => p.Second.Problem is not null).Select(
            p => new UnusedScan(p.First.File, p.Second.Problem!))];
        CopiedScan[] copies =
        [
            .. all.Zip(read).Where(p => p.Second.Value is not null).GroupBy(p => p.Second.Value!, p => p.First.File)
                .SelectMany(g => g.Skip(1).Select(file => new CopiedScan(file, g.First()))),
        ];
        var description = new DataSetDescription
        {
            Surface = surface,
            States = states,
            Labels = Path.GetFullPath(labels),
            Images = Path.GetFullPath(images),
            Source = source,
            Licence = licence,
            Simulated = simulated,
            LabelsSha256 = Hash(labels),
            LeftOut = leftOut,
            Copies = copies.Length > 0 ? copies : null,
        };
        var data = Describe(description, all);
        if (warn is not null)
        {
            ImportWarnings.Tell(data, all, warn);
        }
        return data;
    }

    /// <exception cref="TrainingException">The folder holds no data set, or its label file is gone or has changed.</exception>
    public static DataSet Open(string folder)
    {
        var description = DataSetDescription.Read(folder);
        var all = LabelFile.Read(description.Labels, SurfaceLabels.ForSurface(description.Surface, description.States));
        return Hash(description.Labels) == description.LabelsSha256
            ? Describe(description, all)
            : throw new TrainingException($"{description.Labels} has changed since it was imported; import it again");
    }

    /// <summary>A data set whose scans are known to be fine.</summary>
    /// <param name="description">All but the hash of the labels.</param>
    /// <param name="labels">The label file.</param>
    /// <exception cref="TrainingException">The labels are wrong.</exception>
    internal static DataSet Describe(DataSetDescription description, string labels) =>
        Describe(
            description with { LabelsSha256 = Hash(labels) },
            LabelFile.Read(labels, SurfaceLabels.ForSurface(description.Surface, description.States)));

    /// <summary>The same data set with its commands named.</summary>
    internal DataSet MadeWith(IReadOnlyList<string> commands) => new(Description with { MadeBy = commands }, Scans);

    /// <summary>The same data set with its label file somewhere else.</summary>
    internal DataSet WithLabelsAt(string path) => new(Description with { Labels = Path.GetFullPath(path) }, Scans);

    /// <summary>Writes <c>dataset.json</c> into <paramref name="folder"/>.</summary>
    public void Save(string folder)
    {
        Folders.Make(folder);
        RunJson.Write(Path.Combine(folder, DataSetDescription.FileName), Description);
    }

    /// <summary>Loads and flattens scans, on all cores.</summary>
    /// <returns>The scans by the names of their files.</returns>
    /// <exception cref="TrainingException">A scan that was fine at import cannot be read any more.</exception>
    public IReadOnlyDictionary<string, FlattenedScan> Load(IReadOnlyList<LabelledScan> scans)
    {
        string[] files = [.. scans.Select(s => Path.Combine(Description.Images, s.File))];
        var read = ScanReading.All(files, FlattenedScan.Flatten);
        int bad = read.ToList().FindIndex(r => r.Problem is not null);
        return bad < 0
            ? scans.Zip(read).ToDictionary(p => p.First.File, p => p.Second.Value!)
            : throw new TrainingException($"{files[bad]}: {read[bad].Problem}");
    }

    private static DataSet Describe(DataSetDescription description, IReadOnlyList<LabelledScan> all)
    {
        var leftOut = description.LeftOut.Select(l => l.File).ToHashSet();
        LabelledScan[] scans = [.. all.Where(s => !leftOut.Contains(s.File))];
        return scans.Length > 0
            ? new DataSet(description, scans)
            : throw new TrainingException(
                $"no scan of {description.Labels} can be used; the first: {description.LeftOut[0].Reason}");
    }

    /// <summary>
    /// Flattens a scan and keeps nothing of it but what tells whether another is the same: a data set may be larger than the
    /// memory.
    /// </summary>
    private static string Tried(Scan scan)
    {
        FlattenedScan.Flatten(scan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int y = 0; y < scan.Lines; y++)
        {
            hash.AppendData(MemoryMarshal.AsBytes(scan.Line(y)));
        }
        return $"{scan.Width} {Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static string Hash(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
