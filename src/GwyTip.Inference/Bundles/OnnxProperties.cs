using System.Globalization;

namespace GwyTip.Inference;

/// <summary>
/// What stands in the <c>metadata_props</c> of an ONNX file of ours, all keys of which begin with <c>gwytip.</c>
/// </summary>
/// <param name="properties">By key; ONNX Runtime's <c>CustomMetadataMap</c>.</param>
internal readonly struct OnnxProperties(IReadOnlyDictionary<string, string> properties)
{
    private const string Prefix = "gwytip.";

    /// <summary>The properties of an ONNX file.</summary>
    /// <param name="values">By key without the prefix; null: nothing to say.</param>
    public static IReadOnlyDictionary<string, string> Collect(params (string Key, string? Value)[] values) =>
        values.Where(v => v.Value is not null).ToDictionary(v => Prefix + v.Key, v => v.Value!);

    /// <summary>A number as it is written here, in every culture.</summary>
    public static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    public bool Has(string key) => properties.ContainsKey(Prefix + key);

    /// <exception cref="FormatException">It is missing.</exception>
    public string this[string key] =>
        properties.TryGetValue(Prefix + key, out string? value)
            ? value
            : throw new FormatException($"its metadata lack '{Prefix}{key}'");

    /// <exception cref="FormatException">It is missing or no number.</exception>
    public T Number<T>(string key)
        where T : ISpanParsable<T> =>
        T.TryParse(this[key], CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"its metadata give '{Prefix}{key}' as '{this[key]}', which is not a number");
}
