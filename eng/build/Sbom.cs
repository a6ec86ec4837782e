using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace GwyTip.Eng;

/// <summary>
/// What an archive is made of, for those who ask whether a weakness found in a package concerns them: CycloneDX 1.6
/// (https://cyclonedx.org/docs/1.6/json) from the packages that NuGet restored, with the hashes that it checked them by.
/// </summary>
internal static class Sbom
{
    public const string Name = "sbom.cdx.json";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <param name="archive">What it is of.</param>
    /// <param name="objects">Folder of what compilers leave behind.</param>
    /// <param name="projects">Programs and libraries in the archive.</param>
    public static PublishedFile Write(Archive archive, string objects, params string[] projects)
    {
        var components = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["Microsoft.NETCore.App"] = Component("Microsoft.NETCore.App", Environment.Version.ToString(), "MIT", null),
        };
        foreach (string project in projects)
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(objects, project, "project.assets.json")));
            foreach (var library in assets.RootElement.GetProperty("libraries").EnumerateObject())
            {
                if (library.Name.Split('/') is [var name, var version]
                    && library.Value.GetProperty("type").GetString() == "package")
                {
                    components[library.Name] =
                        Component(name, version, Licence(name, version), library.Value.GetProperty("sha512").GetString());
                }
            }
        }
        var sbom = new JsonObject
        {
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject
                {
                    ["type"] = "application",
                    ["name"] = archive.Name,
                    ["version"] = Repo.Version,
                    ["licenses"] = Licences("GPL-3.0-or-later"),
                },
            },
            ["components"] = new JsonArray([.. components.Values]),
        };
        string file = Path.Combine(
            Directory.CreateDirectory(Repo.Artifacts("publish", "sbom")).FullName, $"{archive.Name}-{archive.System}.cdx.json");
        File.WriteAllText(file, sbom.ToJsonString(Indented) + "\n");
        return new PublishedFile(file, Name);
    }

    private static JsonObject Component(string name, string version, string? licence, string? sha512)
    {
        var component = new JsonObject
        {
            ["type"] = "library",
            ["name"] = name,
            ["version"] = version,
            ["purl"] = $"pkg:nuget/{name}@{version}",
        };
        if (sha512 is not null)
        {
            component["hashes"] = new JsonArray(
                new JsonObject { ["alg"] = "SHA-512", ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(sha512)) });
        }
        if (licence is not null)
        {
            component["licenses"] = Licences(licence);
        }
        return component;
    }

    private static JsonArray Licences(string expression) => [new JsonObject { ["expression"] = expression }];

    /// <summary>What a package says of its licence as an SPDX expression; null: it brings a text of its own.</summary>
    private static string? Licence(string name, string version)
    {
        string nuspec = Path.Combine(
            Path.GetDirectoryName(Repo.Package(name))!, version, name.ToLowerInvariant() + ".nuspec");
        return XDocument.Load(nuspec).Descendants()
            .FirstOrDefault(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")?.Value;
    }
}
