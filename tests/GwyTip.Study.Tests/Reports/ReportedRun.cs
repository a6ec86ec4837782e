using GwyTip.Study.Reports;
using GwyTip.Training.Data;
using GwyTip.Training.Members;
using GwyTip.Training.Predictions;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Reports;

/// <summary>
/// A run whose members were never trained: their predictions are made up, so that a report can be made of it in no time. Member 4
/// is unfinished.
/// </summary>
public sealed class ReportedRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ReportedRun()
    {
        var data = TinyTraining.Make(Path, sessions: 9, perSession: 5);
        data.Save(System.IO.Path.Combine(Path, "data"));
        var small = TinyTraining.Member;
        var config = new TrainingConfig
        {
            Data = System.IO.Path.Combine(Path, "data"),
            Folds = 3,
            Members = [small, small with { Seed = 5 }, new MemberConfig { Network = "line-statistics" },
                small with { Network = "vgg-like" }],
        };
        Folder = System.IO.Path.Combine(Path, "run");
        Directory.CreateDirectory(Folder);
        config.Write(System.IO.Path.Combine(Folder, TrainedRun.ConfigName));
        var plan = SplitPlan.Make(data, config);
        plan.Write(Folder);
        for (int member = 0; member < 3; member++)
        {
            Finish(member, config, plan, data);
        }
        ReportWriter.Write([Folder], Report, Said);
    }

    public string Path => _folder.Path;

    public string Folder { get; }

    public string Report => System.IO.Path.Combine(Path, "report");

    public StringWriter Said { get; } = new();

    public string Read(string file) => File.ReadAllText(System.IO.Path.Combine(Report, file));

    public void Dispose() => _folder.Dispose();

    private void Finish(int member, TrainingConfig config, SplitPlan plan, DataSet data)
    {
        var random = new Random(member);
        string place = TrainedRun.MemberFolder(Folder, member);
        Directory.CreateDirectory(place);
        var states = config.Members[member].Method.StatesOf(config.Members[member], data.Surface);
        MemberPrediction Say(LabelledScan scan, Part part) => new(
            scan.File, part, [.. states.Select(
                s => Math.Clamp((scan.Labels[s] > 0.5 ? 0.7 : 0.3) + 0.8 * (random.NextDouble() - 0.5), 0, 1))]);
        new MemberPredictions(
            states,
            [
                .. plan.ValidationOf(data, config.FoldOf(member)).Select(s => Say(s, Part.Validation)),
                .. plan.HeldOutOf(data).Select(s => Say(s, Part.HeldOut)),
            ]).Write(place);
        new MemberResult("none", "none", 3, 20, 10, 0.5, states.Count > 1 ? 0.9 : null, 0.8, 0.7, 12.5, 1).Write(place);
        File.WriteAllText(
            System.IO.Path.Combine(place, TrainingLog.FileName),
            "epoch,learning_rate,loss,validation_loss,validation_auroc,tip_change_auroc,weighted_accuracy,seconds\n"
            + "1,0.001,0.7,0.7,0.6,0.5,0.3,4\n"
            + $"2,0.001,0.6,0.65,{(states.Count > 1 ? "0.8" : "NaN")},0.6,0.5,4\n"
            + "3,0.001,0.5,0.5,0.9,0.8,0.7,4.5\n");
    }
}
