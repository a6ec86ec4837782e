namespace GwyTip.Training.Networks;

/// <summary>
/// What a layer hands on for one image: channels × height × width, or, once flat, just as many values as channels.
/// </summary>
public readonly record struct LayerShape(int Channels, int Height, int Width, bool Flat)
{
    /// <summary>Values of one image.</summary>
    public int Size => checked(Channels * Height * Width);

    public override string ToString() => Flat ? $"{Channels}" : $"{Channels}×{Height}×{Width}";
}
