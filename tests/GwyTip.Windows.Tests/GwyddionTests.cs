using System.Text.Json;

namespace GwyTip.Tests.Windows;

/// <summary>
/// How the programs find Gwyddion, and what they say where it is not. No Gwyddion for Windows can be had here: one is faked.
/// </summary>
[Collection(OnWindows.Name)]
public sealed class GwyddionTests : IDisposable
{
    private const string Key = @"Software\Gwyddion\2.0";

    private static int _folders;

    private readonly WindowsPc _pc;

    public GwyddionTests(WindowsPc pc)
    {
        _pc = pc;
        Reader = Path.Combine(pc.Unpacked, "gwytip", "gwytip-read.exe");
    }

    private string Reader { get; }

    public void Dispose()
    {
        _pc.RemoveFromRegistry(@"HKCU\Software\Gwyddion");
        _pc.RemoveFromRegistry(@"HKLM\Software\Gwyddion", "/reg:64");
        _pc.RemoveFromRegistry(@"HKLM\Software\Gwyddion", "/reg:32");
    }

    [Fact]
    public void Without_Gwyddion_the_reader_says_that_it_is_needed_and_where_it_looked()
    {
        Ran ran = _pc.Run(Reader, []);

        Assert.Equal(
            ("gwytip-read: Gwyddion (64 bit) is needed and was not found: "
                + $@"HKCU\{Key} has no InstallDir; HKLM\{Key} (64 bit) has no InstallDir; "
                + $@"HKLM\{Key} (32 bit) has no InstallDir" + "\n", "", 1),
            (ran.Errors, ran.Output, ran.Status));
    }

    /// <summary>What a user reads: one line, in the place of a verdict.</summary>
    [Fact]
    public void The_program_passes_that_on_as_the_files_error()
    {
        string folder = _pc.NewFolder("foreign");
        File.WriteAllText(Path.Combine(folder, "a.mtrx"), "no scan");

        Ran ran = _pc.Run(_pc.Gwytip, ["classify", "--format", "json", "a.mtrx"], folder: folder);

        string error = JsonDocument.Parse(Assert.Single(ran.Lines)).RootElement.GetProperty("error").GetString()!;
        Assert.Equal(1, ran.Status);
        Assert.Contains("Gwyddion (64 bit) is needed and was not found: HKCU", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HKCU", "/reg:64")]
    [InlineData("HKLM", "/reg:64")]
    [InlineData("HKLM", "/reg:32")]
    public void Gwyddion_is_found_by_its_key_in_either_part_and_view_of_the_registry(string root, string view)
    {
        var gwyddion = NewGwyddion();
        Register(root, WindowsPc.OnWindows(gwyddion.Folder) + @"\", view);

        Ran ran = _pc.Run(Reader, []);

        Assert.Equal((FakeGwyddion.Reached, "", ""), (ran.Status, ran.Output, ran.Errors));
    }

    [Fact]
    public void A_key_that_Gwyddion_left_behind_is_told_and_the_next_one_tried()
    {
        var gwyddion = NewGwyddion();
        Register("HKCU", @"C:\Weg ß", "/reg:64");

        Ran gone = _pc.Run(Reader, []);
        Register("HKLM", WindowsPc.OnWindows(gwyddion.Folder), "/reg:64");
        Ran found = _pc.Run(Reader, []);

        Assert.Contains(
            $@"HKCU\{Key} says C:\Weg ß\bin: there is no libgwyddion2-0.dll; HKLM", gone.Errors, StringComparison.Ordinal);
        Assert.Equal((1, FakeGwyddion.Reached), (gone.Status, found.Status));
    }

    [Fact]
    public void A_Gwyddion_of_32_bits_is_told_so()
    {
        var gwyddion = NewGwyddion();
        gwyddion.Shrink();
        Register("HKLM", WindowsPc.OnWindows(gwyddion.Folder), "/reg:32");

        Ran ran = _pc.Run(Reader, []);

        Assert.Equal(1, ran.Status);
        Assert.Contains("Gwyddion (64 bit) is needed", ran.Errors, StringComparison.Ordinal);
        Assert.EndsWith(": it is not a 64-bit Gwyddion\n", ran.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_Gwyddion_that_lacks_a_library_is_named_by_its_folder()
    {
        var gwyddion = NewGwyddion();
        File.Delete(Path.Combine(gwyddion.Bin, "libglib-2.0-0.dll"));
        Register("HKCU", WindowsPc.OnWindows(gwyddion.Folder), "/reg:64");

        Ran ran = _pc.Run(Reader, []);

        Assert.Equal(1, ran.Status);
        Assert.EndsWith(
            $"libraries are missing or too old in {WindowsPc.OnWindows(gwyddion.Bin)}\n", ran.Errors, StringComparison.Ordinal);
    }

    /// <summary>Module and library have the same file name; Gwyddion has to get both.</summary>
    [Fact]
    public void The_module_loads_as_Gwyddion_loads_it_and_so_does_the_library_of_the_same_name()
    {
        string loader = _pc.Compile(
            Path.Combine("GwyTip.Windows.Tests", "Stubs", "load_module.c"), "load_module.exe", "-municode");

        Ran ran = _pc.Run(loader, [WindowsPc.OnWindows(NewGwyddion().Bin), WindowsPc.OnWindows(
            Path.Combine(_pc.Unpacked, "module", "gwytip.dll")), _pc.Library]);

        Assert.Equal("abi 2\nset 6\napart 1\nlibrary 1\n", ran.Output);
    }

    private FakeGwyddion NewGwyddion() => new(_pc, _pc.NewFolder($"Gwyddion µ {++_folders}"));

    private void Register(string root, string folder, string view) =>
        WindowsPc.Must(_pc.AddToRegistry($@"{root}\{Key}", "InstallDir", folder, view));
}
