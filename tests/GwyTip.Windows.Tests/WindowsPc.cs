using System.Diagnostics;
using System.IO.Compression;

// Wine is Windows for those who have none.
[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace GwyTip.Tests.Windows;

/// <summary>
/// A PC with Windows, or nearly: Wine in an empty prefix, with a user whose folder has a space and letters beyond ASCII in its
/// name, and the archive for Windows unpacked in a folder of that kind. One for all tests: to make it takes seconds.
/// </summary>
public sealed class WindowsPc : IDisposable
{
    private const string Users = "Users of µ-Lab Ω";

    /// <summary>
    /// Waits for input that never comes: with the last program Wine ends its services, and the next would wait for new ones.
    /// </summary>
    private readonly Process _idle;

    private readonly string _folder = Directory.CreateTempSubdirectory("gwytip windows ä-").FullName;

    public WindowsPc()
    {
        Unpacked = Unpack("gwytip-win-x64.zip");
        Must(Wine("wineboot", ["--init"]));
        // Debian's Wine says Windows 7, which has no Universal CRT.
        Must(AddToRegistry(@"HKCU\Software\Wine", "Version", "win10"));
        Must(AddToRegistry(
            @"HKLM\Software\Microsoft\Windows NT\CurrentVersion\ProfileList", "ProfilesDirectory", $@"C:\{Users}"));
        Home = Directory.CreateDirectory(Path.Combine(DriveC, Users, Environment.UserName)).FullName;
        var idle = Start("cmd", []);
        idle.RedirectStandardInput = idle.RedirectStandardOutput = true;
        _idle = Process.Start(idle)!;
    }

    /// <summary>The archive's folder, as this system names it.</summary>
    public string Unpacked { get; }

    /// <summary>The Windows user's folder, as this system names it.</summary>
    public string Home { get; }

    public string DriveC => Path.Combine(_folder, "prefix", "drive_c");

    public string Gwytip => Path.Combine(Unpacked, "gwytip", "gwytip.exe");

    /// <summary>The library, as Windows names it.</summary>
    public string Library => OnWindows(Path.Combine(Unpacked, "gwytip", "gwytip.dll"));

    /// <summary>How Windows names a path of this system.</summary>
    public static string OnWindows(string path) => "Z:" + path.Replace('/', '\\');

    /// <summary>A new folder of this system.</summary>
    public string NewFolder(string name)
    {
        string path = Path.Combine(_folder, name);
        Assert.False(Path.Exists(path), path);
        return Directory.CreateDirectory(path).FullName;
    }

    /// <summary>Unpacks an archive as a user does.</summary>
    /// <returns>The one folder in it.</returns>
    public string Unpack(string archive)
    {
        string path = Repository.PathTo("artifacts", "publish", archive);
        Assert.True(File.Exists(path), $"{path} is not there: './build.sh test' and './build.sh publish' make it");
        string target = Path.Combine(_folder, "unpacked ß " + Path.GetFileNameWithoutExtension(archive));
        ZipFile.ExtractToDirectory(path, target);
        return Directory.GetDirectories(target).Single();
    }

    /// <summary>Compiles a C program or library of <c>tests</c> for Windows with MinGW, every warning an error.</summary>
    /// <returns>The file.</returns>
    public string Compile(string source, string target, params string[] options)
    {
        string file = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "compiled")).FullName, target);
        Ran.Must("x86_64-w64-mingw32-gcc-win32", [
            "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-I", Repository.PathTo("native-shim", "include"),
            Repository.PathTo("tests", source), "-o", file, .. options]);
        return file;
    }

    internal Ran Run(
        string program, string[] arguments, byte[]? input = null, string? folder = null,
        params (string Name, string Value)[] environment) =>
        Shell("exec wine \"$@\" > \"$output\" 2> \"$errors\"", Start(program, arguments, folder, environment), input);

    /// <summary>Standard output is a pipe that nobody reads any longer when the program begins.</summary>
    internal Ran RunIntoClosedPipe(string program, params string[] arguments) =>
        Shell(
            ": > \"$output\"; { sleep 0.3; exec wine \"$@\" 2> \"$errors\"; } | true; exit ${PIPESTATUS[0]}",
            Start(program, arguments));

    /// <param name="script">Starts the program, which is in its arguments.</param>
    private Ran Shell(string script, ProcessStartInfo start, byte[]? input = null)
    {
        // Into files: Wine's own services, which live longer, would hold a pipe open.
        string output = Path.Combine(_folder, "output"), errors = Path.Combine(_folder, "errors");
        start.FileName = "bash";
        string[] redirected = ["-c", "output=$1 errors=$2; shift 2; " + script, "bash", output, errors];
        for (int i = 0; i < redirected.Length; i++)
        {
            start.ArgumentList.Insert(i, redirected[i]);
        }
        int status = Ran.ToItsEnd(start, input).Status;
        return new Ran(status, Read(output), Read(errors));
    }

    private static string Read(string file) => File.ReadAllText(file).ReplaceLineEndings("\n");

    /// <summary>How a program is started there. Variables of this system's environment are Windows' too.</summary>
    internal ProcessStartInfo Start(
        string program, string[] arguments, string? folder = null, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(
            "wine", [program, .. arguments])
        { WorkingDirectory = folder ?? Unpacked, UseShellExecute = false };
        foreach (string own in (string[])["DISPLAY", "GWYTIP_MODELS", "GWYTIP_READ", "GWYTIP_LIBRARY", "WINEPATH"])
        {
            start.Environment.Remove(own);
        }
        start.Environment["WINEPREFIX"] = Path.Combine(_folder, "prefix");
        start.Environment["WINEDEBUG"] = "-all";
        start.Environment["WINEDLLOVERRIDES"] = "mshtml=;winemenubuilder.exe=";
        // Wine gives file names and arguments on in the locale's encoding.
        start.Environment["LC_ALL"] = "C.UTF-8";
        // On some processors libtorch's OpenMP asks Windows how they are put together, by a call that Wine 8 lacks.
        start.Environment["KMP_AFFINITY"] = "disabled";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        return start;
    }

    /// <param name="options">Such as <c>/reg:32</c>.</param>
    internal Ran AddToRegistry(string key, string name, string value, params string[] options) =>
        Wine("reg", ["add", key, "/v", name, "/d", value, "/f", .. options]);

    internal Ran RemoveFromRegistry(string key, params string[] options) => Wine("reg", ["delete", key, "/f", .. options]);

    public void Dispose()
    {
        _idle.StandardInput.Close();
        _idle.Dispose();
        // Only the processes of this prefix.
        Wine("wineboot", ["--kill"]);
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (IOException)
        {
            // Wine's server writes its registry a last time; the folder is one for temporary files.
        }
    }

    internal static void Must(Ran ran) => Assert.True(ran.Status == 0, ran.Output + ran.Errors);

    private Ran Wine(string program, string[] arguments) => Run(program, arguments, folder: _folder);
}

[CollectionDefinition(Name)]
public sealed class OnWindows : ICollectionFixture<WindowsPc>
{
    public const string Name = "Windows";
}
