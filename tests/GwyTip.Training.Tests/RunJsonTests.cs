using GwyTip.Training;
using GwyTip.Training.Runs;

namespace GwyTip.Tests;

/// <summary>What is wrong with a file of settings is said with its place, and in words that need no programmer.</summary>
public sealed class RunJsonTests : InFolder
{
    private string File => Path.Combine(_folder.Path, "config.json");

    [Theory]
    [InlineData("{\n  \"folds\": \"six\"\n}", ", line 2, folds: this is not a whole number")]
    [InlineData("{\n  \"bf16\": 1\n}", ", line 2, bf16: this is not true or false")]
    [InlineData("{ \"held_out_share\": \"a fifth\" }", ", line 1, held_out_share: this is not a number")]
    [InlineData("{ \"data\": 5 }", ", line 1, data: this is not a text in quotes")]
    [InlineData("{ \"members\": {} }", ", line 1, members: this is not a list")]
    [InlineData("{ \"split_by\": \"day\" }", ", line 1, split_by: this is not one of the values that it may have")]
    [InlineData("{ \"members\": [ { \"widht\": 1 } ] }", ", line 1, members[0].widht: 'widht' is not known here")]
    [InlineData("null", ": it holds nothing but null")]
    public void A_fault_has_a_place_and_a_sentence(string text, string expected)
    {
        System.IO.File.WriteAllText(File, text);

        Assert.Equal(File + expected, Assert.Throws<TrainingException>(() => RunJson.Read<TrainingConfig>(File)).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"folds\": ")]
    [InlineData("folds = 6")]
    public void What_is_no_json_names_the_file_and_no_type_of_ours(string text)
    {
        System.IO.File.WriteAllText(File, text);

        string message = Assert.Throws<TrainingException>(() => RunJson.Read<TrainingConfig>(File, "make it anew")).Message;

        Assert.StartsWith(File + ", line 1", message, StringComparison.Ordinal);
        Assert.EndsWith("; make it anew", message, StringComparison.Ordinal);
        Assert.DoesNotContain("GwyTip.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("BytePosition", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_none_where_that_is_asked() => Assert.Null(RunJson.ReadIfThere<TrainingConfig>(File));

    [Fact]
    public void A_missing_file_is_named_else() =>
        Assert.Contains(
            File, Assert.Throws<TrainingException>(() => RunJson.Read<TrainingConfig>(File)).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var config = new TrainingConfig { Folds = 4, Members = [new() { Width = 0.25 }] };
        RunJson.Write(File, config);

        Assert.Equal(RunJson.ToText(config), RunJson.ToText(RunJson.Read<TrainingConfig>(File)));
    }
}
