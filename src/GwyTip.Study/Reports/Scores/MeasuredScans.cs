using GwyTip.Inference;
using GwyTip.Study.RealFiles;
using GwyTip.Training.Bundles;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>Measured scans with what somebody sees in them, to ask members about that learned from simulated ones.</summary>
/// <param name="Folder">Holds the files.</param>
/// <param name="Scans">At least one.</param>
internal sealed record MeasuredScans(string Folder, IReadOnlyList<RealScan> Scans)
{
    /// <summary>
    /// What members say of them together, as a bundle of just these would, whether the scans look like their surface or not.
    /// Rules come from their validation folds.
    /// </summary>
    /// <param name="members">A run with networks alone, each trained to the end.</param>
    public IReadOnlyList<RealCall> Judge(TrainedRun members)
    {
        string models = Directory.CreateTempSubdirectory("gwytip-report-").FullName, surface = members.Data.Description.Surface;
        try
        {
            new BundleWriter(members, Path.Combine(models, surface)).Write(JudgedMembers.RulesOf(members));
            using var engine = new Engine(models, new ProviderChoice(Provider.Cpu));
            var said = RealVerdict.Judge(engine, surface, Folder, Scans.Select(s => s.File), keepScans: false);
            return [.. Scans.Select(s => new RealCall(s, said[s.File]))];
        }
        finally
        {
            Directory.Delete(models, recursive: true);
        }
    }
}
