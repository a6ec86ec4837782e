using System.Text.Json;
using System.Text.Json.Serialization;

namespace GwyTip.Trainer.Evaluation;

/// <summary>The file that <c>evaluate --json</c> writes.</summary>
public static class EvaluationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new NullForNaN() },
    };

    /// <summary>The result as JSON: names in snake case, a figure that cannot be had null.</summary>
    public static string Text(EvaluationResult result) => JsonSerializer.Serialize(result, Options) + "\n";

    /// <exception cref="JsonException">The text is no evaluation.</exception>
    public static EvaluationResult Parse(string text) =>
        JsonSerializer.Deserialize<EvaluationResult>(text, Options) ?? throw new JsonException("the evaluation is empty");

    private sealed class NullForNaN : JsonConverter<double>
    {
        public override bool HandleNull => true;

        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value))
            {
                writer.WriteNumberValue(value);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
