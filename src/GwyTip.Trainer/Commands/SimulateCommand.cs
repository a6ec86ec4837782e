using System.CommandLine;
using System.Globalization;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Trainer.Output;
using GwyTip.Training;
using GwyTip.Training.Data;

namespace GwyTip.Trainer.Commands;

internal static class SimulateCommand
{
    private static readonly string[] Formats = ["png16", "png", "gwy"];

    public static Command Make()
    {
        var samples = new Option<bool>("--samples")
        {
            Description = "write the sample scans, one a tip state, and the truth about them, instead of a data set"
        };
        var surface = new Option<string[]>("--surface")
        {
            Description = $"surface to simulate: {string.Join(", ", ScanSource.Surfaces)}; with --samples: of "
                + "which surfaces, default all",
            AllowMultipleArgumentsPerToken = true,
        };
        var count = new Option<int>("--count") { Description = "scans", DefaultValueFactory = _ => 200 };
        var seed = new Option<ulong>("--seed") { Description = "another seed, other scans", DefaultValueFactory = _ => 1 };
        var size = new Option<string?>("--size-nm")
        {
            Description = "edge of the scans in nm, 30 or 10..60; default: what people scan"
        };
        var pixels = new Option<int?>("--pixels")
        {
            Description = "pixels along an edge; default: 192 on silicon, 150 on the metals; of any the most, 300"
        };
        var ranges = new Option<string>("--ranges")
        {
            Description = "parameters to draw from; the two share none, so that one measures what the other taught",
            DefaultValueFactory = _ => "training",
        };
        ranges.AcceptOnlyFromAmong("training", "evaluation");
        var format = new Option<string>("--format")
        {
            Description = "png16: 16-bit grey PNG; png: 8-bit, flattened and quantised as the published images are; gwy: "
                + "Gwyddion's",
            DefaultValueFactory = _ => Formats[0],
        };
        format.AcceptOnlyFromAmong(Formats);
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder to write to; an unfinished simulation in it goes on",
            Required = true
        };
        var command = new Command("simulate", "Simulate a labelled data set, or the sample scans")
        {
            samples, surface, count, seed, size, pixels, ranges, format, output,
        };
        command.SetAction((arguments, stop) => Task.Run(
            () =>
            {
                string folder = arguments.GetRequiredValue(output).FullName;
                string[] surfaces = arguments.GetValue(surface) ?? [];
                if (arguments.GetValue(samples))
                {
                    return WriteSamples(folder, surfaces);
                }
                string named = SurfaceOf(surfaces);
                var (smallest, largest) = RangeOf(arguments.GetValue(size));
                return WriteDataSet(
                    new SimulationRequest
                    {
                        Surface = named,
                        Count = arguments.GetValue(count),
                        Seed = arguments.GetValue(seed),
                        Size = new ScanSize(smallest, largest, arguments.GetValue(pixels) ?? ScanSource.UsualPixels(named)),
                        Ranges = Enum.Parse<ParameterRanges>(arguments.GetRequiredValue(ranges), ignoreCase: true),
                        Format = Enum.Parse<ScanFormat>(arguments.GetRequiredValue(format), ignoreCase: true),
                    },
                    folder,
                    stop);
            },
            stop));
        return command;
    }

    private static int WriteSamples(string folder, string[] surfaces)
    {
        foreach (string surface in surfaces)
        {
            SurfaceOf([surface]);
        }
        var samples = surfaces.Length == 0 ? ShippedSamples.All : ShippedSamples.ForSurfaces(surfaces);
        try
        {
            ShippedSamples.WriteTo(folder, samples);
        }
        catch (Exception e) when (e is ScanFileException or IOException or UnauthorizedAccessException)
        {
            throw new TrainingException($"cannot write the samples: {e.Message}", e);
        }
        Console.WriteLine($"wrote {samples.Count} scans and {ShippedSamples.TruthFile} to {folder}");
        return 0;
    }

    private static int WriteDataSet(SimulationRequest request, string folder, CancellationToken stop)
    {
        var progress = new SimulationProgress(Console.Out, !Console.IsOutputRedirected, request.Count);
        try
        {
            SimulatedDataSet.Write(request, folder, progress.Done, stop);
        }
        catch (SimulationException e)
        {
            throw new TrainingException(e.Message, e);
        }
        progress.Finish();
        var data = DataSet.Import(
            request.Surface, Path.Combine(folder, SimulatedDataSet.LabelsFile), Path.Combine(
                folder, SimulatedDataSet.ScansFolder),
            $"simulated by GwyTip, seed {request.Seed}, {request.Ranges.ToString().ToLowerInvariant()} "
            + "ranges", "GPL-3.0-or-later", simulated: true);
        data = data.MadeWith([CommandOf(request, folder)]);
        data.Save(folder);
        Console.WriteLine(
            $"{data.Scans.Count} scans of {request.Surface} in {data.Scans.Select(s => s.Session).Distinct().Count()} sessions:");
        foreach (var state in data.Surface.States)
        {
            Console.WriteLine($"  {state.Name,-18} in {data.Scans.Count(s => s.Labels[state.Name] == 1)}, alone in "
                + $"{data.Scans.Count(s => s.SingleState == state.Name)}");
        }
        Console.WriteLine(
            $"wrote {SimulatedDataSet.LabelsFile}, {SimulatedDataSet.ParametersFile}, {DataSetDescription.FileName}, "
            + $"{SimulatedDataSet.ScansFolder}/ and {SimulatedDataSet.ContactSheetFile} (a row a label: "
            + $"{string.Join(", ", request.Source().Labels)}) to {folder}");
        return 0;
    }

    /// <summary>What to type to make it again, in the folders that the documentation uses.</summary>
    private static string CommandOf(SimulationRequest request, string folder)
    {
        string size = request.Size switch
        {
            { Smallest: { } a, Largest: { } b } => string.Create(CultureInfo.InvariantCulture, $" --size-nm {a}..{b}"),
            _ => "",
        };
        string pixels = request.Size.Pixels == ScanSource.UsualPixels(request.Surface) ? "" : $" --pixels {request.Size.Pixels}";
        string ranges = request.Ranges == ParameterRanges.Training ? "" : " --ranges evaluation";
        string format = request.Format == ScanFormat.Png16 ? "" : $" --format {request.Format.ToString().ToLowerInvariant()}";
        return $"gwytip-train simulate --surface {request.Surface} --count {request.Count} --seed "
            + $"{request.Seed}{size}{pixels}{ranges}{format} --out runs/data/{Path.GetFileName(folder)}";
    }

    /// <exception cref="TrainingException">Not one surface, or none that can be simulated.</exception>
    private static string SurfaceOf(string[] surfaces) => surfaces is not [var only]
        ? throw new TrainingException("--surface must name one surface; --samples writes the samples of all")
        : ScanSource.Surfaces.Contains(only)
            ? only
            : throw new TrainingException(
                $"surface '{only}' cannot be simulated; known: {string.Join(", ", ScanSource.Surfaces)}");

    /// <summary>Reads "30" or "10..60".</summary>
    private static (double? Smallest, double? Largest) RangeOf(string? text)
    {
        if (text is null)
        {
            return (null, null);
        }
        string[] parts = text.Split("..");
        return parts.Length <= 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double smallest)
            && double.TryParse(parts[^1], NumberStyles.Float, CultureInfo.InvariantCulture, out double largest)
            ? (smallest, largest)
            : throw new TrainingException($"--size-nm is '{text}', neither a size such as 30 nor a range such as 10..60");
    }
}
