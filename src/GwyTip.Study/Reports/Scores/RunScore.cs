using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>All that a report says of a run.</summary>
internal sealed class RunScore
{
    private RunScore(TrainedRun run, IReadOnlyList<int> finished)
    {
        Run = run;
        Finished = finished;
        Chosen = ChosenMembers.Find(run, finished);
        Methods = MethodScore.AllOf(run, finished);
        Ensemble = Chosen.Count > 0 ? JudgedMembers.Judge(run.Only(Chosen), null, Unit) : null;
        HeldOut = run.Split.HeldOutOf(run.Data);
    }

    public TrainedRun Run { get; }

    /// <summary>Members trained to the end, numbers from 0.</summary>
    public IReadOnlyList<int> Finished { get; }

    /// <summary>Of these, the ensemble's.</summary>
    public IReadOnlyList<int> Chosen { get; }

    public IReadOnlyList<MethodScore> Methods { get; }

    /// <summary>The chosen members together; null where no network is finished.</summary>
    public JudgedMembers? Ensemble { get; }

    public IReadOnlyList<LabelledScan> HeldOut { get; }

    /// <summary>The folder's own name.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Run.Folder)));

    public string Surface => Run.Data.Description.Surface;

    /// <summary>How scans were split, in a few words.</summary>
    public string Split => Run.Split.By switch
    {
        Grouping.Session => "unseen sessions",
        Grouping.Series => "unseen series",
        _ => "random split, as the paper (leaks)",
    };

    public BootstrapUnit Unit => SessionBootstrap.UnitOf(Run.Split.By);

    /// <summary>Members left out, by the names of their folders.</summary>
    public IReadOnlyList<string> Unfinished =>
        [.. Enumerable.Range(0, Run.Config.Members.Count).Except(Finished).Select(
            m => $"{Run.NameOf(m)} ({MethodTitle.NameOf(Run.Config.Members[m].Network)})")];

    /// <exception cref="TrainingException">The folder is not a run, or no member of it is trained to the end.</exception>
    public static RunScore Open(string folder)
    {
        if (!File.Exists(Path.Combine(folder, TrainedRun.ConfigName)))
        {
            throw new TrainingException(
                $"{folder} holds no {TrainedRun.ConfigName}: it is not a run; 'gwytip-train train' makes one");
        }
        var run = TrainedRun.Open(folder);
        int[] finished = [.. Enumerable.Range(0, run.Config.Members.Count).Where(run.IsFinished)];
        return finished.Length > 0
            ? new RunScore(run, finished)
            : throw new TrainingException(
                $"no member of {folder} is trained to the end yet; 'gwytip-train train' goes on where it stopped");
    }
}
