using System.Globalization;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.ScanFiles;

namespace GwyTip.Simulation;

/// <summary>
/// A folder of simulated scans with their labels: <c>scans/</c>, <c>labels.csv</c> as the trainer reads it,
/// <c>parameters.jsonl</c> (what made each scan), <c>contact-sheet.png</c> and <c>simulation.json</c>. The labels come last, so a
/// folder that has them is whole; one that was stopped before goes on where it was.
/// </summary>
public static class SimulatedDataSet
{
    public const string LabelsFile = "labels.csv";
    public const string ParametersFile = "parameters.jsonl";
    public const string ContactSheetFile = "contact-sheet.png";
    public const string ScansFolder = "scans";

    /// <summary>
    /// For each scan and each state whose fault is to be seen in it a black picture, white where it is:
    /// <c>000012-corruption.png</c>. It has the pixels of the scan's file: lines that were not measured are in neither where that
    /// is a PNG.
    /// </summary>
    public const string MasksFolder = "masks";

    private const int ScansARow = 10;

    /// <summary>Makes the data set, on all cores. Does nothing where it is there already.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="folder">An empty or new folder, or one with the same data set, unfinished.</param>
    /// <param name="done">Called with the number of scans that are there.</param>
    /// <param name="tell">Told what the user should know, such as files that are passed over.</param>
    /// <param name="stop">Stops between two scans; the folder is unfinished then, and can go on.</param>
    /// <exception cref="SimulationException">It cannot be made as asked, or not there.</exception>
    public static void Write(
        SimulationRequest request, string folder, Action<int>? done = null, Action<string>? tell = null,
        CancellationToken stop = default)
    {
        request.Check();
        var source = request.Source();
        using var closing = source as IDisposable;
        try
        {
            Directory.CreateDirectory(folder);
            if (IsComplete(request, folder))
            {
                return;
            }
            source.Prepare(tell ?? (_ => { }));
            RefuseOtherFiles(source.Files, folder);
            var state = new SimulationState(request, Complete: false, SimulationState.CurrentVersion) { Files = source.Files };
            state.Write(folder);
            var facts = WriteScans(request, source, folder, done, stop);
            WriteTables(request, source, folder, facts);
            WriteContactSheet(source, folder, facts);
            (state with { Complete = true }).Write(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ScanFileException)
        {
            throw new SimulationException($"cannot write to {folder}: {e.Message}", e);
        }
        catch (OutOfMemoryException e)
        {
            throw new SimulationException($"scans of {request.Size.Pixels} pixels need more memory than there is", e);
        }
    }

    private static bool IsComplete(SimulationRequest request, string folder)
    {
        var state = SimulationState.Read(folder);
        if (state is null && Directory.EnumerateFileSystemEntries(folder).Any())
        {
            throw new SimulationException($"{folder} holds other files; choose a new folder");
        }
        if (state is not null && state.Version != SimulationState.CurrentVersion)
        {
            throw new SimulationException(
                $"{folder} holds a simulation by another version of this program; choose another folder, or delete it");
        }
        return state is not null && state.Request != request
            ? throw new SimulationException($"{folder} holds a simulation with other settings ({SimulationState.FileName} has "
                + "them); choose another folder, or delete it")
            : state is { Complete: true };
    }

    /// <summary>
    /// Where other files can be read than when it was begun, another reader being there, say, each number is another scan: those
    /// that are written would get the labels of others.
    /// </summary>
    private static void RefuseOtherFiles(IReadOnlyList<string>? files, string folder)
    {
        if (files is null || SimulationState.Read(folder)?.Files is not { } before)
        {
            return;
        }
        string[] changes =
        [
            .. files.Except(before).Select(f => $"{f} could not be read then"),
            .. before.Except(files).Select(f => $"{f} cannot be read any more"),
        ];
        if (changes.Length > 0)
        {
            throw new SimulationException(
                $"{folder} holds a simulation that was begun with other scans to lay faults on: {changes[0]}"
                + $"{(changes.Length > 1 ? $", and {changes.Length - 1} more" : "")}; choose another folder, or delete it");
        }
    }

    /// <returns>The truth about each.</returns>
    private static ScanFacts[] WriteScans(
        SimulationRequest request, ScanSource source, string folder, Action<int>? done, CancellationToken stop)
    {
        string scans = Path.Combine(folder, ScansFolder), masks = Path.Combine(folder, MasksFolder);
        Directory.CreateDirectory(scans);
        if (request.Masks)
        {
            Directory.CreateDirectory(masks);
        }
        var all = new ScanFacts[request.Count];
        int written = 0;
        try
        {
            Parallel.For(0, request.Count,
                new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
            {
                string path = Path.Combine(scans, request.FileOf(i));
                var made = source.Make(i);
                if (!File.Exists(path))
                {
                    foreach (var (state, mask) in made.Masks)
                    {
                        string name = $"{Path.GetFileNameWithoutExtension(path)}-{state}.png";
                        WriteMask(request, made.Scan.Value, mask, Path.Combine(masks, name));
                    }
                    WriteScan(request, made.Scan.Value, path + ".new");
                    File.Move(path + ".new", path);
                }
                all[i] = made.Facts;
                int count = Interlocked.Increment(ref written);
                done?.Invoke(count);
            });
        }
        catch (AggregateException e)
        {
            throw new SimulationException($"cannot write to {folder}: {e.InnerExceptions[0].Message}", e);
        }
        return all;
    }

    private static void WriteScan(SimulationRequest request, Scan scan, string path)
    {
        if (request.Format == ScanFormat.Gwy)
        {
            GwyFile.Write(path, [ShippedSamples.Channel(scan, request.Surface)]);
            return;
        }
        (request.Format == ScanFormat.Png ? GreyImage.AsPublished(scan) : GreyImage.Fine(scan)).Write(path);
    }

    private static void WriteMask(SimulationRequest request, Scan scan, bool[] mask, string path)
    {
        var lines = request.Format == ScanFormat.Gwy ? Enumerable.Range(0, scan.Lines) : GreyImage.LinesOf(scan);
        ushort[] values = [.. lines.SelectMany(y => mask.AsSpan(y * scan.Width, scan.Width).ToArray()).Select(
            seen => seen ? byte.MaxValue : ushort.MinValue)];
        new GreyImage(values, scan.Width, 8).Write(path);
    }

    private static void WriteTables(SimulationRequest request, ScanSource source, string folder, ScanFacts[] all)
    {
        List<string[]> labels = [[.. LabelColumns.Needed, .. source.Labels]];
        using (var parameters = new StreamWriter(Path.Combine(folder, ParametersFile)))
        {
            foreach (var (i, facts) in all.Index())
            {
                labels.Add([request.FileOf(i), facts.Session, facts.Series, "1",
                    .. source.Labels.Select(l => facts.Labels[l].ToString("0.###", CultureInfo.InvariantCulture))]);
                parameters.WriteLine(JsonSerializer.Serialize(facts.Parameters, SimulationState.Options));
            }
        }
        File.WriteAllText(Path.Combine(folder, LabelsFile), CsvText.Write(labels));
    }

    /// <summary>A row a label: scans that show nothing else, then scans in which the tip changed.</summary>
    private static void WriteContactSheet(ScanSource source, string folder, ScanFacts[] all)
    {
        var first = all.Index().Take(400).ToArray();
        var rows = source.Rows.Select(row => first.Where(f => row(f.Item)).Take(ScansARow).AsParallel().AsOrdered()
            .Select(f => source.Make(f.Index).Scan.Value).ToArray());
        ScanSheet.Write(Path.Combine(folder, ContactSheetFile), [.. rows]);
    }
}
