using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary><c>surface.json</c> of a bundle: the <see cref="SurfaceClassifier"/> that tells scans of its surface. Written by the trainer only.</summary>
/// <param name="TraitsVersion">The <see cref="SurfaceTraits.Version"/> that it takes.</param>
/// <param name="Means">One a trait: float32, little-endian, base64. So are all numbers.</param>
/// <param name="Scales">One a trait.</param>
/// <param name="Networks">At least one.</param>
public sealed record SurfaceFile(int TraitsVersion, string Means, string Scales, IReadOnlyList<SurfaceFileNetwork> Networks)
{
    public const string FileName = "surface.json";

    private const int NumberSize = sizeof(float);

    /// <summary>The file of a classifier.</summary>
    public static byte[] Write(SurfaceClassifier classifier) => JsonSerializer.SerializeToUtf8Bytes(
        new SurfaceFile(
            SurfaceTraits.Version, Text(classifier.Means), Text(classifier.Scales),
            [.. classifier.Networks.Select(n => new SurfaceFileNetwork(Text(n.Inner), Text(n.InnerBias), Text(n.Outer), n.OuterBias))]),
        SurfaceFileJson.Default.SurfaceFile);

    /// <summary>Reads one.</summary>
    /// <param name="path">Named in errors.</param>
    /// <param name="json">What it holds.</param>
    /// <exception cref="BundleException">It is broken or too new.</exception>
    public static SurfaceClassifier Parse(string path, byte[] json)
    {
        try
        {
            var file = JsonSerializer.Deserialize(json, SurfaceFileJson.Default.SurfaceFile) ?? throw new JsonException("it holds null");
            if (file.TraitsVersion > SurfaceTraits.Version)
            {
                throw new BundleException(BundleProblem.TooNew,
                    $"{path} needs a newer GwyTip: its traits have version {file.TraitsVersion}, this product knows versions up to {SurfaceTraits.Version}");
            }
            return file.ToClassifier();
        }
        catch (JsonException e)
        {
            throw new BundleException(BundleProblem.BrokenManifest, $"{path} tells no surface: {e.Message}", e);
        }
    }

    private SurfaceClassifier ToClassifier()
    {
        Require(TraitsVersion == SurfaceTraits.Version, $"its traits have version {TraitsVersion}, which this product does not know");
        Require(Networks.Count > 0, "it has no network");
        return new SurfaceClassifier(
            Numbers("means", Means, SurfaceTraits.Count), Numbers("scales", Scales, SurfaceTraits.Count),
            [.. Networks.Select(n =>
            {
                float[] outer = Numbers("outer", n.Outer, null);
                Require(float.IsFinite(n.OuterBias), "an outer bias is not finite");
                return new TraitNetwork(
                    Numbers("inner", n.Inner, outer.Length * SurfaceTraits.Count), Numbers("inner_bias", n.InnerBias, outer.Length), outer, n.OuterBias);
            })]);
    }

    private static string Text(IReadOnlyList<float> numbers)
    {
        byte[] bytes = new byte[NumberSize * numbers.Count];
        for (int i = 0; i < numbers.Count; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(NumberSize * i), numbers[i]);
        }
        return Convert.ToBase64String(bytes);
    }

    private static float[] Numbers(string name, string text, int? count)
    {
        byte[] bytes = new byte[text.Length];
        Require(Convert.TryFromBase64String(text, bytes, out int length) && length > 0 && length % NumberSize == 0, $"'{name}' is no base64 of numbers");
        float[] numbers = [.. Enumerable.Range(0, length / NumberSize).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(NumberSize * i)))];
        Require(count is null || numbers.Length == count, $"'{name}' has {numbers.Length} numbers, not {count}");
        Require(numbers.All(float.IsFinite), $"a number of '{name}' is not finite");
        return numbers;
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }
}

/// <summary>A <see cref="TraitNetwork"/>.</summary>
public sealed record SurfaceFileNetwork(string Inner, string InnerBias, string Outer, float OuterBias);

/// <summary>Reads and writes the file without reflection, as NativeAOT needs it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SurfaceFile))]
public sealed partial class SurfaceFileJson : JsonSerializerContext;
