using GwyTip.Training.Evaluation;
using GwyTip.Training.Members;
using GwyTip.Training.Metrics;
using GwyTip.Training.Runs;

namespace GwyTip.Study.Reports;

/// <summary>A row of Table I: the members of one network, each alone on the held-out scans.</summary>
/// <param name="Key">The network.</param>
/// <param name="Tells">What its members tell.</param>
/// <param name="Members">Numbers from 0 in the run.</param>
/// <param name="Results">How good each is.</param>
/// <param name="Epochs">Epochs of each.</param>
/// <param name="Seconds">Time that training took, all members together.</param>
internal sealed record MethodScore(
    string Key, Tells Tells, IReadOnlyList<int> Members, IReadOnlyList<EvaluationResult> Results,
    IReadOnlyList<int> Epochs, double Seconds)
{
    /// <summary>Whether its members tell tip change alone.</summary>
    public bool OnlyTipChange => Tells == Tells.TipChange;

    /// <summary>Whether its figures are of one thing alone, and stand beside no others.</summary>
    public bool IsExpert => Tells is not (Tells.Everything or Tells.States);

    public string Name =>
        MethodTitle.NameOf(Key) + (
            OnlyTipChange && Method.Find(Key) is not NetworkMethod { Expertise: not null } ? ", tip change alone" : "");

    public Spread Of(Figure figure) => Spread.Measure(Results.Select(figure.Of));

    /// <summary>The methods of a run in the order of the paper's Table I, of its finished members.</summary>
    public static IReadOnlyList<MethodScore> AllOf(TrainedRun run, IReadOnlyList<int> finished) =>
    [
        .. finished.GroupBy(m => (run.Config.Members[m].Network, Tells: run.Config.Members[m].EffectiveTells))
            .OrderBy(g => MethodTitle.OrderOf(g.Key.Network)).ThenBy(
                g => g.Key.Network, StringComparer.Ordinal).ThenBy(g => g.Key.Tells)
            .Select(g => Measure(run, g.Key.Network, g.Key.Tells, [.. g])),
    ];

    private static MethodScore Measure(TrainedRun run, string network, Tells tells, int[] members)
    {
        // Rules fitted on all folds of the network; each member is then judged by them alone.
        var rules = JudgedMembers.RulesOf(run.Only(members));
        var results = members.Select(m => JudgedMembers.Judge(run.Only([m]), rules, BootstrapUnit.None).Result);
        return new MethodScore(
            network, tells, members, [.. results], [.. members.Select(m => run.Result(m).Epochs)],
            members.Sum(m => run.Result(m).Seconds));
    }
}
