using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Study.RealFiles;
using GwyTip.Training;
using GwyTip.Training.Bundles;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>
/// Measured scans that are clearly good or bad, to ask members about that learned from simulated ones.
/// </summary>
internal sealed class MeasuredScans
{
    private readonly string _folder;
    private readonly RealScan[] _scans;

    /// <param name="list">A list as <see cref="RealScan.Read"/> takes it.</param>
    /// <param name="folder">Holds the files.</param>
    /// <exception cref="TrainingException">The list cannot be read, or names no scan that is clearly good or bad.</exception>
    public MeasuredScans(string list, string folder)
    {
        _folder = folder;
        _scans = [.. RealScan.Read(list).Where(s => s is { IsClear: true, Kind: RealScan.Good or RealScan.Bad })];
        if (_scans.Length == 0)
        {
            throw new TrainingException($"{list} names no scan that is clearly {RealScan.Good} or {RealScan.Bad}");
        }
    }

    /// <summary>
    /// What members say of them together, as a bundle of just these would, whether the scans look like their surface or not.
    /// Rules come from their validation folds.
    /// </summary>
    /// <param name="members">A run with these alone, each trained to the end.</param>
    /// <returns>Null where no bundle can hold them: baselines, too many, or members that tell tip change alone.</returns>
    /// <exception cref="TrainingException">Not one of the files can be judged.</exception>
    public IReadOnlyList<RealCall>? Judge(TrainedRun members)
    {
        if (members.Config.Members.Any(m => !m.IsNetwork) || members.Config.Members.Count > Bundle.MostMembers
            || members.Surface.States.All(s => s.Name == TipState.TipChange))
        {
            return null;
        }
        string models = Directory.CreateTempSubdirectory("gwytip-report-").FullName, surface = members.Data.Description.Surface;
        try
        {
            new BundleWriter(members, Path.Combine(models, surface)).Write(JudgedMembers.RulesOf(members));
            using var engine = new Engine(models, new ProviderChoice(Provider.Cpu));
            var said = RealVerdict.Judge(engine, surface, _folder, _scans.Select(s => s.File), keepScans: false);
            RealVerdict.RequireOne(said, "measured scans");
            return [.. _scans.Select(s => new RealCall(s, said[s.File]))];
        }
        finally
        {
            Directory.Delete(models, recursive: true);
        }
    }
}
