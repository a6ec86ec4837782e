using System.Text.Json;

namespace GwyTip.Training.Evaluation;

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

    /// <exception cref="JsonException">The text is not an evaluation.</exception>
    public static EvaluationResult Parse(string text) =>
        JsonSerializer.Deserialize<EvaluationResult>(text, Options) ?? throw new JsonException("the evaluation is empty");
}
