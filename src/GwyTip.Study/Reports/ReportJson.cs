using System.Text.Json;
using System.Text.Json.Serialization;
using GwyTip.Training.Evaluation;

namespace GwyTip.Study.Reports;

/// <summary>
/// <c>report.json</c>: every number of a report; one that cannot be had is null. It is not written from the report's document,
/// which holds only some of them, as people read them, in the order of the page.
/// </summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Converters = { new NullForNaN(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Text(IReadOnlyList<RunScore> runs, IReadOnlyList<MeasuredScore> measured) => JsonSerializer.Serialize(
        new
        {
            Paper = new
            {
                Surfaces = Paper.Surfaces.Select(s => s.Surface),
                Paper.TableOne,
                Paper.GoodBad,
                WithTipChange = Paper.FiveStates,
                Paper.StateAuroc,
            },
            Runs = runs.Select(Run),
            OnMeasuredScans = measured.Select(m => new
            {
                Run = m.Run.Name,
                Methods = m.Rows.Select(r => new
                {
                    Method = r.Key,
                    r.Members,
                    Figures = r.Figures.ToDictionary(f => f.Key, f => new
                    {
                        f.Value.Value,
                        f.Value.Interval,
                        f.Value.Positive,
                        f.Value.Negative,
                    }),
                }),
            }),
        },
        _options) + "\n";

    private static object Run(RunScore run) => new
    {
        run.Name,
        run.Surface,
        SplitBy = run.Run.Split.By,
        run.Run.Config.Labels,
        run.Run.Data.Description.Simulated,
        Scans = run.Run.Data.Scans.Count,
        HeldOut = run.HeldOut.Count,
        HeldOutSessions = run.HeldOut.Select(s => s.Session).Distinct().Count(),
        run.Unfinished,
        Members = run.Finished.Select(m => new
        {
            Name = run.Run.NameOf(m),
            run.Run.Config.Members[m].Network,
            Fold = run.Run.Config.FoldOf(m) + 1,
            Chosen = run.Chosen.Contains(m),
            Result = run.Run.Result(m),
        }),
        Methods = run.Methods.Select(m => new
        {
            Method = m.Key,
            m.OnlyTipChange,
            Members = m.Members.Select(run.Run.NameOf),
            m.Epochs,
            m.Seconds,
            Figures = Figure.All.ToDictionary(f => f.Key, m.Of),
        }),
        Ensemble = run.Ensemble is { } ensemble ? Ensemble(run, ensemble) : null,
        Labellers = Labellers.ByCount(run.Run.Data.Scans).Select(c => new { c.Labellers, c.Scans, c.Unanimous }),
    };

    private static object Ensemble(RunScore run, JudgedMembers ensemble)
    {
        var confusion = ConfusionMatrix.Count(ensemble);
        return new
        {
            Figures = Figure.All.ToDictionary(f => f.Key, f => f.Of(ensemble.Result)),
            Intervals = new { Over = run.Unit, SessionBootstrap.Level, By = ensemble.Result.Metrics.Intervals },
            ensemble.Result.States,
            Rules = ensemble.States,
            CrossEntropy = CrossEntropy.Measure(ensemble.States, ensemble.Judged),
            Confusion = confusion.States.Select((s, r) => new
            {
                Truth = s,
                Named = confusion.States.Index().ToDictionary(c => c.Item, c => confusion.Counts[r, c.Index]),
            }),
            LabellersAgainstEachOther = Labellers.Measure(ensemble),
            ensemble.Result.Predictions,
        };
    }
}
