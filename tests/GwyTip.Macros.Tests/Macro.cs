using System.Runtime.InteropServices;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Macros;

/// <summary>A user who has installed GwyTip with tiny networks, and runs macros.</summary>
internal sealed class Macro : IDisposable
{
    public const string Surface = "si-h-100";

    /// <summary>Debian's, which has NumPy, whatever else is on the PATH.</summary>
    public const string Interpreter = "/usr/bin/python3";

    private readonly ViewerHome _home = new ViewerHome().WithLibrary();

    public Macro()
    {
        Models.Add(Surface, TinyModels.TwoMembers);
        _home.WithModels(Models.Folder);
        // The program follows links, so that it looks for models where it was built.
        _home.Environment["GWYTIP"] = Built.Cli;
        _home.Environment["GWYTIP_MODELS"] = Models.Folder;
        // Python would write its compiled modules beside the macros.
        _home.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        _home.Environment["PYTHONPATH"] = PathTo("python");
    }

    public TinyModels Models { get; } = new();

    public string Folder => _home.Folder;

    /// <summary>Where ImageJ puts what it needs for a moment.</summary>
    public string Temporary => _home.SubFolder("temporary");

    public Dictionary<string, string> Environment => _home.Environment;

    public static string PathTo(params string[] parts) => Repository.PathTo(["macros", .. parts]);

    /// <summary>Puts a module into the home that tells when it is loaded.</summary>
    public Lure SetLure() => new Lure(_home).In(Folder);

    public void Dispose()
    {
        _home.Dispose();
        Models.Dispose();
    }

    /// <summary>Runs Python 3 with a script's text, heights on its standard input.</summary>
    public Ran Python(string script, double[]? heights = null) =>
        Child.Run(Interpreter, ["-c", script], _home.Environment, MemoryMarshal.AsBytes<double>(heights ?? []).ToArray());

    /// <summary>Runs a macro of macros/python.</summary>
    public Ran PythonMacro(string file, params string[] arguments) =>
        Child.Run(Interpreter, [PathTo("python", file), .. arguments], _home.Environment);

    /// <summary>Runs an ImageJ macro to its end; with a screen, ImageJ can also open images.</summary>
    public Ran ImageJ(string macro, string argument, bool screen = false)
    {
        string[] java =
        [
            $"-Djava.awt.headless={(screen ? "false" : "true")}", $"-Duser.home={Folder}", $"-Djava.io.tmpdir={Temporary}",
            "-cp", "/usr/share/java/ij.jar", "ij.ImageJ", "-batch", macro, argument,
        ];
        return screen
            ? Child.Run("xvfb-run", ["-a", "java", .. java], _home.Environment)
            : Child.Run("java", java, _home.Environment);
    }
}
