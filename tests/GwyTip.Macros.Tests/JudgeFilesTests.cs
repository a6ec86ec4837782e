using System.Text;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Macros;

/// <summary>Gwyddion and the installed module, driven from Python 3.</summary>
public sealed class JudgeFilesTests : IDisposable
{
    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    [Fact]
    public void Every_image_gets_the_verdict_that_the_program_gives()
    {
        string atoms = Repository.PathTo("samples", "si-h-100-atoms.gwy"), blank = Repository.PathTo("samples", "blank.gwy");
        var program = Child.Run(Built.Cli, ["classify", atoms, "--format", "csv"], _macro.Environment);
        string[] cells = program.Output.Split("\r\n")[1].Split(',');

        var result = _macro.PythonMacro("judge_files.py", atoms, blank, "/nowhere.sxm");

        Assert.Equal("", result.Errors);
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith($"{atoms}\t0\t{cells[5][..^2]}\t{cells[4]}: ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{blank}\t0\tconstant: ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("/nowhere.sxm\t\tnot opened: ", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_file_carries_the_verdict_and_the_scan_stays_as_it_was()
    {
        string scan = Path.Combine(_macro.Folder, "a scan.gwy");
        File.Copy(Repository.PathTo("samples", "si-h-100-rows.gwy"), scan);
        byte[] before = File.ReadAllBytes(scan);
        string folder = Directory.CreateDirectory(Path.Combine(_macro.Folder, "judged")).FullName;

        var result = _macro.PythonMacro("judge_files.py", "--save", folder, scan);
        var again = _macro.PythonMacro("judge_files.py", "--save", folder, scan);

        Assert.Equal(("", 0), (result.Errors, result.Status));
        Assert.Contains(
            "Tip state::Verdict", Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(folder, "a scan.gwy"))),
            StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(scan));
        Assert.Contains("not saved: ", again.Output, StringComparison.Ordinal);
    }

    /// <summary>Gwyddion itself loads the module of the current folder there; the module loads nothing more from it.</summary>
    [Fact]
    public void A_home_that_is_no_absolute_folder_lends_the_module_no_library()
    {
        string scan = Repository.PathTo("samples", "si-h-100-atoms.gwy"), folder = _macro.Folder;
        string read = File.ReadAllText(Macro.PathTo("python", "judge_files.py"));
        string functions = read[..read.IndexOf("words = argparse", StringComparison.Ordinal)];
        _macro.Environment["HOME"] = ".";

        var result = _macro.Python($"""
            {functions}
            os.chdir("{folder}")
            function("gwy_app_init_nongui", None, P)(None)
            print(exists(FUNCTION), *judge("{scan}", None))
            """);

        Assert.True(result.Errors.Length == 0, result.Errors);
        Assert.Equal(
            "1 (0, \"GwyTip's library is not installed; looked for it at no place: HOME names no folder\")\n", result.Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    public void Nor_does_it_lend_the_macro_a_module(string home)
    {
        var lure = _macro.SetLure();
        string scan = Repository.PathTo("samples", "si-h-100-atoms.gwy"), macro = Macro.PathTo("python", "judge_files.py");

        Child.Run("env", ["-C", _macro.Folder, $"HOME={home}", Macro.Interpreter, macro, scan], _macro.Environment);

        Assert.False(lure.IsTaken);
    }
}
