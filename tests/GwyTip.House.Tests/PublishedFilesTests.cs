using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class PublishedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("libonnxruntime_providers_cuda.so", true)]
    [InlineData("cudnn64_9.dll", true)]
    [InlineData("libnvinfer.so.10", true)]
    [InlineData("libonnxruntime.so", false)]
    [InlineData("gwytip-train", false)]
    public void What_is_of_CUDA_or_cuDNN_is_known(string file, bool isOfNvidia) =>
        Assert.Equal(isOfNvidia, PublishedFiles.IsOfNvidia("train/" + file));

    [Fact]
    public void The_archive_for_Linux_has_all_that_is_installed_and_all_that_is_not()
    {
        (string From, string To)[] installed =
        [
            ("libgwytip.so", Path.Combine(UserFolder.GwyTip, "libgwytip.so")),
            ("manifest.json", Path.Combine(UserFolder.GwyTip, "models", "si-h-100", "manifest.json")),
            ("gwytip.so", Path.Combine(UserFolder.Modules, "gwytip.so")),
        ];

        string[] files = [.. PublishedFiles.Linux(installed, Parts("gwytip-train", "gwytip-train.pdb", "libonnxruntime.so")).Select(f => f.To)];

        Assert.Empty(
            new[]
            {
                "gwytip/libgwytip.so", "gwytip/models/si-h-100/manifest.json", "module/gwytip.so", "train/gwytip-train",
                "train/libonnxruntime.so", "train/libtorch_cpu.so", "train/recipes/si-h-100.json", "install.sh", "uninstall.sh",
                "README.md", "LICENSE", "licences/onnxruntime.txt", "licences/dotnet.txt", "include/gwytip.h",
                "macros/python/gwytip.py", "macros/pygwy/tip_state_of_all_images.py", "macros/imagej/GwyTip_.ijm",
                "docs/automation.md", "samples/si-h-100-rows.gwy",
            }.Except(files));
        Assert.DoesNotContain("train/gwytip-train.pdb", files);
        Assert.Equal(files.Distinct(), files);
        Assert.DoesNotContain(files, PublishedFiles.IsOfNvidia);
    }

    [Fact]
    public void The_archive_for_Windows_has_no_libraries_of_Linux()
    {
        string[] files = [.. PublishedFiles.Windows(Parts("gwytip.exe", "libonnxruntime.so"), Parts("gwytip-train.exe")).Select(f => f.To)];

        Assert.Empty(
            new[]
            {
                "gwytip/gwytip.exe", "gwytip/gwytip-read.exe", "gwytip/models/si-h-100/manifest.json", "module/gwytip.dll",
                "train/gwytip-train.exe", "install.ps1", "uninstall.ps1", "README.md", "LICENSE", "macros/python/gwytip.py",
            }.Except(files));
        Assert.DoesNotContain(files, file => file.EndsWith(".so", StringComparison.Ordinal) || file.EndsWith(".sh", StringComparison.Ordinal));
    }

    /// <summary>install.sh writes the list that build.sh's uninstall reads, and the other way round.</summary>
    [Fact]
    public void What_install_sh_copies_is_what_both_uninstallers_remove()
    {
        string home = Path.Combine(_folder.Path, "a home"), user = Path.Combine(home, ".gwyddion");
        string archive = Path.Combine(_folder.Path, "unpacked here");
        Write("library", archive, "gwytip", "libgwytip.so");
        Write("manifest", archive, "gwytip", "models", "si-h-100", "manifest.json");
        Write("module", archive, "module", "gwytip.so");
        foreach (string script in (string[])["install.sh", "uninstall.sh"])
        {
            File.Copy(Repository.PathTo("eng", "publish", "linux", script), Path.Combine(archive, script));
        }
        string foreign = Write("other", user, "modules", "process", "other.so");
        string list = Path.Combine(user, "gwytip", "installed.txt");
        foreach (bool byScript in (bool[])[true, false])
        {
            // Twice: the second replaces the first.
            Assert.Equal(0, Shell(home, Path.Combine(archive, "install.sh")));
            string own = Write("own", user, "gwytip", "models", "au-111", "manifest.json");
            Assert.Equal(0, Shell(home, Path.Combine(archive, "install.sh")));
            Assert.Equal("module", File.ReadAllText(Path.Combine(user, "modules", "process", "gwytip.so")));
            Assert.Equal(
                ["gwytip/libgwytip.so", "gwytip/models/si-h-100/manifest.json", "modules/process/gwytip.so"],
                File.ReadAllLines(list).Select(f => Path.GetRelativePath(user, f)));

            if (byScript)
            {
                Assert.Equal(0, Shell(home, Path.Combine(archive, "uninstall.sh")));
            }
            else
            {
                Assert.Equal(3, new CopiedFiles(Path.Combine(user, "gwytip")).Remove());
            }

            Assert.Equal(
                new[] { foreign, own }.Order(StringComparer.Ordinal),
                Directory.GetFiles(user, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal));
            Directory.Delete(Path.GetDirectoryName(own)!, recursive: true);
        }
    }

    private static int Shell(string home, string script) => Program.Run("env", "HOME=" + home, "sh", script).Status;

    private string Parts(params string[] files)
    {
        string folder = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        foreach (string file in files)
        {
            Write(file, folder, file);
        }
        return folder;
    }

    private static string Write(string text, params string[] parts)
    {
        string path = Path.Combine(parts);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
