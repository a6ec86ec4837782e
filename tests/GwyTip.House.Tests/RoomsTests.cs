using System.Text.RegularExpressions;
using System.Xml.Linq;
using GwyTip.Eng;

namespace GwyTip.Tests;

/// <summary>The layout of the checkout.</summary>
public sealed class RoomsTests
{
    [Fact]
    public void Every_project_in_src_has_a_project_of_tests()
    {
        var untested = Directory.GetDirectories(Repository.PathTo("src")).Select(d => Path.GetFileName(d)!)
            .Where(name => !File.Exists(Repository.PathTo("tests", $"{name}.Tests", $"{name}.Tests.csproj")));

        Assert.Empty(untested);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        string solution = File.ReadAllText(Repository.PathTo("GwyTipPlugin.sln")).Replace('\\', '/');
        var forgotten = SourceFiles.All(".csproj").Select(SourceFiles.Short)
            .Where(project => !solution.Contains($"\"{project.Replace('\\', '/')}\"", StringComparison.Ordinal));

        Assert.Empty(forgotten);
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_file_only() =>
        Assert.Empty(SourceFiles.All(".csproj").Where(project => XDocument.Load(project).Descendants("PackageReference")
            .Any(p => p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null))
                .Select(SourceFiles.Short));

    [Fact]
    public void Every_version_in_that_file_is_of_a_package_that_is_used()
    {
        string[] used = [.. SourceFiles.All(".csproj").Concat(SourceFiles.All(".props")).SelectMany(file =>
            XDocument.Load(file).Descendants("PackageReference").Select(p => (string)p.Attribute("Include")!))];

        Assert.Empty(XDocument.Load(Repository.PathTo("Directory.Packages.props")).Descendants("PackageVersion")
            .Select(p => (string)p.Attribute("Include")!).Except(used));
    }

    [Fact]
    public void The_readme_has_a_row_for_every_folder()
    {
        string readme = File.ReadAllText(Repository.PathTo("README.md"));
        var folders = Directory.GetDirectories(Repository.Root).Select(d => Path.GetFileName(d)!)
            .Where(name => SourceFiles.All().Any(
                f => SourceFiles.Short(f).StartsWith(name + Path.DirectorySeparatorChar, StringComparison.Ordinal)));
        var unnamed = folders.Where(name => !Regex.IsMatch(readme, $@"^\| `{Regex.Escape(name)}/", RegexOptions.Multiline));

        Assert.Empty(unnamed);
    }

    [Fact]
    public void The_readme_refers_only_to_files_that_are_there()
    {
        string readme = File.ReadAllText(Repository.PathTo("README.md"));
        var broken = Regex.Matches(readme, @"\]\((?<file>[^):]+)\)").Select(m => m.Groups["file"].Value)
            .Where(file => file[0] == '#'
                ? !Regex.IsMatch(readme, $@"^## {Regex.Escape(file[1..])}$", RegexOptions.Multiline | RegexOptions.IgnoreCase)
                : !Path.Exists(Repository.PathTo(file)));

        Assert.Empty(broken);
    }
}
