using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Cards;
using GwyTip.Training.Choices;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;
using GwyTip.Training.Runs;
using GwyTip.Training.UnknownSurface;

namespace GwyTip.Training.Bundles;

/// <summary>
/// From a finished run to a bundle. The members judge, through the plug-in's own code, the scans they were not trained on;
/// calibration and thresholds are fitted to that; only then the held-out part is looked at, for the figures.
/// </summary>
/// <param name="run">The run; every member is trained to the end.</param>
/// <param name="folder">Where the bundle goes.</param>
/// <param name="foreign">
/// Simulated scans of each foreign kind that the bundle learns to tell other surfaces from; 0: it learns nothing of them.
/// </param>
/// <param name="say">Told what is being done.</param>
public sealed class BundleExport(TrainedRun run, string folder, int foreign, Action<string> say)
{
    private readonly BundleWriter _writer = new(run, folder);

    /// <summary>Writes members, manifest, card and curves.</summary>
    /// <returns>The figures on the held-out part.</returns>
    /// <exception cref="TrainingException">
    /// A member is not trained to the end, or scans that training could read cannot be read any more.
    /// </exception>
    public EvaluationResult Write()
    {
        if (run.Split.HeldOut.Count == 0)
        {
            throw new TrainingException(
                $"{run.Folder} holds out no scans, so that nothing could be measured: train with a held_out_share above 0");
        }
        var surface = run.Surface;
        say("writing the members");
        _writer.Write(DecisionRules.None(surface));
        say("judging the scans that each member was not trained on");
        var outOfFold = OutOfFold();
        var rules = DecisionRules.Fit(surface, outOfFold, run.Split.SeenOf(run.Data));
        var fit = foreign > 0 ? FitSurface() : null;
        var manifest = _writer.Write(rules) with
        {
            UnknownSurface = fit is null ? null
                : BundleFiles.WriteSurfaceModel(folder, fit.Networks, run.Data.Description),
        };
        _writer.WriteManifest(manifest);
        say("judging the held-out scans");
        var bundle = Bundle.Load(folder);
        var predictions = HeldOut(bundle);
        var evaluator = new Evaluator(bundle.Surface, bundle.States, rules.GoodBadCut, SessionBootstrap.UnitOf(run.Split.By));
        var heldOut = evaluator.Score("held-out", predictions);
        var figures = fit is null
            ? null
            : SurfaceFigures.Measure(fit, ScanTraits.Measure(run.Data, run.Split.HeldOutOf(run.Data)));
        manifest = manifest with
        {
            Quality = QualitySummary.From(heldOut).Concat(
                figures?.Summary() ?? new Dictionary<string, double>()).ToDictionary()
        };
        _writer.WriteManifest(manifest);
        WriteCurves(bundle, predictions, $"held-out {run.Split.GroupsName}");
        WriteCard(
            manifest, rules, figures, heldOut,
            evaluator.Score("cross-validated", [.. outOfFold.Where(KnowsEveryState).Select(p => Alone(bundle, p))]));
        return heldOut;
    }

    private SurfaceFit FitSurface()
    {
        say($"learning to tell other surfaces: {foreign} or more simulated scans of each kind");
        return SurfaceFit.Fit(SurfaceExamples.Gather(
            run.Data, run.Split.Folds.Select((_, k) => run.Split.ValidationOf(run.Data, k)), foreign));
    }

    /// <summary>The members on their own folds, raw: the bundle just written calibrates nothing.</summary>
    /// <exception cref="TrainingException">Scans that training could read cannot be read any more.</exception>
    internal List<OutOfFoldPrediction> OutOfFold()
    {
        using var ensemble = Ensemble.Open(Bundle.Load(folder), new ProviderChoice(Provider.Cpu));
        var predictions = new List<OutOfFoldPrediction>();
        var all = new List<ScanPrediction>();
        foreach (var fold in Enumerable.Range(0, run.Config.Members.Count).GroupBy(run.Config.FoldOf))
        {
            int[] members = [.. fold];
            var said = ScanPredictions.Ask(
                ensemble, run.Data.Description.Images, run.Split.ValidationOf(run.Data, fold.Key));
            all.AddRange(said);
            predictions.AddRange(said
                .Where(p => p.Report is not null)
                .Select(p => new OutOfFoldPrediction(
                    p.Scan, [.. members.Select(m => p.Report!.States.Select(s => s.Members[m]).ToArray())], fold.Key)));
        }
        ScanReading.RefuseUnread([.. all.Select(p => p.Error)]);
        TellOfRefused(all);
        return predictions;
    }

    /// <summary>Scans that people labelled may hold no image: that is no fault, but they count in no figure.</summary>
    private void TellOfRefused(List<ScanPrediction> said)
    {
        foreach (var (kind, count, example) in ScanReading.ByKind(said.Select(p => (p.Scan.File, p.Error))))
        {
            say($"not judged, {kind}: {count} of {said.Count}, e.g. {example}");
        }
    }

