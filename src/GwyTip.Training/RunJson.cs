using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace GwyTip.Training;

/// <summary>
/// How the files of data sets and runs are written and read; what is wrong with one is said in a sentence. By reflection: the
/// source generator forgets the defaults of properties that a file leaves out, and the trainer is no NativeAOT program.
/// </summary>
internal static partial class RunJson
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

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="remedy">What to do where it is broken, behind the fault; null: nothing is to be said.</param>
    /// <exception cref="TrainingException">
    /// It is missing, cannot be read or is not what is asked for; with file, line and setting.
    /// </exception>
    public static T Read<T>(string path, string? remedy = null)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Options) ?? throw Fault(
                path, "it holds nothing but null", remedy);
        }
        catch (JsonException e)
        {
            throw Fault($"{path}{PlaceOf(e)}", Plain(e.Message), remedy, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Fault(path, e.Message, remedy, e);
        }
    }

    /// <returns>Null where there is no such file.</returns>
    /// <inheritdoc cref="Read{T}"/>
    public static T? ReadIfThere<T>(string path, string? remedy = null)
        where T : class => File.Exists(path) ? Read<T>(path, remedy) : null;

    public static string ToText<T>(T value) => JsonSerializer.Serialize(value, Options) + "\n";

    /// <summary>Replaces the file in one move.</summary>
    /// <exception cref="TrainingException">It cannot be written; what was there before is untouched.</exception>
    public static void Write<T>(string path, T value) => WholeFile.Write(path, ToText(value));

    private static TrainingException Fault(string place, string what, string? remedy, Exception? cause = null)
    {
        string message = $"{place}: {what}{(remedy is null ? "" : $"; {remedy}")}";
        return cause is null ? new TrainingException(message) : new TrainingException(message, cause);
    }

    private static string PlaceOf(JsonException e)
    {
        string line = e.LineNumber is { } number ? $", line {number + 1}" : "";
        return e.Path is { Length: > 2 } path ? $"{line}, {path[2..]}" : line;
    }

    /// <summary>The library's message without its place, which stands in front, and without the names of our types.</summary>
    private static string Plain(string message)
    {
        string what = PlaceInMessage().Replace(message, "");
        if (UnknownName().Match(what) is { Success: true } unknown)
        {
            return $"'{unknown.Groups[1].Value}' is not known here";
        }
        if (WrongType().Match(what) is { Success: true } wrong)
        {
            return $"this is not {TypeName(wrong.Groups[1].Value)}";
        }
        return what.TrimEnd('.');
    }

    private static string TypeName(string type) => type switch
    {
        "Int32" or "Int64" or "UInt64" => "a whole number",
        "Double" or "Single" => "a number",
        "Boolean" => "true or false",
        "String" => "a text in quotes",
        _ when type.Contains("List", StringComparison.Ordinal) => "a list",
        _ => "one of the values that it may have",
    };

    [GeneratedRegex(@" ?Path: .*$| LineNumber: .*$", RegexOptions.Singleline)]
    private static partial Regex PlaceInMessage();

    [GeneratedRegex("^The JSON property '(.*)' could not be mapped")]
    private static partial Regex UnknownName();

    [GeneratedRegex(@"could not be converted to (?:[\w.]+\.)?(?:Nullable`1\[(?:[\w.]+\.)?)?(\w+)")]
    private static partial Regex WrongType();
}
