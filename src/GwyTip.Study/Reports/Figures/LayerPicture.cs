using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Documents;
using GwyTip.Training.Engines;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Members;
using GwyTip.Training.Networks;

namespace GwyTip.Study.Reports;

/// <summary>
/// What every convolution of a member makes of one scan, the mean over its filters: the pictorial demonstration of the paper's
/// supplement, for a scan with atomic resolution where there is one.
/// </summary>
internal static class LayerPicture
{
    private const int Thumb = 128, Step = Thumb + 14, Row = Thumb + 40, Left = 16, Top = 50, Across = 6;

    /// <param name="run">The run.</param>
    /// <param name="ensemble">Its ensemble.</param>
    /// <param name="scans">The scans that are at hand.</param>
    public static IEnumerable<Block> Draw(RunScore run, JudgedMembers ensemble, IReadOnlyDictionary<string, FlattenedScan> scans)
    {
        int member = run.Chosen.FirstOrDefault(
            m => run.Run.Config.Members[m].Method is NetworkMethod { Input: Preprocessing.Image }, -1);
        var shown = ensemble.Judged.Where(j => scans.ContainsKey(j.Scan.File) && j.Scan.SingleState is not null)
            .OrderBy(j => j.Scan.SingleState == "individual_atoms" ? 0 : 1).ThenByDescending(j => j.Report.Confidence)
            .ThenBy(j => j.Scan.File, StringComparer.Ordinal).Select(j => (Judgement?)j).FirstOrDefault();
        if (member < 0 || shown is not { } scan)
        {
            yield break;
        }
        Block block;
        try
        {
            block = Draw(run, member, scan.Scan, scans[scan.Scan.File]);
        }
        catch (TrainingException e)
        {
            block = new ParagraphBlock($"The outputs of a member's layers cannot be shown. {e.Message}");
        }
        yield return block;
    }

    private static FigureBlock Draw(RunScore run, int member, LabelledScan scan, FlattenedScan flattened)
    {
        var config = run.Run.Config.Members[member];
        var states = config.Method.StatesOf(config, run.Run.Data.Surface);
        var network = NetworkMethod.Named(config.Network).NetworkOf(config, states.Count);
        using var engine = new TrainingEngine(new EngineOptions());
        var optimizer = OptimizerSpec.Create(config.Optimizer, config.LearningRate, config.WeightDecay);
        engine.Build(network, optimizer, "cpu", config.Seed);
        run.Run.Weights(member).Restore(engine);
        float[] image = flattened.Views(1);
        var maps = ConvolutionEnds(network).Select(end => (End: end, Map: MeanMap(engine, network, end, image))).ToArray();
        float[] confidences = new float[states.Count];
        engine.Predict(image, 1, confidences);

        int pictures = maps.Length + 1, rows = (pictures + Across - 1) / Across;
        int width = Math.Min(pictures, Across) * Step;
        var svg = new SvgText(Left + width + 10, Top + rows * Row + 30).Title(Left + width / 2, "What the layers make of a scan");
        Place(svg, 0, Thumbnail.Draw(flattened), "input", scan.File);
        for (int i = 0; i < maps.Length; i++)
        {
            var shape = network.Shapes[maps[i].End];
            Place(svg, i + 1, Thumbnail.Draw(maps[i].Map, shape.Width), $"{i + 1}: {shape.Channels} × {shape.Height} × "
                + $"{shape.Width}", $"convolution {i + 1}");
        }
        string says = string.Join(", ", states.Zip(confidences, (s, c) => $"{Cell.State(s)} {Cell.Paper(c)}"));
        svg.Label(Left, Top + rows * Row + 12, $"raw output: {says}", "font-size=\"12\"");
        return new FigureBlock(
            $"{run.Name}-layers",
            $"Every convolution of {run.Run.NameOf(member)} ({MethodTitle.NameOf(config.Network)}) after its normalisation and "
            + "activation, the mean over its filters, each from its "
            + $"smallest value in black to its largest in white, for a held-out scan labelled {Pictures.Labelled(scan)} (the "
            + "paper's supplement).",
            $"{maps.Length} layers of a member, getting coarser from the scan's 128 pixels to "
            + $"{network.Shapes[maps[^1].End].Width}. Raw output: {says}.",
            svg.ToString());
    }

    /// <summary>How many layers lead to the end of each convolution with what follows it directly.</summary>
    private static IEnumerable<int> ConvolutionEnds(NetworkSpec network)
    {
        for (int i = 0; i < network.Layers.Count; i++)
        {
            if (network.Layers[i] is Convolution)
            {
                int end = i + 1;
                while (end < network.Layers.Count && network.Layers[end] is BatchNormalisation or Activation)
                {
                    end++;
                }
                yield return end;
            }
        }
    }

    private static float[] MeanMap(TrainingEngine engine, NetworkSpec network, int layers, float[] image)
    {
        var shape = network.Shapes[layers];
        float[] output = new float[shape.Size], mean = new float[shape.Height * shape.Width];
        engine.PredictLayers(image, 1, layers, output);
        for (int i = 0; i < output.Length; i++)
        {
            mean[i % mean.Length] += output[i] / shape.Channels;
        }
        return mean;
    }

    private static void Place(SvgText svg, int index, byte[] png, string text, string title)
    {
        int x = Left + index % Across * Step, y = Top + index / Across * Row;
        svg.Image(x, y, Thumb, png, title).Label(x, y + Thumb + 16, text, "font-size=\"11\"");
    }
}
