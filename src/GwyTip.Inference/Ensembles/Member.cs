using GwyTip.Core;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>One network of an ensemble, ready to run. May be used from several threads at once.</summary>
internal sealed class Member : IDisposable
{
    private readonly InferenceSession _session;

    /// <summary>The inputs it takes, and where each stands among those of the bundle.</summary>
    private readonly (string Name, int Index)[] _inputs;
    private readonly string _path;
    private readonly Provider _provider;

    /// <summary>For each state of the bundle, the column of the output that gives it; -1: the member does not know it.</summary>
    private readonly int[] _columns;
    private readonly int _width;

    /// <summary>Where the cells of its maps look; null where it does not see the image.</summary>
    private readonly CellGrid? _cells;

    /// <exception cref="BundleException">The member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="OnnxRuntimeException">A provider other than the CPU cannot run it.</exception>
    public Member(Bundle bundle, ManifestMember member, SessionOptions options, Provider provider)
    {
        (_path, _provider) = (bundle.PathOf(member), provider);
        _columns = [.. bundle.States.Select(s => member.States.ToList().IndexOf(s.Name))];
        _width = member.States.Count;
        _session = ModelFile.Open(_path, bundle.ReadMember(member), options, provider);
        try
        {
            _cells = MemberCheck.Check(_session, bundle.Manifest, member).Cells;
        }
        catch (FormatException e)
        {
            _session.Dispose();
            throw Wrong(e.Message);
        }
        catch
        {
            _session.Dispose();
            throw;
        }
        _inputs = [.. bundle.Manifest.Inputs.Index().Where(i => _session.InputMetadata.ContainsKey(i.Item))
            .Select(i => (i.Item, i.Index))];
        Views = _session.InputMetadata.ContainsKey(Core.Preprocessing.Image) ? bundle.Views : 1;
    }

    /// <summary>Rows it is given for each scan: views of it.</summary>
    public int Views { get; }

    /// <summary>Runs a batch.</summary>
    /// <param name="inputs">
    /// Each input of the bundle, stacked: count × shape, in the manifest's order; of the image count × views × shape.
    /// </param>
    /// <param name="count">Scans in the batch.</param>
    /// <returns>
    /// Raw confidences, the mean over the views, count × the bundle's states; NaN for a state the member does not know.
    /// </returns>
    /// <exception cref="BundleException">The network gives what is not a confidence, or does not run on the CPU.</exception>
    /// <exception cref="OnnxRuntimeException">Another provider fails.</exception>
    public double[][] Run(IReadOnlyList<NetworkInput> inputs, int count)
    {
        double[][] rows = [];
        Run(
            [.. _inputs.Select(i => i.Name == Core.Preprocessing.Image
                ? inputs[i.Index].Values
                : EveryView(inputs[i.Index].Values, count, Views))],
            count * Views, MemberOutputs.Confidences,
            output => rows = Split(output.GetTensorDataAsSpan<float>(), count * Views));
        return ImageViews.Mean(rows, Views);
    }

    /// <summary>Runs one view of one scan of a batch.</summary>
    /// <param name="inputs">As for <see cref="Run(IReadOnlyList{NetworkInput}, int)"/>.</param>
    /// <param name="row">Which view of all those of the batch, scan by scan.</param>
    /// <returns>Raw confidences, the bundle's states; NaN for a state the member does not know.</returns>
    /// <exception cref="BundleException">The network gives what is not a confidence, or does not run.</exception>
    /// <exception cref="OnnxRuntimeException">A provider other than the CPU fails.</exception>
    public double[] RunRow(IReadOnlyList<NetworkInput> inputs, int row)
    {
        double[] said = [];
        Run(
            [.. _inputs.Select(i => RowOf(inputs[i.Index], i.Name == Core.Preprocessing.Image ? row : row / Views))], 1,
            MemberOutputs.Confidences, output => said = Split(output.GetTensorDataAsSpan<float>(), 1)[0]);
        return said;
    }

    /// <summary>Whether its maps tell the states apart.</summary>
    public bool MapsStates => _session.OutputMetadata.ContainsKey(MemberOutputs.ClassActivation);

