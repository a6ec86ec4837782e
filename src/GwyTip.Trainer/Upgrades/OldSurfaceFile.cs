using System.Runtime.InteropServices;
using System.Text.Json;
using GwyTip.Core;
using GwyTip.Training;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Trainer.Upgrades;

/// <summary><c>surface.json</c> of a bundle of format 1; all numbers are float32, little-endian, base64.</summary>
internal sealed record OldSurfaceFile(
    int TraitsVersion, string Means, string Scales, IReadOnlyList<OldSurfaceFile.Network> Networks)
{
    /// <exception cref="TrainingException">It is broken or of other traits.</exception>
    public static TraitNetworks Parse(string path, byte[] json)
    {
        try
        {
            var file = JsonSerializer.Deserialize<OldSurfaceFile>(json, RunJson.Options);
            return file is { TraitsVersion: SurfaceTraits.Version, Networks.Count: > 0 }
                ? new TraitNetworks(Numbers(file.Means), Numbers(file.Scales), [.. file.Networks.Select(n => n.Read())])
                : throw new JsonException(
                    $"its traits have version {file?.TraitsVersion}, this product knows {SurfaceTraits.Version}");
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new TrainingException($"{path} does not describe a surface: {e.Message}", e);
        }
    }

    private static float[] Numbers(string text) => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(text)).ToArray();

    /// <summary>One hidden layer.</summary>
    public sealed record Network(string Inner, string InnerBias, string Outer, float OuterBias)
    {
        public TraitNetwork Read() => new(Numbers(Inner), Numbers(InnerBias), Numbers(Outer), OuterBias);
    }
}
