using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Metrics;
using GwyTip.Training.Rules;

namespace GwyTip.Training.Evaluation;

/// <summary>Scores what an ensemble said of labelled scans, by the product's one definition of every metric.</summary>
/// <param name="bundle">Name of the bundle, for the result.</param>
/// <param name="states">Its states, in the order of the reports.</param>
/// <param name="goodBadCut">Its cut between good and bad.</param>
/// <param name="unit">What the intervals of its figures are over.</param>
public sealed class Evaluator(
    string bundle, IReadOnlyList<TipState> states, double goodBadCut, BootstrapUnit unit = BootstrapUnit.Session)
{
    private readonly IReadOnlyList<StateQuestion> _questions = StateQuestion.ForStates(states);

    private readonly IReadOnlyList<AgreementQuestion> _agreement = AgreementQuestion.ForStates(states);

    private readonly GoodBadQuestion _goodBad = new(states, goodBadCut);

    /// <summary>Of a bundle as it stands.</summary>
    public Evaluator(Bundle bundle)
        : this(bundle.Surface, bundle.States, bundle.Manifest.GoodBadCut)
    {
    }

    /// <param name="subset">Which scans these are, for the result.</param>
    /// <param name="predictions">Scans and what was said of them; every state of the bundle has a label.</param>
    public EvaluationResult Score(string subset, IReadOnlyList<ScanPrediction> predictions)
    {
        var judged = Judgement.FromPredictions(predictions);
        return new EvaluationResult(
            bundle, subset, predictions.Count, judged.Count, predictions.Select(p => p.Scan.Session).Distinct().Count(),
            Metrics(judged), [.. _questions.Zip(_agreement, (q, a) => State(q, a, judged))],
            [.. predictions.Select(Prediction)]);
    }

    private MetricsResult Metrics(IReadOnlyList<Judgement> judged)
    {
        var figures = Figures();
        if (judged.Any(AgreementQuestion.Asks))
        {
            AddAgreement(figures);
        }
        return new MetricsResult(
            figures["auroc"](judged), figures["balanced_accuracy"](judged), figures["precision"](judged),
            figures["recall"](judged), judged.Count(
                j => j.Scan.SingleState is not null), GoodOrBad(judged), TipChange(judged), figures["ece"](judged),
            SessionBootstrap.Intervals(judged, figures, unit));
    }

    /// <summary>The figures that get an interval, by name.</summary>
    private Dictionary<string, Func<IReadOnlyList<Judgement>, double>> Figures()
    {
        StateQuestion[] single = [.. _questions.Where(q => !q.IsTipChange)];
        var figures = new Dictionary<string, Func<IReadOnlyList<Judgement>, double>>
        {
            ["auroc"] = s => Averages.Macro(single.Select(q => RocCurve.Measure(q.Scores(s)).Area)),
            ["balanced_accuracy"] = s => Averages.BalancedAccuracy(
                s.Where(j => single.Any(q => q.IsPositive(j))).Select(j => (j.Report.State, j.Scan.SingleState!))),
            ["precision"] = s => Averages.Macro(single.Select(q => q.Votes(s).Precision)),
            ["recall"] = s => Averages.Macro(single.Select(q => q.Votes(s).Recall)),
            ["ece"] = s => Averages.Macro(_questions.Select(q => q.CalibrationError(s))),
            ["good_bad_auroc"] = s => RocCurve.Measure(_goodBad.Scores(s)).Area,
            ["good_bad_accuracy"] = s => _goodBad.Decide(s).Accuracy,
            ["good_bad_balanced_accuracy"] = s => _goodBad.Decide(s).BalancedAccuracy,
        };
        foreach (var q in _questions)
        {
            figures[$"{q.State.Name}_auroc"] = s => RocCurve.Measure(q.Scores(s)).Area;
        }
        return figures;
    }

    private void AddAgreement(Dictionary<string, Func<IReadOnlyList<Judgement>, double>> figures)
    {
        foreach (var a in _agreement)
        {
            figures[$"{a.State.Name}_kappa_votes"] = a.Votes;
            figures[$"{a.State.Name}_kappa_confidence"] = a.Confidence;
            figures[$"{a.State.Name}_kappa_people"] = a.People;
            figures[$"{a.State.Name}_kappa_difference"] = s => a.Votes(s) - a.People(s);
        }
    }

    private GoodBadResult GoodOrBad(IReadOnlyList<Judgement> judged)
    {
        var decided = _goodBad.Decide(judged);
        return new GoodBadResult(
            RocCurve.Measure(_goodBad.Scores(judged)).Area, decided.Accuracy, decided.BalancedAccuracy, decided.Precision,
            decided.Recall, _goodBad.Cut, decided.TruePositives + decided.FalseNegatives,
            decided.FalsePositives + decided.TrueNegatives);
    }

    private TipChangeResult? TipChange(IReadOnlyList<Judgement> judged)
    {
        if (_questions.FirstOrDefault(q => q.IsTipChange) is not { } question)
        {
            return null;
        }
        var scores = question.Scores(judged);
        var votes = question.Votes(judged);
        return new TipChangeResult(
            RocCurve.Measure(scores).Area, PrecisionRecallCurve.Measure(scores).AveragePrecision, votes.BalancedAccuracy,
            votes.Precision,
            votes.Recall, scores.Count(s => s.Positive), scores.Count(s => !s.Positive));
    }

    private static StateResult State(StateQuestion question, AgreementQuestion agreement, IReadOnlyList<Judgement> judged)
    {
        var scores = question.Scores(judged);
        var votes = question.Votes(judged);
        return new StateResult(
            question.State.Name, RocCurve.Measure(scores).Area, PrecisionRecallCurve.Measure(scores).AveragePrecision,
            votes.Precision,
            votes.Recall, question.CalibrationError(judged), scores.Count(s => s.Positive), Agreement(agreement, judged));
    }

    private static AgreementResult? Agreement(AgreementQuestion question, IReadOnlyList<Judgement> judged) =>
        judged.Count(AgreementQuestion.Asks) is > 0 and int scans
            ? new AgreementResult(question.Votes(judged), question.Confidence(judged), question.People(judged), scans)
            : null;

    private static PredictionResult Prediction(ScanPrediction p) => p.Report is { } report
        ? new PredictionResult(
            p.Scan.File, report.State, Verdicts.NameOf(report.Verdict),
            report.States.ToDictionary(s => s.State.Name, s => s.Confidence), null)
        : new PredictionResult(p.Scan.File, null, null, new Dictionary<string, double>(), p.Error);
}
