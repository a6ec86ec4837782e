using System.Text.Json;

namespace GwyTip.Tests;

/// <summary>
/// Every package that was restored is the one that stands in <c>eng/packages.sha512</c>, by the hash that NuGet took of it: name,
/// version and hash a line. A lock file would hold for one system, one device of PyTorch and one patch of the SDK only.
/// </summary>
public class PackagesTests
{
    private static readonly string List = Repository.PathTo("eng", "packages.sha512");

    [Fact]
    public void Every_restored_package_is_the_one_that_was_looked_at()
    {
        var known = File.ReadAllLines(List).ToHashSet(StringComparer.Ordinal);
        string[] restored = [.. Assets().SelectMany(Packages).Distinct().Order(StringComparer.Ordinal)];

        Assert.Contains(restored, line => line.StartsWith("xunit/", StringComparison.Ordinal));
        string[] others = [.. restored.Where(line => !known.Contains(line))];
        Assert.True(others.Length == 0, $"not in {List}:\n{string.Join('\n', others)}");
    }

    private static IEnumerable<string> Assets()
    {
        string publish = Repository.PathTo("artifacts", "publish", "build");
        string[] objects = [Repository.PathTo("artifacts", "obj"),
            .. Directory.Exists(publish) ? Directory.GetDirectories(publish).Select(d => Path.Combine(d, "obj")) : []];
        return objects.Where(Directory.Exists).SelectMany(Directory.GetDirectories)
            .Select(project => Path.Combine(project, "project.assets.json")).Where(File.Exists);
    }

    private static IEnumerable<string> Packages(string assets)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(assets));
        return [.. json.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == "package" && !IsElsewhere(library.Name))
            .Select(library => $"{library.Name} {library.Value.GetProperty("sha512").GetString()}")];
    }

    /// <summary>
    /// The SDK brings its own in its own version; what CUDA needs is over a gigabyte and was never restored here.
    /// </summary>
    private static bool IsElsewhere(string package) =>
        package.Contains("Microsoft.DotNet.ILCompiler/", StringComparison.Ordinal)
        || package.StartsWith("Microsoft.NET.ILLink.Tasks/", StringComparison.Ordinal)
        || package.StartsWith("Microsoft.NETCore.App.", StringComparison.Ordinal)
        || package.StartsWith("Microsoft.AspNetCore.App.", StringComparison.Ordinal)
        || package.Contains("-cuda-", StringComparison.Ordinal);
}