    /// <summary>Where it looks for a state; null where it does not know the state or does not see the image.</summary>
    /// <param name="input">Makes an input for one scan; the image in its plain view. May be asked from several threads.</param>
    /// <param name="state">Index of the state in the bundle.</param>
    /// <exception cref="BundleException">The network gives something that is not a map, or does not run on the CPU.</exception>
    /// <exception cref="OnnxRuntimeException">Another provider fails.</exception>
    public CellMap? Map(Func<string, NetworkInput> input, int state)
    {
        CellMap? map = null;
        if (_columns[state] >= 0 && _cells is { } cells)
        {
            Run(
                [.. _inputs.Select(i => input(i.Name).Values)], 1,
                MapsStates ? MemberOutputs.ClassActivation : MemberOutputs.Features,
                output => map = MapOf(output, cells, _columns[state]));
        }
        return map;
    }

    public void Dispose() => _session.Dispose();

    /// <param name="inputs">What each of <see cref="_inputs"/> is given.</param>
    /// <param name="rows">How many rows that is.</param>
    /// <param name="output">What is asked for.</param>
    /// <param name="use">Given it, and has to be done with it.</param>
    private void Run(Memory<float>[] inputs, int rows, string output, Action<OrtValue> use)
    {
        var values = new List<OrtValue>(_inputs.Length);
        try
        {
            foreach (var (input, (name, _)) in inputs.Zip(_inputs))
            {
                values.Add(OrtValue.CreateTensorValueFromMemory(
                    OrtMemoryInfo.DefaultInstance, input,
                    [rows, .. Core.Preprocessing.ShapeOf(name).Select(d => (long)d)]));
            }
            using var run = new RunOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL };
            using var results = _session.Run(run, [.. _inputs.Select(i => i.Name)], values, [output]);
            use(results[0]);
        }
        catch (OnnxRuntimeException e) when (_provider == Provider.Cpu)
        {
            throw ModelFile.CannotRun(_path, e);
        }
        finally
        {
            values.ForEach(v => v.Dispose());
        }
    }

    private static Memory<float> RowOf(NetworkInput input, int row)
    {
        int length = input.Shape.Aggregate(1, (a, b) => a * b);
        return input.Values.AsMemory(row * length, length);
    }

    private CellMap MapOf(OrtValue output, CellGrid cells, int column)
    {
        long[] shape = output.GetTensorTypeAndShape().Shape;
        var values = output.GetTensorDataAsSpan<float>();
        if (shape is not [1, > 0 and var channels, > 0, > 0] || (MapsStates && channels != _width))
        {
            throw Wrong($"gave a map of [{string.Join(", ", shape)}] values");
        }
        if (!AreNumbers(values))
        {
            throw Wrong("gave a map of values that are not numbers");
        }
        int rows = (int)shape[2], columns = (int)shape[3];
        return MapsStates
            ? CellMap.Evidence(values.Slice(column * rows * columns, rows * columns), columns, cells)
            : CellMap.Energy(values, rows, columns, cells);
    }

    private static bool AreNumbers(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What has no views stands beside each view of the image.</summary>
    private static float[] EveryView(float[] values, int count, int views) => views == 1
        ? values
        : [.. values.Chunk(values.Length / count).SelectMany(row => Enumerable.Repeat(row, views)).SelectMany(row => row)];

    private double[][] Split(ReadOnlySpan<float> raw, int count)
    {
        if (raw.Length != count * _width)
        {
            throw Wrong($"gave {raw.Length} confidences for {count} scans and {_width} states");
        }
        var rows = new double[count][];
        for (int n = 0; n < count; n++)
        {
            rows[n] = new double[_columns.Length];
            for (int s = 0; s < _columns.Length; s++)
            {
                double value = _columns[s] < 0 ? double.NaN : raw[n * _width + _columns[s]];
                if (_columns[s] >= 0 && value is not (>= 0 and <= 1))
                {
                    throw Wrong($"gave a confidence of {value}");
                }
                rows[n][s] = value;
            }
        }
        return rows;
    }

    private BundleException Wrong(string what) => new(BundleProblem.WrongOutputs, $"{_path} {what}");
}
