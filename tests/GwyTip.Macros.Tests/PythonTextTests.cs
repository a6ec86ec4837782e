using System.Globalization;
using System.Text;
using System.Text.Json;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Macros;

/// <summary>Scans as text: what other programs export.</summary>
public sealed class PythonTextTests : IDisposable
{
    private const int Width = 48, Lines = 40;

    private const string WsxmMatrix = "WSxM file copyright UAM\r\nWSxM ASCII Matrix file\r\n"
        + "X Amplitude: 4.2 nm\r\nY Amplitude: 2.1nm \r\nZ Amplitude: 0.1 nm\r\n\r\n";

    private const string GwyddionHeader =
        "# Channel: Z (forward) µ\r\n# Width: 2.50 µm\r\n# Height: 5 µm\r\n# Value units: m\r\n";

    private const string WsxmPoints = "WSxM file copyright Nanotec Electronica\nWSxM ASCII XYZ file\nX[A]\t\tY[A]\t\tZ[nm]\n\n";

    private static readonly Dictionary<string, Encoding> Encodings = new()
    {
        ["utf-8"] = new UTF8Encoding(false),
        ["latin-1"] = Encoding.Latin1,
        ["utf-8 with a mark"] = new UTF8Encoding(true),
        ["utf-16"] = Encoding.Unicode,
        ["utf-16, big end first"] = Encoding.BigEndianUnicode,
        ["utf-32"] = Encoding.UTF32,
    };

    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    public static TheoryData<string> EveryEncoding => [.. Encodings.Keys];

    [Theory]
    [MemberData(nameof(EveryEncoding))]
    public void Gwyddions_header_gives_size_and_title_in_any_encoding(string encoding) => AssertReads(
        "1.5 2|3 4", 1250, 2500, "Z (forward) µ", GwyddionHeader + "1.5\t2\r\n3\t4\r\n", encoding);

    [Theory]
    [InlineData("# Channel: Z\n# Width: 2.5e-07 m\n# Height: 250 nm\n1.5 2\n3 4\n", 125)]
    [InlineData("# Channel: Z\n# Width: 25 Å\n# Height: 25 \u212b\n1.5 2\n3 4\n", 1.25)]
    [InlineData("# Kanal: Z\n# Breite: 0,5 \u03bcm\n# Höhe: 500 nm\n1,5\t2,0\n3,0\t4,0\n", 250)]
    [InlineData("# チャネル： Z\n# 幅： 4 um\n# 高さ： 4 um\n1.5 2\n3 4\n", 2000)]
    public void Gwyddions_header_is_read_in_other_units_and_languages(string text, double nanometres) =>
        AssertReads("1.5 2|3 4", nanometres, nanometres, "Z", text);

    [Theory]
    [InlineData("# Width: 3 V\n# Height: 3 V\n1 2\n3 4\n")]
    [InlineData("# Width: 0 nm\n# Height: 5 nm\n1 2\n3 4\n")]
    [InlineData("# Width: 3 nm\n1 2\n3 4\n")]
    [InlineData("1.000000000000000000e+00 2.000000000000000000e+00\n3.000000000000000000e+00 4.000000000000000000e+00\n")]
    [InlineData("1 2\r3 4\r")]
    [InlineData("\n\n% a comment\n  1   2\n\n# another\n3\t4")]
    [InlineData("1,2\n3,4\n")]
    [InlineData("1;2\n3;4\n")]
    [InlineData("1,0;2,0;\n3,0;4,0;\n")]
    [InlineData("\"1,0\";\"2,0\"\n\"3,0\";\"4,0\"\n")]
    [InlineData("1.0, 2.0\n3.0, 4.0\n")]
    [InlineData("1,0 2,0\n3,0e0 4\n")]
    [InlineData("1,0, 2,0\n3,0, 4,0\n")]
    [InlineData("1,0\t2,0\n3,0\t4\n")]
    public void Numbers_stand_between_whatever_separates_them(string text) => AssertReads("1 2|3 4", 0, 0, "", text);

