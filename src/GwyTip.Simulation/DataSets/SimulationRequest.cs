using System.Text.Json.Serialization;
using GwyTip.Core;

namespace GwyTip.Simulation;

/// <summary>How the scans of a data set are stored.</summary>
public enum ScanFormat
{
    /// <summary>16-bit grey PNG: heights as measured, compact.</summary>
    Png16,

    /// <summary>8-bit grey PNG, flattened and quantised as the published H:Si(100) images are.</summary>
    Png,

    /// <summary>Gwyddion's own, with sizes and heights in metres.</summary>
    Gwy,
}

/// <summary>A data set to simulate: the same request gives the same files.</summary>
public sealed record SimulationRequest
{
    private const int MostScansASession = 20;

    /// <summary>There are about so many sessions at least, so that they can be split.</summary>
    private const int Sessions = 16;

    public required string Surface { get; init; }

    /// <summary>Scans.</summary>
    public required int Count { get; init; }

    public ulong Seed { get; init; } = 1;

    public required ScanSize Size { get; init; }

    /// <summary>Clean scans to lay faults on instead of making scenes; then <see cref="Size"/> is not used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CleanFolder? FaultsOn { get; init; }

    public ParameterRanges Ranges { get; init; }

    public ScanFormat Format { get; init; }

    /// <summary>Whether to write where each fault is to be seen (<see cref="SimulatedDataSet.MasksFolder"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Masks { get; init; }

    /// <summary>How its scans are made.</summary>
    /// <exception cref="SimulationException">No such data set can be made.</exception>
    public ScanSource Source()
    {
        try
        {
            return ScanSource.Create(this);
        }
        catch (ArgumentException e)
        {
            throw new SimulationException(e.Message, e);
        }
    }

    /// <summary>One of its scans. May be called from several threads.</summary>
    /// <exception cref="SimulationException">No such data set can be made.</exception>
    public Scan Draw(int scan) => Source().Make(scan).Scan.Value;

    public int ScansASession => Math.Clamp(Count / Sessions, 1, MostScansASession);

    /// <exception cref="SimulationException">No such data set can be made.</exception>
    public void Check()
    {
        Source();
        if (Count is < 1 or > 1_000_000)
        {
            throw new SimulationException($"{Count} scans cannot be simulated: 1 to 1000000 can");
        }
    }

    public ScanPlan PlanOf(int scan) =>
        Population.ForSurface(Surface).Plan(Seed, scan / ScansASession, scan % ScansASession, Size, Ranges);

    public string FileOf(int scan) => $"{scan:000000}.{(Format == ScanFormat.Gwy ? "gwy" : "png")}";

    public string SessionOf(int scan) => $"simulated-{Ranges.ToString().ToLowerInvariant()}-{Seed}-{scan / ScansASession:0000}";

    /// <summary>Four scans are a series; the simulator never scans one spot twice, so nothing more binds them.</summary>
    public string SeriesOf(int scan) => $"{SessionOf(scan)}_{scan % ScansASession / 4}";
}
