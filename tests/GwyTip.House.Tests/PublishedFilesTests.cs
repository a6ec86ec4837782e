using GwyTip.Eng;

namespace GwyTip.Tests;

public sealed class PublishedFilesTests : InFolder
{
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

        string[] files = [.. PublishedFiles.Linux(installed).Select(f => f.To)];

        Assert.Empty(
            new[]
            {
                "gwytip/libgwytip.so", "gwytip/models/si-h-100/manifest.json", "module/gwytip.so", "install.sh", "uninstall.sh",
                "README.md",
                "LICENSE", "licences/onnxruntime.txt", "licences/dotnet.txt", "licences/sep.txt", "include/gwytip.h",
                "macros/python/gwytip.py", "macros/pygwy/tip_state_of_all_images.py", "macros/imagej/GwyTip_.ijm",
                "docs/automation.md", "samples/si-h-100-rows.gwy",
            }.Except(files));
        Assert.Equal(files.Distinct(), files);
        Assert.DoesNotContain(files, PublishedFiles.IsOfNvidia);
    }

    [Fact]
    public void The_archive_for_Windows_is_complete_and_has_no_libraries_of_Linux()
    {
        string[] files =
        [
            .. PublishedFiles.Windows(
                Parts("gwytip.dll", "gwytip.lib", "onnxruntime.dll"),
                Parts("gwytip.exe", "onnxruntime.dll", "gwytip.pdb", "libonnxruntime.so")).Select(f => f.To),
        ];

        Assert.Empty(
            new[]
            {
                "gwytip/gwytip.exe", "gwytip/gwytip.dll", "gwytip/onnxruntime.dll", "gwytip/gwytip-read.exe",
                "gwytip/gwytip-read.dll",
                "gwytip/models/si-h-100/manifest.json", "gwytip/docs/viewer.md",
                "module/gwytip.dll", "install.ps1", "uninstall.ps1", "folders.ps1", "README.md", "LICENSE",
                "licences/onnxruntime.txt",
                "macros/python/gwytip.py", "docs/automation.md", "samples/si-h-100-rows.gwy",
            }.Except(files));
        Assert.Equal(files.Distinct(), files);
        Assert.DoesNotContain(files, PublishedFiles.IsOfNvidia);
        Assert.DoesNotContain(files, file => Path.GetExtension(file) is ".lib" or ".pdb");
        Assert.DoesNotContain(
            files, file => file.EndsWith(".so", StringComparison.Ordinal) || file.EndsWith(".sh", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("linux-x64")]
    [InlineData("win-x64")]
    public void The_trainers_archive_has_its_natives_recipes_and_licences(string system)
    {
        string[] files = [.. PublishedFiles.Trainer(
            system, Parts("gwytip-train.exe", "torch_cpu.dll", "gwytip-train.pdb")).Select(f => f.To)];

        Assert.Empty(
            new[]
            {
                "gwytip-train/gwytip-train.exe", "gwytip-train/torch_cpu.dll", "recipes/si-h-100.json", "docs/training.md",
                "README.md", "LICENSE", "licences/onnxruntime.txt", "licences/dotnet.txt", "licences/torchsharp.txt",
                "licences/libtorch.txt", "licences/sep.txt", "licences/oxyplot.txt",
            }.Except(files));
        Assert.DoesNotContain("gwytip-train/gwytip-train.pdb", files);
        Assert.DoesNotContain(files, PublishedFiles.IsOfNvidia);
    }

    /// <summary>ONNX Runtime's own files and nothing of Nvidia's: those a user installs.</summary>
    [Theory]
    [InlineData(
        "linux-x64", "libonnxruntime_providers_cuda.so", "libonnxruntime_providers_shared.so",
        "libonnxruntime_providers_tensorrt.so")]
    [InlineData(
        "win-x64", "onnxruntime_providers_cuda.dll", "onnxruntime_providers_shared.dll", "onnxruntime_providers_tensorrt.dll")]
    public void The_add_on_for_GPUs_has_the_providers_a_page_and_licences(string system, params string[] providers)
    {
        PublishedFile[] files = [.. PublishedFiles.Gpu(system)];

        Assert.Equal(
            (string[])[.. providers, "README.md", "licences/onnxruntime.txt", "licences/onnxruntime-third-party.txt"],
            files.Select(f => f.To));
        Assert.All(files, file => Assert.True(File.Exists(file.From), file.From));
        string page = File.ReadAllText(files.Single(f => f.To == "README.md").From);
        Assert.Contains("CUDA 13", page, StringComparison.Ordinal);
        Assert.Contains("cuDNN 9", page, StringComparison.Ordinal);
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

    private static int Shell(string home, string script) => Ran.Here("env", "HOME=" + home, "sh", script).Status;

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
