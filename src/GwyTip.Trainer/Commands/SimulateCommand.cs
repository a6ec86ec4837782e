using System.CommandLine;
using System.Globalization;
using GwyTip.ScanFiles;
using GwyTip.Simulation;
using GwyTip.Terminal;
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
        var faultsOn = new Option<DirectoryInfo?>("--faults-on")
        {
            Description = "folder of clean scans, of any format that can be read, to lay faults on, as scans of any; their "
                + "pixels are kept"
        };
        var ranges = new Option<string>("--ranges")
        {
            Description = "parameters to draw from; training and evaluation share none, so that one measures what the other "
                + "taught. whole: all of them, for scenes of any those of the kinds of training",
            DefaultValueFactory = _ => "training",
        };
        ranges.AcceptOnlyFromAmong("training", "evaluation", "whole");
        var format = new Option<string>("--format")
        {
            Description = "png16: 16-bit grey PNG; png: 8-bit, flattened and quantised as the published images are; gwy: "
                + "Gwyddion's",
            DefaultValueFactory = _ => Formats[0],
        };
        format.AcceptOnlyFromAmong(Formats);
        var masks = new Option<bool>("--masks")
        {
            Description = "also write, for scans of any, where each fault is to be seen"
        };
        var output = new Option<DirectoryInfo>("--out")
        {
            Description = "folder to write to; an unfinished simulation in it goes on",
            Required = true
        };
        var command = new Command("simulate", "Simulate a labelled data set, or the sample scans")
        {
            samples, surface, faultsOn, count, seed, size, pixels, ranges, format, masks, output,
        };
        command.SetAction((arguments, stop) => Task.Run(
            () =>
            {
                string folder = arguments.GetRequiredValue(output).FullName;
                string[] surfaces = arguments.GetValue(surface) ?? [];
                var clean = arguments.GetValue(faultsOn);
                if (arguments.GetValue(samples))
                {
                    return clean is null
                        ? WriteSamples(folder, surfaces)
                        : throw new TrainingException("--samples writes scans of its own, and lays no faults on others");
                }
                if (clean is not null && (arguments.GetValue(size) is not null || arguments.GetValue(pixels) is not null))
                {
                    throw new TrainingException(
                        "--faults-on keeps the size of the scans in the folder; --size-nm and --pixels are not for it");
                }
                string named = SurfaceOf(clean is not null && surfaces.Length == 0 ? [FaultLabels.Surface] : surfaces);
                var (smallest, largest) = RangeOf(arguments.GetValue(size));
                return WriteDataSet(
                    new SimulationRequest
                    {
                        Surface = named,
                        FaultsOn = clean is null ? null : CleanScansIn(clean),
                        Count = arguments.GetValue(count),
                        Seed = arguments.GetValue(seed),
                        Size = new ScanSize(smallest, largest, arguments.GetValue(pixels) ?? ScanSource.UsualPixels(named)),
                        Ranges = Enum.Parse<ParameterRanges>(arguments.GetRequiredValue(ranges), ignoreCase: true),
                        Format = Enum.Parse<ScanFormat>(arguments.GetRequiredValue(format), ignoreCase: true),
                        Masks = arguments.GetValue(masks),
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
            if (SurfaceOf([surface]) == FaultLabels.Surface)
            {
                throw new TrainingException(
                    $"there are no samples of surface '{surface}': its scans are faults on scans of others");
            }
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
            SimulatedDataSet.Write(request, folder, progress.Done, Tell, stop);
        }
        catch (SimulationException e)
        {
            throw new TrainingException(e.Message, e);
        }
        progress.Finish();
        var data = DataSet.Import(
            request.Surface, Path.Combine(folder, SimulatedDataSet.LabelsFile), Path.Combine(
                folder, SimulatedDataSet.ScansFolder),
            $"{(request.FaultsOn is null ? "simulated" : "faults laid")} by GwyTip{OnWhat(request)}, seed {request.Seed}, "
            + $"{request.Ranges.ToString().ToLowerInvariant()} ranges",
            request.FaultsOn is null ? "GPL-3.0-or-later" : "that of the clean scans", simulated: true);
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
            + $"{string.Join(", ", data.Surface.States.SelectMany(s => s.Columns))}) to {folder}");
        return 0;
    }

    /// <exception cref="TrainingException">There are none.</exception>
    private static CleanFolder CleanScansIn(DirectoryInfo folder)
    {
        try
        {
            return CleanFolder.Read(folder.FullName);
        }
        catch (SimulationException e)
        {
            throw new TrainingException(e.Message, e);
        }
    }

    /// <summary>What to type to make it again, in the folders that the documentation uses.</summary>
    private static string CommandOf(SimulationRequest request, string folder)
    {
        string size = request.Size switch
        {
            _ when request.FaultsOn is { } clean => $" --faults-on {Path.GetFileName(clean.Path)}",
            { Smallest: { } a, Largest: { } b } => string.Create(CultureInfo.InvariantCulture, $" --size-nm {a}..{b}"),
            _ => "",
        };
        string pixels = request.Size.Pixels == ScanSource.UsualPixels(request.Surface) ? "" : $" --pixels {request.Size.Pixels}";
        string ranges = request.Ranges == ParameterRanges.Training
            ? "" : $" --ranges {request.Ranges.ToString().ToLowerInvariant()}";
        string format = request.Format == ScanFormat.Png16 ? "" : $" --format {request.Format.ToString().ToLowerInvariant()}";
        string masks = request.Masks ? " --masks" : "";
        return $"gwytip-train simulate --surface {request.Surface} --count {request.Count} --seed "
            + $"{request.Seed}{size}{pixels}{ranges}{format}{masks} --out runs/data/{Path.GetFileName(folder)}";
    }

    /// <exception cref="TrainingException">Not one surface, or none that can be simulated.</exception>
    private static string SurfaceOf(string[] surfaces) => surfaces is not [var only]
        ? throw new TrainingException("--surface must name one surface; --samples writes the samples of all")
        : ScanSource.Surfaces.Contains(only)
            ? only
            : throw new TrainingException(
                $"surface '{only}' cannot be simulated; known: {string.Join(", ", ScanSource.Surfaces)}");

    private static void Tell(string sentence) => Console.Error.WriteLine($"gwytip-train: {Printable.Escape(sentence)}");

    private static string OnWhat(SimulationRequest request) =>
        request.FaultsOn is { } clean ? $" on the scans in {Path.GetFileName(clean.Path)}" : "";

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
