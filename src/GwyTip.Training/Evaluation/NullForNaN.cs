using System.Text.Json;
using System.Text.Json.Serialization;

namespace GwyTip.Training.Evaluation;

/// <summary>A figure that cannot be had is null in JSON, which has no NaN.</summary>
internal sealed class NullForNaN : JsonConverter<double>
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
