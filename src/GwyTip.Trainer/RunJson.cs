using System.Text.Json;
using System.Text.Json.Serialization;

namespace GwyTip.Trainer;

/// <summary>
/// How the files of data sets and runs are written. By reflection: the source generator forgets the defaults of properties that a file
/// leaves out, and the trainer is no NativeAOT program.
/// </summary>
internal static class RunJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };
}
