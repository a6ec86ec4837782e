namespace GwyTip.Tests.Commands;

/// <summary>A bundle of one's own scans of a surface that is known: it has fewer states than that surface can have.</summary>
public sealed class EvaluateTests : InFolder
{
    [Theory]
    [InlineData("individual_atoms,double_tip", null)]
    [InlineData("individual_atoms,double_tip,step_edges", null)]
    [InlineData("individual_atoms,step_edges", "has no column 'double_tip'")]
    public void Labels_of_its_states_are_enough(string columns, string? fault)
    {
        TinyTraining.Make(_folder.Path);
        using var models = new TinyModels();
        string bundle = models.Add(
            "au-111", [new(TinyState.Always("individual_atoms", 0.75), TinyState.Always("double_tip", 0.25))]).Folder;
        string others = string.Concat(columns.Split(',').Skip(1).Select(_ => ",0"));
        File.WriteAllLines(
            Path.Combine(_folder.Path, "own.csv"),
            [
                $"file,scan_session,scan_series,n_responses,{columns}", $"scan-0.gwy,a,a,1,1{others}",
                $"scan-1.gwy,b,b,1,1{others}",
            ]);
        string[] evaluate =
            ["evaluate", "--bundle", bundle, "--labels", "own.csv", "--images", "images", "--subset", "all"];

        string said = fault is null
            ? TestedProgram.Trainer.Succeed(_folder.Path, evaluate) : TestedProgram.Trainer.Fail(_folder.Path, evaluate);

        Assert.Contains(fault ?? "2 of 2 scans judged", said, StringComparison.Ordinal);
    }
}