    [Theory]
    [InlineData("1 nan\n--- 4\n")]
    [InlineData("1 NaN\n- 4\n")]
    [InlineData("1;;\n;4;\n")]
    [InlineData("1,,3\nn/a,4,-1.#IND\n", "1 nan 3|nan 4 nan")]
    [InlineData("1 inf\n-inf \u22124\n", "1 inf|-inf -4")]
    public void What_is_no_height_is_not_measured(string text, string rows = "1 nan|nan 4") => AssertReads(rows, 0, 0, "", text);

    [Fact]
    public void WSxMs_matrix_ends_its_header_with_an_empty_line_or_a_word()
    {
        AssertReads("1 2|-3 0.4", 2.1, 1.05, "", WsxmMatrix + "1\t2\r\n-3\t.4\r\n");
        AssertReads(
            "1 2|3 4", 2, 2, "",
            "WSxM file copyright UAM\nX Amplitude: 40 Å\nY Amplitude: 4 nm\n 2 lines\n[Header end]\n1 2\n3 4\n");
    }

    [Fact]
    public void WSxMs_points_are_laid_out_by_their_places_whichever_runs_faster()
    {
        AssertReads("1 2 3|4 5 6", 0.05, 0.2, "", WsxmPoints + "0 2 1\n0.5 2 2\n1 2 3\n0 0 4\n0.5 0 5\n1 0 6\n");
        AssertReads("1 2|3 4|5 6", 0.1, 0.1, "", WsxmPoints + "0 0 1\n0 1 3\n0 2 5\n1 0 2\n1 1 4\n1 2 6\n");
        AssertReads("1 2 3|4 nan nan", 0.1, 0.1, "", WsxmPoints + "0 0 1\n1 0 2\n2 0 3\n0 1 4\n");
    }

    [Theory]
    [InlineData("it holds no numbers", "")]
    [InlineData("it holds no numbers", "# Channel: Z\n\n")]
    [InlineData("it holds no numbers", "WSxM file copyright UAM\n")]
    [InlineData("line 1: 'Lorem' is not a number", "Lorem ipsum\n1 2\n")]
    [InlineData("line 4: '0x1f' is not a number", "# Channel: Z\n1 2\n3 4\n5 0x1f\n")]
    [InlineData("line 2: '4_0' is not a number", "1 2\n3 4_0\n")]
    [InlineData("line 2: '\\x1b[2J' is not a number", "1 2\n3 \u001b[2J\n")]
    [InlineData("line 3: 1 numbers, where line 1 has 2", "1 2\n3 4\n5\n")]
    [InlineData("line 5: 2 numbers, where x, y and z have to be", WsxmPoints + "1 2\n")]
    [InlineData("line 6: there is a height for x 1, y 1 already", WsxmPoints + "1 1 2\n1 1 3\n")]
    [InlineData("line 6: its point has no place", WsxmPoints + "1 1 2\n1 nan 3\n")]
    [InlineData("its 3 points lie on no grid of 3 × 3", WsxmPoints + "1 1 1\n2 2 2\n3 3 3\n")]
    [InlineData("this is not text; ", "GWYP\0\0")]
    public void What_is_no_matrix_says_which_line_is_wrong(string problem, string text) =>
        Assert.StartsWith("unreadable: " + problem, Read(Encoding.UTF8.GetBytes(text)), StringComparison.Ordinal);

