namespace GwyTip.Training.Networks;

/// <summary>
/// A sequential network, as a list of layers. The training engine builds it, the ONNX exporter writes it. As text it reads
/// <c>input 2 128 128; conv 32 3 2 1 nobias; bn; elu; …; flatten; dense 6; sigmoid</c>.
/// </summary>
public sealed record NetworkSpec
{
    /// <exception cref="ArgumentException">A layer cannot follow the one before it; the message names it.</exception>
    public NetworkSpec(int channels, int height, int width, IReadOnlyList<Layer> layers, Head head)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(channels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentNullException.ThrowIfNull(layers);
        (Layers, Head) = ([.. layers], head);
        var shapes = new List<LayerShape> { new(channels, height, width, Flat: false) };
        for (int i = 0; i < Layers.Count; i++)
        {
            shapes.Add(After(i, shapes[i]));
        }
        if (!shapes[^1].Flat)
        {
            throw new ArgumentException("a network ends with flat values, one a state: put 'flatten' and 'dense' at its end");
        }
        Shapes = shapes;
    }

    public IReadOnlyList<Layer> Layers { get; }

    public Head Head { get; }

    /// <summary>The input's shape and, behind it, every layer's output: one more than layers.</summary>
    public IReadOnlyList<LayerShape> Shapes { get; }

    /// <summary>Shape of one image.</summary>
    public LayerShape Input => Shapes[0];

    /// <summary>Number of confidences.</summary>
    public int Classes => Shapes[^1].Channels;

    /// <summary>
    /// How many layers, from the first, lead to the last convolution's map: the batch normalisation and activation that follow it
    /// are counted in. 0 in a network without convolutions.
    /// </summary>
    public int FeatureLayers
    {
        get
        {
            int end = Enumerable.Range(0, Layers.Count).LastOrDefault(i => Layers[i] is Convolution, -1) + 1;
            while (end > 0 && end < Layers.Count && Layers[end] is BatchNormalisation or Activation)
            {
                end++;
            }
            return end;
        }
    }

    /// <summary>Shape of the last convolution's map.</summary>
    public LayerShape Features => Shapes[FeatureLayers];

    /// <summary>Name of a layer, as tensors carry it: <c>3_conv</c>.</summary>
    public string NameOf(int layer) => $"{layer}_{Layers[layer].Word}";

    /// <summary>The same layers under another head.</summary>
    public NetworkSpec With(Head head) => new(Input.Channels, Input.Height, Input.Width, Layers, head);

    public bool Equals(NetworkSpec? other) => other is not null && ToString() == other.ToString();

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public override string ToString() => string.Join("; ",
    [
        $"input {Input.Channels} {Input.Height} {Input.Width}",
        .. Layers.Select(l => l.Text),
        Head == Head.Softmax ? "softmax" : "sigmoid",
    ]);

    private LayerShape After(int layer, LayerShape input)
    {
        try
        {
            var output = Layers[layer].Apply(input);
            return output is { Height: > 0, Width: > 0 }
                ? output
                : throw new ArgumentException($"it leaves nothing of {input}");
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            throw new ArgumentException($"layer {layer}, '{Layers[layer]}': {e.Message}", e);
        }
    }
}
