using System.Globalization;
using GwyTip.ScanFiles.Tests;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Macros;

/// <summary>The macro in a real ImageJ.</summary>
public sealed class ImageJTests : IDisposable
{
    private static readonly string Path = Macro.PathTo("imagej", "GwyTip_.ijm");

    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    [Fact]
    public void A_file_is_judged_without_a_screen()
    {
        string file = Repository.PathTo("samples", "si-h-100-rows.gwy");

        Assert.Equal($"{file}: {WhatTheProgramSaysOf(file)}\n", _macro.ImageJ(Path, file).Output);
    }

    [Theory]
    [InlineData("blank.gwy", "constant: the scan is constant: ")]
    [InlineData("no, such \"scan\".sxm", "unreadable: ")]
    public void A_scan_that_cannot_be_judged_gets_its_reason(string name, string reason)
    {
        string file = Repository.PathTo("samples", name);

        Assert.StartsWith($"{file}: {reason}", _macro.ImageJ(Path, file).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_that_is_not_installed_is_named()
    {
        _macro.Environment["GWYTIP"] = "/nowhere/gwytip";

        Assert.StartsWith(
            "GwyTip: Cannot run program \"/nowhere/gwytip\"", _macro.ImageJ(Path, "scan.gwy").Output, StringComparison.Ordinal);
    }

    /// <summary>Names may hold blanks; the image keeps its name, gets a label, and a row in the table.</summary>
    [Fact]
    public void An_open_image_is_labelled_and_fills_a_row_of_the_table()
    {
        byte[] pixels = [.. Enumerable.Range(0, 96 * 96).Select(i => (byte)(128 + 60 * Math.Sin(i % 96 * 0.3) + i * 7919 % 31))];
        string image = System.IO.Path.Combine(_macro.Folder, "a scan.png"),
            table = System.IO.Path.Combine(_macro.Folder, "table.csv");
        File.WriteAllBytes(image, new PngMaker { Width = 96, Lines = 96 }.Make(pixels));
        string macro = System.IO.Path.Combine(_macro.Folder, "all.ijm");
        File.WriteAllText(macro, $"""
            open(getArgument());
            runMacro("{Path}");
            print(getTitle() + "|" + getMetadata("Label") + "|" + nImages + "|" + nResults);
            saveAs("Results", "{table}");
            """);

        var result = _macro.ImageJ(macro, image, screen: true);

        string answer = WhatTheProgramSaysOf(image);
        Assert.Equal($"a scan.png: {answer}\na scan.png|Tip: {answer}|1|1\n", result.Output);
        string[] rows = File.ReadAllLines(table);
        Assert.Contains($"rows,{answer.Split(' ')[0]},0.", rows[1], StringComparison.Ordinal);
        Assert.Contains("surface,state,verdict,confidence,rows,tip_change", rows[0], StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_macro.Temporary));
    }

    /// <summary>Colours, a scale bar and a selection are ImageJ's; the scan is what lies below.</summary>
    [Fact]
    public void What_is_drawn_over_an_image_and_how_it_is_coloured_is_not_judged()
    {
        byte[] pixels = [.. Enumerable.Range(0, 96 * 96).Select(i => (byte)(128 + 60 * Math.Sin(i % 96 * 0.3) + i * 7919 % 31))];
        string image = System.IO.Path.Combine(_macro.Folder, "scan.png");
        File.WriteAllBytes(image, new PngMaker { Width = 96, Lines = 96 }.Make(pixels));
        string macro = System.IO.Path.Combine(_macro.Folder, "all.ijm");
        File.WriteAllText(macro, $"""
            open(getArgument());
            run("Fire");
            makeRectangle(5, 5, 60, 8);
            run("Add Selection...", "stroke=white fill=white");
            makeRectangle(10, 10, 30, 30);
            runMacro("{Path}");
            print(selectionType() + "|" + Overlay.size + "|" + nImages);
            """);

        var result = _macro.ImageJ(macro, image, screen: true);

        Assert.Equal($"scan.png: {WhatTheProgramSaysOf(image)}\n0|1|1\n", result.Output);
    }

    private string WhatTheProgramSaysOf(string file)
    {
        string[] cells = Child.Run(
            Built.Cli, ["classify", file, "--format", "csv"], _macro.Environment).Output.Split("\r\n")[1].Split(',');
        // Of the two states only a tip change is bad.
        string reason = cells[4] == "bad" ? "tip_change" : cells[3];
        return string.Create(
            CultureInfo.InvariantCulture, $"{cells[4]} {double.Parse(cells[5], CultureInfo.InvariantCulture):F2}, {reason}");
    }
}