    [Fact]
    public void Every_file_has_its_line_and_none_stops_the_others()
    {
        string good = Write("a good one.txt", Matrix()), named = Write("b\n\u001b[2J.txt", Matrix());
        string words = Write("words.txt", "1 2\nthree 4\n");
        string flat = Write("flat.txt", string.Concat(Enumerable.Repeat("1 2\n", 40)));
        string missing = Path.Combine(_macro.Folder, "missing.txt");

        var result = _macro.PythonMacro("gwytip.py", words, good, missing, _macro.Folder, flat, named);

        Assert.Equal((1, ""), (result.Status, result.Errors));
        string verdict = _macro.PythonMacro("gwytip.py", good).Output[(good.Length + 2)..];
        string[] lines = result.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(
            [
                $"{words}: error: unreadable: line 2: 'three' is not a number",
                $"{good}: {verdict.TrimEnd()}",
                $"{missing}: error: unreadable: No such file or directory",
                $"{_macro.Folder}: error: unreadable: Is a directory",
                $"{Path.Combine(_macro.Folder, @"b\n\x1b[2J.txt")}: {verdict.TrimEnd()}",
            ],
            lines.Where((_, i) => i != 4));
        Assert.StartsWith($"{flat}: error: too-few-columns: ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void The_exit_status_says_how_it_went()
    {
        string good = Write("good.txt", Matrix());

        var judged = _macro.PythonMacro("gwytip.py", good, good);
        Assert.Equal((0, ""), (judged.Status, judged.Errors));
        Assert.Equal(2, _macro.PythonMacro("gwytip.py").Status);
        Assert.Equal(2, _macro.PythonMacro("gwytip.py", "--verbose", good).Status);
        _macro.Environment["GWYTIP_MODELS"] = "/nowhere";
        var without = _macro.PythonMacro("gwytip.py", good);
        Assert.Equal(new Ran(1, "", "gwytip.py: no-models: there is no models folder /nowhere\n"), without);
    }

    [Theory]
    [InlineData("> /dev/full", "gwytip.py: standard output cannot be written: No space left on device\n")]
    [InlineData("| true", "")]
    public void An_output_that_takes_nothing_is_no_traceback(string to, string message)
    {
        string good = Write("good.txt", Matrix());
        string macro = $"{Macro.Interpreter} '{Macro.PathTo("python", "gwytip.py")}'";
        string command = $"{macro} '{good}' '{good}' {to}; exit ${{PIPESTATUS[0]}}";

        var result = Child.Run("bash", ["-c", command], _macro.Environment);

        Assert.Equal((1, message), (result.Status, result.Errors));
    }

    private static string Matrix()
    {
        double[] heights = TestScans.Heights(Width, Lines);
        return string.Concat(Enumerable.Range(0, Lines).Select(line => string.Join(
            '\t', heights.Skip(line * Width).Take(Width).Select(h => h.ToString("R", CultureInfo.InvariantCulture))) + "\n"));
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_macro.Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Reads a text through the macro.</summary>
    /// <param name="rows">Of the heights: numbers between blanks, rows between bars.</param>
    /// <param name="across">Nanometres a pixel along x.</param>
    /// <param name="down">Along y.</param>
    /// <param name="title">Of the scan.</param>
    /// <param name="text">What the file holds.</param>
    /// <param name="encoding">One of <see cref="Encodings"/>.</param>
    private void AssertReads(string rows, double across, double down, string title, string text, string encoding = "utf-8")
    {
        byte[] bytes = [.. Encodings[encoding].GetPreamble(), .. Encodings[encoding].GetBytes(text)];
        var read = JsonDocument.Parse(Read(bytes)).RootElement;

        Assert.Equal(rows, read[0].GetString());
        Assert.Equal(across, read[1].GetDouble(), 9);
        Assert.Equal(down, read[2].GetDouble(), 9);
        Assert.Equal(title, read[3].GetString());
    }

    private string Read(byte[] bytes)
    {
        string path = Path.Combine(_macro.Folder, "scan.txt");
        File.WriteAllBytes(path, bytes);
        var result = _macro.Python($$"""
            import gwytip, json
            try:
                heights, (across, down), title = gwytip.read_text("{{path}}")
                print(json.dumps(["|".join(" ".join(f"{h:g}" for h in row) for row in heights), across, down, title]))
            except gwytip.TipError as error:
                print(error)
            """);
        Assert.Equal("", result.Errors);
        return result.Output;
    }
}
