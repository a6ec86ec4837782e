using System.Runtime.CompilerServices;
using GwyTip.Training.Networks;

namespace GwyTip.Training.Engines;

/// <summary>What an engine asks of its arguments, since native code would read past their ends.</summary>
internal static class BatchCheck
{
    public static void Images(NetworkSpec network, ReadOnlySpan<float> images, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        Length(images.Length, (long)count * network.Input.Size, $"{count} images of {network.Input}", nameof(images));
    }

    public static void Classes(
        NetworkSpec network, int length, int count, [CallerArgumentExpression(nameof(length))] string values = "") =>
        Length(length, (long)count * network.Classes, $"{count} images and {network.Classes} classes", values.Split('.')[0]);

    public static void Layers(NetworkSpec network, int layers, int length, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layers, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layers, network.Layers.Count);
        Length(length, (long)count * network.Shapes[layers].Size, $"{count} outputs of {network.Shapes[layers]}", "output");
    }

    public static void Length(int actual, long expected, string of, string parameter)
    {
        if (actual != expected)
        {
            throw new ArgumentException($"{parameter}: {of} are {expected} values, not {actual}", parameter);
        }
    }
}
