using GwyTip.Core;
using GwyTip.Study.RealFiles;
using GwyTip.Training.Data;

namespace GwyTip.Study.Yardsticks;

/// <summary>A scan that people called good or bad.</summary>
/// <param name="File">Below the folder of the scans.</param>
/// <param name="Group">Session, or day: scans of one group share a tip and a sample.</param>
/// <param name="Surface">What a reference must share.</param>
/// <param name="Nanometres">Size of the frame; NaN where unknown.</param>
/// <param name="IsGood">What people said.</param>
internal sealed record HeldScan(string File, string Group, string Surface, double Nanometres, bool IsGood)
{
    /// <summary>
    /// Of labelled scans those that all labellers agree on: one desirable state and no tip change, or the generic defect.
    /// </summary>
    public static IReadOnlyList<HeldScan> FromLabels(IEnumerable<LabelledScan> scans, SurfaceLabels surface)
    {
        var desirable = surface.States.Where(s => s.Desirable).Select(s => s.Name).ToHashSet();
        return
        [
            .. scans.Where(s => s.SingleState is not null && s.Labels.GetValueOrDefault(TipState.TipChange) == 0)
                .Select(s => new HeldScan(
                    s.File, s.Session, surface.Surface, double.NaN, desirable.Contains(s.SingleState!))),
        ];
    }

    /// <summary>Of listed scans those that are clearly good or bad.</summary>
    public static IReadOnlyList<HeldScan> FromRealScans(IEnumerable<RealScan> scans) =>
    [
        .. scans.Where(s => s is { IsClear: true, Kind: RealScan.Good or RealScan.Bad })
            .Select(s => new HeldScan(s.File, s.Group, s.Surface, s.Nanometres, s.Kind == RealScan.Good)),
    ];
}
