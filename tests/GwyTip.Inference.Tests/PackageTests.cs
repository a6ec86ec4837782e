using System.Diagnostics;

namespace GwyTip.Tests;

/// <summary>The NuGet packages, as a C# program elsewhere uses them: packed, restored from a folder, run.</summary>
public sealed class PackageTests : InFolder
{
    private const string Version = "0.0.0-test";

    private static readonly string[] Packages = ["GwyTip.Core", "GwyTip.ScanFiles", "GwyTip.Inference"];

    /// <summary>Where packages of this machine lie already: ONNX Runtime's need not be unpacked again.</summary>
    private static string Unpacked => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public void A_program_elsewhere_restores_the_packages_and_classifies_a_sample()
    {
        string feed = Path.Combine(_folder.Path, "feed");
        foreach (string package in Packages)
        {
            Dotnet(Repository.Root, "pack", Repository.PathTo("src", package), "-c", "Release", "-v", "quiet", "-o", feed,
                $"-p:Version={Version}",
                "-p:OnnxRuntimeSystem=Any", $"-p:ArtifactsPath={Path.Combine(_folder.Path, "build")}", "-nodeReuse:false");
            Assert.True(File.Exists(Path.Combine(feed, $"{package}.{Version}.nupkg")));
            Assert.True(File.Exists(Path.Combine(feed, $"{package}.{Version}.snupkg")));
        }
        string program = Directory.CreateDirectory(Path.Combine(_folder.Path, "program")).FullName;
        File.WriteAllText(Path.Combine(program, "nuget.config"), $"""
            <configuration><packageSources><add key="ours" value="{feed}" /></packageSources></configuration>
            """);
        File.WriteAllText(Path.Combine(program, "program.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings>
                <RuntimeIdentifier>linux-x64</RuntimeIdentifier><SelfContained>false</SelfContained>
                <RestorePackagesPath>{Path.Combine(_folder.Path, "packages")}</RestorePackagesPath>
                <RestoreFallbackFolders>{Unpacked}</RestoreFallbackFolders>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GwyTip.Inference" Version="{Version}" />
                <PackageReference Include="GwyTip.ScanFiles" Version="{Version}" />
              </ItemGroup>
            </Project>
            """);
        // A program that uses ONNX Runtime by itself, too, and before us.
        const string Own = "new Microsoft.ML.OnnxRuntime.SessionOptions().Dispose();\n";
        string example = Example().Replace("\"models\"", "args[1]", StringComparison.Ordinal);
        int uses = example.LastIndexOf("using ", StringComparison.Ordinal);
        Assert.Contains("using var ", example[uses..], StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(program, "Program.cs"), example[..uses] + Own + example[uses..]);

        string said = Dotnet(
            program, "run", "-v", "quiet", "--", Repository.PathTo("samples", "si-h-100-rows.gwy"), Repository.PathTo("models"));

        Assert.StartsWith("si-h-100: Good, rows, on cpu\n", said, StringComparison.Ordinal);
        Assert.Contains("\n  rows 0.99, ", said, StringComparison.Ordinal);
    }

    /// <summary>The example of the package's own page.</summary>
    private static string Example()
    {
        string page = File.ReadAllText(Repository.PathTo("src", "GwyTip.Inference", "README.md"));
        return page.Split("```csharp\n")[1].Split("```")[0];
    }

    private static string Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        // What MSBuild and the test host hand down is for them alone.
        foreach (string name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
            .ToArray())
        {
            start.Environment.Remove(name);
        }
        Ran ran = Ran.ToItsEnd(start);
        Assert.True(ran.Status == 0, $"dotnet {string.Join(' ', arguments)}\n{ran.Output}");
        return ran.Output;
    }
}
