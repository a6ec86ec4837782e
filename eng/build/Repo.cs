using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace GwyTip.Eng;

/// <summary>The checkout, and where its build puts things.</summary>
internal static class Repo
{
    /// <summary>The compiler knows where this file lies, and it is compiled where it runs.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Solution { get; } = PathTo("GwyTipPlugin.sln");

    /// <summary>The product's version.</summary>
    public static string Version =>
        XDocument.Load(PathTo("Directory.Build.props")).Descendants("Version").Select(e => e.Value).First();

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Artifacts(params string[] parts) => Path.Combine([Root, "artifacts", .. parts]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
