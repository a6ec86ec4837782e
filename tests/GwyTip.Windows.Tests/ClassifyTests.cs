using System.Diagnostics;
using System.Text.Json;

namespace GwyTip.Tests.Windows;

/// <summary>The program from the archive says of a scan what it says on Linux.</summary>
[Collection(OnWindows.Name)]
public sealed class ClassifyTests(WindowsPc pc)
{
    /// <summary>Other compilers round otherwise.</summary>
    private const double Nearly = 1e-5;

    [Fact]
    public void Samples_get_the_verdicts_and_the_confidences_of_Linux()
    {
        string linux = Repository.PathTo("artifacts", "cli", "gwytip");
        var start = new ProcessStartInfo(
            linux, ["classify", "--models", Path.Combine(pc.Unpacked, "gwytip", "models"), "--format", "json", "samples"])
        {
            WorkingDirectory = pc.Unpacked,
        };
        var expected = Scans(Ran.ToItsEnd(start));

        var actual = Scans(pc.Run(pc.Gwytip, ["classify", "--format", "json", "samples"]));

        Assert.Equal(17, expected.Count);
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        foreach (var (file, scan) in expected)
        {
            AssertSame(scan, actual[file], file);
        }
    }

    [Fact]
    public void Wildcards_and_names_beyond_ASCII_are_the_programs_own_business()
    {
        string folder = pc.NewFolder("Messung μ 表面");
        File.Copy(Path.Combine(pc.Unpacked, "samples", "si-h-100-rows.gwy"), Path.Combine(folder, "Zeile Ω 1.gwy"));

        var scans = Scans(pc.Run(pc.Gwytip, ["classify", "--format", "json", @"..\Messung μ 表面\Zeile*.gwy"], folder: folder));

        Assert.Equal("rows", Assert.Single(scans).Value.GetProperty("state").GetString());
        Assert.Equal("Zeile Ω 1.gwy", Assert.Single(scans).Key);
    }

    /// <summary>Models lie beside the program in the archive; once installed, in the user's folder.</summary>
    [Fact]
    public void Models_are_found_in_a_users_folder_with_a_space_and_letters_beyond_ASCII()
    {
        string alone = pc.NewFolder("program alone");
        foreach (string file in (string[])["gwytip.exe", "onnxruntime.dll"])
        {
            File.Copy(Path.Combine(pc.Unpacked, "gwytip", file), Path.Combine(alone, file));
        }
        string users = Path.Combine(pc.Home, "gwyddion", "gwytip", "models", "si-h-100");
        Directory.CreateDirectory(users);
        foreach (string file in Directory.GetFiles(Path.Combine(pc.Unpacked, "gwytip", "models", "si-h-100")))
        {
            File.Copy(file, Path.Combine(users, Path.GetFileName(file)));
        }

        Ran models = pc.Run(Path.Combine(alone, "gwytip.exe"), ["models"]);

        Directory.Delete(Path.Combine(pc.Home, "gwyddion"), recursive: true);
        Assert.Equal((0, ""), (models.Status, models.Errors));
        Assert.Contains("µ-Lab Ω", models.Lines[0], StringComparison.Ordinal);
        Assert.Contains("si-h-100: ", models.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_closed_pipe_ends_the_program_quietly() =>
        Assert.Equal(new Ran(1, "", ""), pc.RunIntoClosedPipe(pc.Gwytip, "models"));

    private static Dictionary<string, JsonElement> Scans(Ran ran)
    {
        Assert.True(ran.Lines.Length > 0, ran.Errors);
        return ran.Lines.Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(scan => scan.GetProperty("file").GetString()!.Split('/', '\\')[^1]);
    }

    private static void AssertSame(JsonElement expected, JsonElement actual, string file)
    {
        foreach (string word in (string[])["surface", "verdict", "state", "error", "provider", "tip_change_line"])
        {
            Assert.True(expected.GetProperty(word).ToString() == actual.GetProperty(word).ToString(), $"{word} of {file}");
        }
        if (expected.GetProperty("verdict").ValueKind == JsonValueKind.Null)
        {
            return;
        }
        Assert.Equal(expected.GetProperty("confidence").GetDouble(), actual.GetProperty("confidence").GetDouble(), Nearly);
        foreach (var (one, other) in expected.GetProperty("states").EnumerateArray().Zip(
            actual.GetProperty("states").EnumerateArray()))
        {
            Assert.Equal(one.GetProperty("name").GetString(), other.GetProperty("name").GetString());
            Assert.Equal(one.GetProperty("confidence").GetDouble(), other.GetProperty("confidence").GetDouble(), Nearly);
            Assert.Equal(
                one.GetProperty("members").GetRawText().Count(c => c == ','),
                other.GetProperty("members").GetRawText().Count(c => c == ','));
        }
    }
}
