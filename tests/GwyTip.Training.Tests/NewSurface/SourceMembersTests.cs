using GwyTip.Inference;
using GwyTip.Training;
using GwyTip.Training.NewSurface;

namespace GwyTip.Tests.NewSurface;

/// <summary>Members that may have learned from the very scans that they are to be judged on.</summary>
public sealed class SourceMembersTests : IDisposable
{
    private readonly TinyModels _models = new();
    private readonly List<string> _warnings = [];
    private readonly Bundle _own;

    public SourceMembersTests() => _own = _models.Add("si-111", [new(TinyState.Always("rows", 0.25))]);

    public void Dispose() => _models.Dispose();

    private void RefuseOwn(string surface) =>
        new SourceMembers([Bundle.Load(_own.Folder)], []).RefuseOwn(surface, _warnings.Add);

    [Theory]
    [InlineData("ge-111", 0)]
    [InlineData("si-111", 1)]
    public void A_bundle_of_the_surface_itself_is_warned_of(string surface, int warnings)
    {
        RefuseOwn(surface);

        Assert.Equal(warnings, _warnings.Count);
        Assert.All(_warnings, w => Assert.StartsWith($"the members of {_own.Folder} know si-111, too: ", w));
    }

    [Fact]
    public void Simulated_scans_are_nobodys_own()
    {
        _models.Write(_own.Manifest with { TrainingData = _own.Manifest.TrainingData with { Simulated = true } });

        RefuseOwn("si-111");

        Assert.Empty(_warnings);
    }

    [Fact]
    public void One_that_was_learned_from_few_scans_of_it_is_refused()
    {
        _models.Write(_own.Manifest with { Quality = new Dictionary<string, double> { ["cross_validated_auroc"] = 0.9 } });

        Assert.Contains("--again", Assert.Throws<TrainingException>(() => RefuseOwn("si-111")).Message, StringComparison.Ordinal);
    }
}
