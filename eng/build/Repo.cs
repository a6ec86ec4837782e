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

    /// <summary>Where NuGet keeps a package that a build has restored; of several versions the last by name.</summary>
    /// <exception cref="BuildException">No build has restored it.</exception>
    public static string Package(string name)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } named
            ? named : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string package = Path.Combine(cache, name.ToLowerInvariant());
        string? wanted = XDocument.Load(PathTo("Directory.Packages.props")).Descendants("PackageVersion")
            .Where(e => (string?)e.Attribute("Include") == name).Select(e => (string?)e.Attribute("Version")).FirstOrDefault();
        // One that another package brings stands in no file of ours.
        string[] there = Directory.Exists(package) ? [.. Directory.GetDirectories(package).Order(StringComparer.Ordinal)] : [];
        return there.LastOrDefault(folder => wanted is null || Path.GetFileName(folder) == wanted)
            ?? throw new BuildException($"the package {name} {wanted} is not in {cache}");
    }

    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Artifacts(params string[] parts) => Path.Combine([Root, "artifacts", .. parts]);

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
