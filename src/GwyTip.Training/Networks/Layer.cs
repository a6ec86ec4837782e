using System.Globalization;

namespace GwyTip.Training.Networks;

/// <summary>
/// One layer of a network. <see cref="Text"/> is its text form, the word and its numbers: <c>conv 32 3 2 1 nobias</c>.
/// </summary>
public abstract record Layer
{
    /// <summary>The layer's word in the text form.</summary>
    public abstract string Word { get; }

    /// <summary>What the layer makes of <paramref name="input"/>.</summary>
    /// <exception cref="ArgumentException">The layer cannot follow that shape, or its numbers make no sense.</exception>
    public abstract LayerShape Apply(LayerShape input);

    /// <summary>The layer's text form.</summary>
    public virtual string Text => Word;

    public sealed override string ToString() => Text;

    internal static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private protected static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ArgumentException(otherwise);
        }
    }

    private protected static int Slide(int length, int window, int stride, int padding) =>
        length + 2 * padding < window ? 0 : (length + 2 * padding - window) / stride + 1;
}

/// <summary>
/// <c>conv FILTERS KERNEL STRIDE PADDING [nobias] [column]</c>: a square convolution, or one that slides along the height alone
/// and is one pixel wide.
/// </summary>
public sealed record Convolution(int Filters, int Kernel, int Stride, int Padding, bool Bias, bool Column = false) : Layer
{
    /// <summary>Kernel, stride and padding along the width.</summary>
    public (int Kernel, int Stride, int Padding) Across => Column ? (1, 1, 0) : (Kernel, Stride, Padding);

    public override string Word => "conv";

    public override LayerShape Apply(LayerShape input)
    {
        Require(!input.Flat, "it needs an image, and follows flat values");
        Require(Filters > 0 && Kernel > 0 && Stride > 0 && Padding >= 0, "filters, kernel and stride have to be positive");
        return new(
            Filters,
            Slide(input.Height, Kernel, Stride, Padding),
            Slide(input.Width, Across.Kernel, Across.Stride, Across.Padding),
            Flat: false);
    }

    public override string Text =>
        $"conv {Filters} {Kernel} {Stride} {Padding}{(Bias ? "" : " nobias")}{(Column ? " column" : "")}";
}

/// <summary><c>bn</c>: batch normalisation, ε = 1e-5, momentum 0.1.</summary>
public sealed record BatchNormalisation : Layer
{
    /// <summary>Added to the variance.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Share of the newest batch in the running statistics.</summary>
    public const double Momentum = 0.1;

    public override string Word => "bn";

    public override LayerShape Apply(LayerShape input) => input;
}

/// <summary><c>dense UNITS [nobias]</c>: every value with every unit.</summary>
public sealed record Dense(int Units, bool Bias) : Layer
{
    public override string Word => "dense";

    public override LayerShape Apply(LayerShape input)
    {
        Require(input.Flat, "it needs flat values, and follows an image: put 'flatten' before it");
        Require(Units > 0, "it needs at least one unit");
        return new(Units, 1, 1, Flat: true);
    }

    public override string Text => $"dense {Units}{(Bias ? "" : " nobias")}";
}

/// <summary><c>dropout RATE</c>: while training, zeroes this share of the values and scales up the others.</summary>
public sealed record Dropout(double Rate) : Layer
{
    public override string Word => "dropout";

    public override LayerShape Apply(LayerShape input)
    {
        Require(Rate is >= 0 and < 1, "its rate has to be in 0 ≤ rate < 1");
        return input;
    }

    public override string Text => $"dropout {Number(Rate)}";
}

/// <summary><c>flatten</c>: an image becomes a row of values, channel by channel.</summary>
public sealed record Flatten : Layer
{
    public override string Word => "flatten";

    public override LayerShape Apply(LayerShape input) => new(input.Size, 1, 1, Flat: true);
}
