using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;

namespace GwyTip.Tests.NewSurface;

/// <summary>A bundle of few scans, by the program: made-up scans, starting from the tiny run's members.</summary>
[Collection(OneTrainedFolder.Name)]
public sealed class NewSurfaceTests : InFolder
{
    private static readonly string[] _about = ["--surface", "si-111", "--source", "made up for a test", "--licence", "CC0",
        "--simulated", "--effort", "0.02"];

    private readonly TrainedFolder _trained;
    private readonly string _bundle;

    public NewSurfaceTests(TrainedFolder trained)
    {
        _trained = trained;
        _bundle = Path.Combine(trained.Path, "models", "source");
        if (!Directory.Exists(_bundle))
        {
            TestedProgram.Trainer.Succeed(trained.Path, "export", "--run", "run", "--out", _bundle, "--foreign", "2");
        }
    }

    private string[] Arguments(string name, params string[] more) =>
        ["new-surface", "--features", _bundle, "--out", $"models/{name}", "--run", $"runs/{name}", .. _about, .. more];

    /// <summary>The tiny run's scans in folders named after what they show.</summary>
    private void Sort(bool bySession)
    {
        string[] states = ["asymmetry_dimer", "individual_atoms", "rows", "rows", "generic_defect"];
        for (int i = 0; i < 45; i++)
        {
            string place = Path.Combine(_folder.Path, "scans", states[i % 5], bySession ? $"session {i % 9}" : ".");
            Directory.CreateDirectory(place);
            File.Copy(Path.Combine(_trained.Path, "images", $"scan-{i}.gwy"), Path.Combine(place, $"scan-{i}.gwy"));
        }
    }

    [Fact]
    public void Folders_of_scans_become_a_bundle_with_cross_validated_figures()
    {
        Sort(bySession: true);
        File.WriteAllText(Path.Combine(_folder.Path, "scans", "rows", "session 1", "broken.gwy"), "GWYPnothing");
        string[] arguments = Arguments("si-111", "--classes", "--images", "scans");
        string output = TestedProgram.Trainer.Succeed(_folder.Path, arguments);
        Assert.Contains("only 9 scans show individual_atoms", output, StringComparison.Ordinal);
        Assert.Contains("warning: left out: rows/session 1/broken.gwy: ", output, StringComparison.Ordinal);
        Assert.Contains("member-5 epoch", output, StringComparison.Ordinal);

        var bundle = Bundle.Load(Path.Combine(_folder.Path, "models", "si-111"));
        Assert.Equal("si-111", bundle.Surface);
        Assert.Equal(["asymmetry_dimer", "individual_atoms", "rows", "generic_defect"], bundle.States.Select(s => s.Name));
        Assert.Equal(5, bundle.Manifest.Members.Count);
        Assert.Equal(5, bundle.Views);
        Assert.Empty(bundle.Manifest.HeldOutSessions);
        Assert.All(bundle.Manifest.Quality.Keys, k => Assert.StartsWith("cross_validated_", k, StringComparison.Ordinal));
        string card = File.ReadAllText(Path.Combine(bundle.Folder, "CARD.md"));
        Assert.Contains("cross-validated by measuring session.", card, StringComparison.Ordinal);
        Assert.Contains("rows/session 1/broken.gwy", card, StringComparison.Ordinal);
        Assert.Contains("| individual_atoms | desirable |", card, StringComparison.Ordinal);
        Assert.Contains("source/member-1.onnx", card, StringComparison.Ordinal);

        using var engine = new Engine(Path.Combine(_folder.Path, "models"), new ProviderChoice(Provider.Cpu));
        var scan = ScanFile.Pick(Path.Combine(_trained.Path, "images", "scan-1.gwy")).Channel.Scan;
        Assert.Equal(4, engine.Classify(scan, "si-111").Report.States.Count);

        string evaluated = TestedProgram.Trainer.Succeed(
            _folder.Path, "evaluate", "--bundle", "models/si-111", "--labels", "runs/si-111/labels.csv", "--images", "scans",
            "--subset", "all");
        Assert.Contains("45 of 46 scans judged", evaluated, StringComparison.Ordinal);
        Assert.Contains(
            "not judged, unreadable: 1, e.g. rows/session 1/broken.gwy (", evaluated, StringComparison.Ordinal);

        string[] ofItself = Arguments("again", "--classes", "--images", "scans");
        ofItself[Array.IndexOf(ofItself, _bundle)] = "models/si-111";
        Assert.Contains(
            "is itself what new-surface made of si-111", TestedProgram.Trainer.Fail(_folder.Path, ofItself),
            StringComparison.Ordinal);

        byte[] first = File.ReadAllBytes(Path.Combine(bundle.Folder, "member-1.onnx"));
        Assert.DoesNotContain(" epoch ", TestedProgram.Trainer.Succeed(_folder.Path, arguments), StringComparison.Ordinal);
        Assert.Equal(first, File.ReadAllBytes(Path.Combine(bundle.Folder, "member-1.onnx")));

        File.Delete(Path.Combine(_folder.Path, "scans", "rows", "session 1", "broken.gwy"));
        Assert.Contains(
            "begun with other scans or labels", TestedProgram.Trainer.Fail(_folder.Path, arguments), StringComparison.Ordinal);
    }

