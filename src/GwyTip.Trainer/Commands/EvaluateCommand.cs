using System.CommandLine;
using GwyTip.Inference;
using GwyTip.Trainer.Output;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Evaluation;
using GwyTip.Training.Rules;

namespace GwyTip.Trainer.Commands;

internal static class EvaluateCommand
{
    private const string HeldOut = "held-out";

    public static Command Make()
    {
        var bundle = new Option<DirectoryInfo>("--bundle") { Description = "bundle to score", Required = true };
        var labels = new Option<FileInfo?>("--labels") { Description = "label file, as for import" };
        var images = new Option<DirectoryInfo?>("--images") { Description = "folder of the scans that the label file names" };
        var data = new Option<DirectoryInfo?>("--data") { Description = "a data set, in place of --labels and --images" };
        var subset = new Option<string>("--subset")
        {
            Description = "held-out: the sessions that no member saw; all: every scan",
            DefaultValueFactory = _ => HeldOut,
        };
        subset.AcceptOnlyFromAmong(HeldOut, "all");
        var json = new Option<FileInfo?>("--json") { Description = "write figures and every prediction to this file" };
        var provider = new Option<string>("--provider") { Description = "execution provider", DefaultValueFactory = _ => "cpu" };
        var command = new Command(
            "evaluate", "Score a bundle on labelled scans") { bundle, labels, images, data, subset, json, provider };
        command.Validators.Add(result =>
        {
            bool Given(Option option) => result.GetResult(option) is { Implicit: false };
            if (Given(data) ? Given(labels) || Given(images) : !Given(labels) || !Given(images))
            {
                result.AddError("name either --labels and --images, or --data");
            }
        });
        command.SetAction(arguments =>
        {
            var set = arguments.GetValue(data) is { } folder ? DataSetDescription.Read(folder.FullName) : null;
            var result = Score(
                Bundle.Load(arguments.GetRequiredValue(bundle).FullName), set?.Labels ?? arguments.GetValue(labels)!.FullName,
                set?.Images ?? arguments.GetValue(images)!.FullName, arguments.GetRequiredValue(subset),
                ProviderChoice.Parse(arguments.GetRequiredValue(provider)));
            EvaluationTable.Write(Console.Out, result);
            if (arguments.GetValue(json) is { } file)
            {
                File.WriteAllText(file.FullName, EvaluationJson.Text(result));
                Console.WriteLine($"wrote {file.FullName}");
            }
            return 0;
        });
        return command;
    }

    private static EvaluationResult Score(Bundle bundle, string labels, string images, string subset, ProviderChoice provider)
    {
        var all = LabelFile.Read(labels, SurfaceLabels.OfBundle(bundle.Manifest, Csv.Read(labels).FirstOrDefault() ?? []));
        LabelledScan[] scans = [.. all.Where(s => subset != HeldOut
            || (bundle.Manifest.HeldOutSessions.Contains(s.Session) && s.Use != ScanUse.Train))];
        if (scans.Length == 0)
        {
            throw new TrainingException(
                $"{labels} names no scan of the {bundle.Manifest.HeldOutSessions.Count} held-out sessions of {bundle.Folder}; "
                + "'--subset all' scores every scan");
        }
        using var ensemble = Ensemble.Open(bundle, provider);
        var predictions = ScanPredictions.Ask(ensemble, images, scans);
        return new Evaluator(bundle).Score(subset, predictions);
    }
}