    private IReadOnlyList<ScanPrediction> HeldOut(Bundle bundle)
    {
        using var ensemble = Ensemble.Open(bundle, new ProviderChoice(Provider.Cpu));
        var said = ScanPredictions.Ask(ensemble, run.Data.Description.Images, run.Split.HeldOutOf(run.Data));
        ScanReading.RefuseUnread([.. said.Select(p => p.Error)]);
        return said;
    }

    /// <summary>Not where a fold has a member for the image, say, but none for the lines.</summary>
    internal bool KnowsEveryState(OutOfFoldPrediction prediction) =>
        Enumerable.Range(0, run.Surface.States.Count).All(s => prediction.Of(s).Any());

    /// <summary>What the ensemble would say if it were the members of that fold alone.</summary>
    internal static ScanPrediction Alone(Bundle bundle, OutOfFoldPrediction prediction) => new(
        prediction.Scan, new EnsembleJudge(bundle.Surface, bundle.States).Judge(prediction.Members, scan: null), null);

    private string[] TrainingCommands(string recipe) => (IsSweep, MemberChoice.Read(run.Folder)) switch
    {
        (true, _) => [$"gwytip-study sweep --config src/GwyTip.Trainer/Recipes/{recipe}.json --out runs/{recipe}"],
        (_, { } choice) when choice.Members.SequenceEqual(run.Numbers) =>
            [Train(recipe), $"gwytip-train choose --run runs/{recipe}{choice.Limits?.Options()}"],
        _ => [Train(recipe)],
    };

    /// <summary>The option that names the members, where <c>export</c> would take others by itself.</summary>
    private string MembersOption()
    {
        var usual = MembersToExport.Choose(run.Whole, [], _ => { });
        return usual.Numbers.SequenceEqual(run.Numbers) ? "" : $" --members {string.Join(' ', run.Numbers)}";
    }

    private bool IsSweep => File.Exists(Path.Combine(run.Folder, TrainedRun.SweepName));

    private static string Train(string recipe) =>
        $"gwytip-train train --config src/GwyTip.Trainer/Recipes/{recipe}.json --run runs/{recipe}";

    /// <summary>Where the trainer wrote the label file itself, the images are found from its folder.</summary>
    private string EvaluateCommand(string surface)
    {
        var data = run.Data.Description;
        return data.MadeBy is null
            ? $"gwytip-train evaluate --bundle models/{surface} --labels labels.csv --images images"
            : $"gwytip-train evaluate --bundle models/{surface} --data runs/data/{Path.GetFileName(data.Folder)}";
    }

    /// <summary>Both curves, as pictures; <paramref name="what"/> the predictions are of stands in the titles.</summary>
    internal void WriteCurves(Bundle bundle, IReadOnlyList<ScanPrediction> predictions, string what)
    {
        var curves = StateCurves.Measure(bundle.States, Judgement.FromPredictions(predictions));
        string title = $"{bundle.Surface}, {what}";
        File.WriteAllText(Path.Combine(folder, CardWriter.RocName), CurveCharts.Roc(title, curves));
        File.WriteAllText(Path.Combine(folder, CardWriter.PrecisionRecallName), CurveCharts.PrecisionRecall(title, curves));
    }

    private void WriteCard(
        BundleManifest manifest, DecisionRules rules, SurfaceFigures? figures, EvaluationResult heldOut,
        EvaluationResult crossValidated)
    {
        string surface = run.Data.Description.Surface, recipe = IsSweep ? $"sweep-{surface}" : surface;
        File.WriteAllText(Path.Combine(folder, CardWriter.FileName), CardWriter.Text(new CardFacts
        {
            Manifest = manifest,
            Foreign = figures,
            HeldOut = heldOut,
            CrossValidated = crossValidated,
            SplitBy = run.Config.SplitBy.ToString().ToLowerInvariant(),
            Folds = run.Config.Folds,
            Members = [.. Enumerable.Range(0, run.Config.Members.Count).Select(k => new MemberFacts(
                run.Result(k).TrainedOn, run.Result(k).ValidatedOn, run.Result(k).Epochs))],
            Engine = string.Join(
                "; ", Enumerable.Range(0, run.Config.Members.Count).Select(k => run.Result(k).Engine).Distinct()),
            Commands =
            [
                .. run.Data.Description.Commands(),
                .. TrainingCommands(recipe),
                $"gwytip-train export --run runs/{recipe}{MembersOption()} --out "
                + $"models/{surface}{(foreign == ForeignSet.UsualCount ? "" : $" {ForeignSet.Option} {foreign}")}",
                EvaluateCommand(surface),
            ],
            LeftOut = run.Data.Description.LeftOut,
            ExtraScans = SplitPlan.ExtraOf(run.Data).Count,
            ThresholdRule = rules.ThresholdRule,
            WantedPrecisions = rules.WantedPrecisions,
        }));
    }
}