    /// <summary>Somebody goes on labelling, or corrects a verdict, while a training is interrupted.</summary>
    [Fact]
    public void An_interrupted_training_goes_on_with_the_labels_it_began_with_and_the_others_wait()
    {
        Sort(bySession: true);
        string[] arguments = Arguments("si-111", "--classes", "--images", "scans");
        TestedProgram.Trainer.Kill(_folder.Path, "member-2 epoch", arguments);
        string folder = Path.Combine(_folder.Path, "scans", "rows", "session 1");
        File.Copy(Directory.GetFiles(folder)[0], Path.Combine(folder, "another.gwy"));

        string output = TestedProgram.Trainer.Succeed(_folder.Path, arguments);

        Assert.Contains("warning: scans or labels have changed since ", output, StringComparison.Ordinal);
        Assert.Contains("--again takes up the others then", output, StringComparison.Ordinal);
        Assert.DoesNotContain("member-1 epoch", output, StringComparison.Ordinal);
        Assert.Equal(45, Bundle.Load(Path.Combine(_folder.Path, "models", "si-111")).Manifest.TrainingData.Images);
        Assert.Single(Directory.GetDirectories(Path.Combine(_folder.Path, "models")));
    }

    [Fact]
    public void Tip_changes_are_told_from_the_lines_where_they_are_labelled()
    {
        TestedProgram.Trainer.Succeed(
            _folder.Path, Arguments(
                "with-lines", "--labels", Path.Combine(_trained.Path, "labels.csv"), "--images",
                Path.Combine(_trained.Path, "images")));
        var bundle = Bundle.Load(Path.Combine(_folder.Path, "models", "with-lines"));
        Assert.Equal([Preprocessing.Image, Preprocessing.Lines], bundle.Manifest.Inputs);
        Assert.Contains(TipState.TipChange, bundle.States.Select(s => s.Name));
        Assert.All(
            bundle.Manifest.Members,
            m => Assert.True(m.States is [TipState.TipChange] || !m.States.Contains(TipState.TipChange)));
        Assert.True(bundle.Manifest.Quality.ContainsKey("cross_validated_tip_change_auroc"));
    }

    [Fact]
    public void Without_sessions_figures_are_by_image_and_the_card_says_that_this_flatters()
    {
        Sort(bySession: false);
        string rows = Path.Combine(_folder.Path, "scans", "rows");
        File.Copy(Path.Combine(rows, "scan-2.gwy"), Path.Combine(rows, "copy.gwy"));
        string output = TestedProgram.Trainer.Succeed(_folder.Path, Arguments("by-image", "--classes", "--images", "scans"));
        Assert.Contains(
            "warning: nothing says which session the scans are of, so the figures are cross-validated by image. They flatter",
            output, StringComparison.Ordinal);
        string card = File.ReadAllText(Path.Combine(_folder.Path, "models", "by-image", "CARD.md"));
        Assert.Contains("cross-validated by image, and flatters", card, StringComparison.Ordinal);
        Assert.Contains(
            "warning: 1 scan is a copy of another, e.g. rows/scan-2.gwy of rows/copy.gwy: ", output, StringComparison.Ordinal);
        Assert.Contains("- 1 scan is a copy of another, e.g. rows/scan-2.gwy of rows/copy.gwy: ", card, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_wrong_is_said_and_nothing_is_written()
    {
        Sort(bySession: true);
        string scans = Path.Combine(_folder.Path, "scans");
        void Fails(string expected, params string[] arguments)
        {
            Assert.Contains(expected, TestedProgram.Trainer.Fail(_folder.Path, arguments), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(_folder.Path, "models")));
        }
        string[] given = Arguments("x", "--classes", "--images", "scans");
        Fails("cannot be the name of a surface", [.. given.Select(a => a == "si-111" ? "Si(111)" : a)]);
        Fails("to go on with: begin with --features", [.. given.Where(a => a != "--features" && a != _bundle), "--again"]);
        Fails("scans is not a bundle, for it holds ", [.. given.Select(a => a == "models/x" ? "scans" : a)]);
        Fails("there is no bundle folder", [.. given.Select(a => a == _bundle ? "models/none" : a)]);
        Directory.CreateDirectory(Path.Combine(scans, "impurities"));
        File.Copy(Path.Combine(_trained.Path, "images", "scan-0.gwy"), Path.Combine(scans, "impurities", "a.gwy"));
        Fails("too few scans of impurities (1)", given);
        Directory.Move(Path.Combine(scans, "impurities"), Path.Combine(scans, "nice"));
        Fails("'nice' is not a tip state of si-111", given);
    }
}
