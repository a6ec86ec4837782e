using GwyTip.Core;

namespace GwyTip.Tests;

/// <summary>Titles and units as Gwyddion's importers and our readers give them for real instruments.</summary>
public sealed class ChannelSignalTests
{
    [Theory]
    [InlineData("Z (Forward)", "m", SignalKind.Height, ScanPass.Forward)] // Nanonis
    [InlineData("Z (Backward)", "m", SignalKind.Height, ScanPass.Backward)]
    [InlineData("7-100 Z TraceUp", "m", SignalKind.Height, ScanPass.Forward)] // Omicron MATRIX
    [InlineData("7-100 Z RetraceDown", "m", SignalKind.Height, ScanPass.Backward)]
    [InlineData("Topography [Left]", "m", SignalKind.Height, ScanPass.Unknown)] // RHK
    [InlineData("Topography", "m", SignalKind.Height, ScanPass.Unknown)] // Createc
    [InlineData("Z-Axis backward", "m", SignalKind.Height, ScanPass.Backward)] // Nanosurf
    [InlineData("ZSensor", "V", SignalKind.Height, ScanPass.Unknown)]
    [InlineData("FLOAT: single precision floating point data field", "m", SignalKind.Height, ScanPass.Unknown)] // GXSM
    [InlineData("Current (Forward)", "A", SignalKind.Current, ScanPass.Forward)]
    [InlineData("LIX_1_omega (Forward)", "A", SignalKind.Current, ScanPass.Forward)]
    [InlineData("LI_Demod_1_X (Forward)", "A", SignalKind.Current, ScanPass.Forward)]
    [InlineData("LI_Demod_1_Y (Backward)", "A", SignalKind.Current, ScanPass.Backward)]
    [InlineData("Tip Current backward", "A", SignalKind.Current, ScanPass.Backward)]
    [InlineData("OC_M1_Freq._Shift (Forward)", "Hz", SignalKind.FrequencyShift, ScanPass.Forward)]
    [InlineData("", "", SignalKind.Unnamed, ScanPass.Unknown)]
    [InlineData("Gray", "", SignalKind.Unnamed, ScanPass.Unknown)]
    [InlineData("Counts", "counts", SignalKind.Unnamed, ScanPass.Unknown)]
    public void What_can_show_the_tip(string title, string unit, SignalKind kind, ScanPass pass)
    {
        var signal = ChannelSignal.Parse(title, unit);
        Assert.Equal((kind, pass, null), (signal.Kind, signal.Pass, signal.ReasonAgainst));
    }

    [Theory]
    [InlineData("Temperature (Forward)", "K", "a temperature")]
    [InlineData("Activation map (double tip)", "", "an activation map")]
    [InlineData("Temperature_1", "", "a temperature")]
    [InlineData("Bias (Forward)", "V", "a voltage")]
    [InlineData("Voltage", "V", "a voltage")]
    [InlineData("Input 7", "V", "a voltage")]
    [InlineData("OC_D1_Phase (Backward)", "deg", "a phase")]
    [InlineData("OC_D1_Amplitude (Backward)", "m", "an amplitude")]
    [InlineData("Excitation (Backward)", "V", "an excitation")]
    [InlineData("Deflection", "m", "a deflection")]
    [InlineData("X (Forward)", "m", "a position")]
    [InlineData("X", "V", "a position")]
    [InlineData("Scanner Y (Backward)", "m", "a position")]
    [InlineData("LI_Demod_1_X", "V", "a voltage")]
    [InlineData("Vert. Deflection", "N", "a deflection")]
    public void What_cannot_and_why(string title, string unit, string reason)
    {
        var signal = ChannelSignal.Parse(title, unit);
        Assert.Equal((SignalKind.Other, reason), (signal.Kind, signal.ReasonAgainst));
    }

    [Fact]
    public void Both_passes_of_a_scan_have_one_name()
    {
        Assert.Equal(ChannelSignal.Parse("Z (Forward)", "m").Name, ChannelSignal.Parse("Z (Backward)", "m").Name);
        Assert.Equal(ChannelSignal.Parse("7-100 Z TraceUp", "m").Name, ChannelSignal.Parse("7-100 Z RetraceUp", "m").Name);
        Assert.NotEqual(ChannelSignal.Parse("Z (Forward)", "m").Name, ChannelSignal.Parse("Current (Backward)", "A").Name);
    }
}
