namespace GwyTip.Tests;

public sealed class CsvTests : IDisposable
{
    private const string Header = "file,channel,surface,state,verdict,confidence,rows,tip_change,provider,error,channel_title,"
        + "channel_unit,measured,left_out,notes";

    private readonly Workplace _work = new();

    public void Dispose() => _work.Dispose();

    [Fact]
    public void A_line_has_the_file_as_typed_and_a_column_for_each_state()
    {
        Ran answer = _work.Classify("--format", "csv", _work.WriteGood("a.gwy"));

        Assert.Equal(0, answer.Status);
        Assert.Equal(
            $"{Header}\r\na.gwy,0,si-h-100,rows,good,0.750000,0.750000,0.250000,cpu,,channel 0,m,1.000000,,\r\n", answer.Output);
        Assert.Equal("", answer.Errors);
    }

    [Fact]
    public void An_error_leaves_the_verdict_empty()
    {
        Ran answer = _work.Classify("--format", "csv", "missing.gwy");

        Assert.Equal(1, answer.Status);
        Assert.Equal([Header, "missing.gwy,,,,,,,,,unreadable: there is no such file,,,,,"], answer.Lines);
    }

    [Fact]
    public void Names_with_commas_quotes_spaces_and_other_alphabets_come_through()
    {
        string name = OperatingSystem.IsWindows() ? "Å, ü 試料.gwy" : "Å, \"ü\" 試料.gwy";
        Ran answer = _work.Classify("--format", "csv", _work.WriteGood(name));

        Assert.Equal(0, answer.Status);
        string quoted = name.Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.Equal(
            $"\"{quoted}\",0,si-h-100,rows,good,0.750000,0.750000,0.250000,cpu,,channel 0,m,1.000000,,", answer.Lines[1]);
    }

    [Fact]
    public void Numbers_have_a_decimal_point_where_people_write_a_comma()
    {
        _work.Environment["LC_ALL"] = "de_DE.UTF-8";
        _work.Environment["LANG"] = "de_DE.UTF-8";

        Assert.Contains(
            ",0.750000,", _work.Classify("--format", "csv", _work.WriteGood("a.gwy")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Under_auto_the_columns_are_the_states_of_all_surfaces_and_those_of_others_stay_empty()
    {
        _work.Models.Add("au-111", [new(TinyState.Always("atoms", 0.25), TinyState.Always("tip_change", 0.25))]);
        Ran answer = _work.Classify("--format", "csv", _work.WriteGood("a.gwy"));

        Assert.Equal("file,channel,surface,state,verdict,confidence,atoms,tip_change,rows,provider,error,channel_title,"
            + "channel_unit,measured,left_out,notes", answer.Lines[0]);
        Assert.Equal("a.gwy,0,si-h-100,rows,good,0.750000,,0.250000,0.750000,cpu,,channel 0,m,1.000000,,", answer.Lines[1]);
    }

    [Fact]
    public void With_a_surface_the_columns_are_its_states()
    {
        _work.Models.Add("au-111", [new(TinyState.Always("atoms", 0.25))]);
        Ran answer = _work.Classify("--format", "csv", "--surface", "au-111", _work.WriteGood("a.gwy"));

        Assert.Equal("file,channel,surface,state,verdict,confidence,atoms,provider,error,channel_title,channel_unit,measured,"
            + "left_out,notes", answer.Lines[0]);
        Assert.StartsWith("a.gwy,0,au-111,atoms,", answer.Lines[1], StringComparison.Ordinal);
    }
}
