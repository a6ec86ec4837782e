using System.Text.Json;
using System.Text.Json.Serialization;

namespace GwyTip.Simulation;

/// <summary><c>simulation.json</c>: what a folder's scans were asked for, and whether they are all there.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Complete">Whether all is there.</param>
/// <param name="Version">How scans follow from the request; 1 is what wrote no version.</param>
public sealed record SimulationState(SimulationRequest Request, bool Complete, int Version = 1)
{
    /// <summary>
    /// 4: scenes are distorted, and their tips not quite round, as measured ones. 3: scans of metals are as quiet as measured
    /// ones. 2: seeds by the names of surfaces and kinds, in version 1 by their places in a list.
    /// </summary>
    public const int CurrentVersion = 4;

    public const string FileName = "simulation.json";

    /// <summary>
    /// The files of clean scans that could be read when it was begun (<see cref="ScanSource.Files"/>); null: it takes none, or
    /// was begun before they were kept.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Files { get; init; }

    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The state of a folder; null where it has none.</summary>
    /// <exception cref="SimulationException">It cannot be read.</exception>
    public static SimulationState? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<SimulationState>(File.ReadAllText(path), Options) : null;
        }
        catch (JsonException e)
        {
            throw new SimulationException($"{path} is damaged: {e.Message}", e);
        }
    }

    public void Write(string folder)
    {
        string path = Path.Combine(folder, FileName);
        File.WriteAllText(path + ".new", JsonSerializer.Serialize(this, Options) + "\n");
        File.Move(path + ".new", path, overwrite: true);
    }
}
