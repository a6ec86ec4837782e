using GwyTip.Training.Bundles;
using GwyTip.Training.Data;

namespace GwyTip.Tests.Bundles;

public sealed class SurfaceRefitTests
{
    private static LabelledScan Scan(string file, string session, ScanUse use) =>
        new(file, session, session, 1, new Dictionary<string, double> { ["rows"] = 1 }, "rows", use);

    [Fact]
    public void A_surface_is_learned_from_and_measured_on_scans_that_are_not_there_to_train_on_only()
    {
        var (seen, heldOut) = SurfaceRefit.Parts(
            [
                Scan("seen", "a", ScanUse.Any), Scan("unseen", "b", ScanUse.Any), Scan("apart", "c", ScanUse.HeldOut),
                Scan("simulated", "d", ScanUse.Train), Scan("made of an unseen one", "b", ScanUse.Train),
            ],
            ["b"]);

        Assert.Equal(["seen"], seen.Select(s => s.File));
        Assert.Equal(["unseen", "apart"], heldOut.Select(s => s.File));
    }
}
