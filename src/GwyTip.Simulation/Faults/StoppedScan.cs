namespace GwyTip.Simulation;

/// <summary>A scan that was stopped: its last lines were not measured. No fault of tip or data, so it has no label.</summary>
/// <param name="LostShare">Share of the lines that are missing, 0 up to below 1.</param>
/// <param name="AtTop">Whether those on top are missing, for the scan went upwards.</param>
public sealed record StoppedScan(double LostShare, bool AtTop) : Fault
{
    public override IReadOnlyList<string> States => [];

    private protected override void Check(Raster raster) => Require(
        LostShare is >= 0 and < 1 && Strength * LostShare < 1, $"a scan cannot be stopped before {LostShare} of its lines");

    private protected override void Lay(Raster raster)
    {
        int lost = (int)(Strength * LostShare * raster.Lines);
        raster.Heights.AsSpan(AtTop ? 0 : (raster.Lines - lost) * raster.Width, lost * raster.Width).Fill(double.NaN);
    }
}
