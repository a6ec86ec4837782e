namespace GwyTip.Eng;

/// <summary>What a Debian package is needed for.</summary>
[Flags]
internal enum Need
{
    Build = 1,
    Train = 2,
    Test = 4,
    Windows = 8,

    /// <summary>The verb <c>bench</c> alone.</summary>
    Bench = 16,
    All = Build | Train | Test | Windows,
}

/// <summary>The Debian packages that the build leans on, and how they come onto a machine.</summary>
internal static class Packages
{
    private static readonly (string Name, Need Need)[] Debian =
    [
        ("gcc", Need.Build), ("g++", Need.Build), ("cmake", Need.Build), ("ninja-build", Need.Build), ("pkg-config", Need.Build),
        // NativeAOT links with it.
        ("zlib1g-dev", Need.Build),
        // Gwyddion's own dev package does not pull the last three.
        ("gwyddion", Need.Build), ("libgwyddion20-dev", Need.Build), ("libgtk2.0-dev", Need.Build),
        ("libfftw3-dev", Need.Build), ("libgtkglext1-dev", Need.Build),
        // Sets TorchSharp's library right where the system's libstdc++ is old.
        ("patchelf", Need.Train),
        ("clang-format", Need.Test),
        // Sources of a locale with a decimal comma.
        ("locales", Need.Test),
        // The viewer's window without a screen; without a window manager no window of it gets the focus.
        ("xvfb", Need.Test), ("xauth", Need.Test), ("openbox", Need.Test),
        // The page of gwytip watch, without a screen.
        ("chromium", Need.Test),
        // What the macros run in, and what holds heights there.
        ("python3", Need.Test | Need.Bench), ("python3-numpy", Need.Test), ("python3-pandas", Need.Test),
        ("python3-xarray", Need.Test),
        ("imagej", Need.Test),
        // A cluster of one node, for the script of macros/slurm.
        ("slurmctld", Need.Test), ("slurmd", Need.Test), ("munge", Need.Test),
        // The C side for Windows; the C# side, linked with the Windows SDK's import libraries; Windows itself, or nearly.
        ("gcc-mingw-w64-x86-64-win32", Need.Windows), ("lld-16", Need.Windows), ("clang-16", Need.Windows),
        ("llvm", Need.Windows),
        ("wine", Need.Windows), ("wine64", Need.Windows),
        // The peer of the random forest.
        ("python3-sklearn", Need.Bench),
    ];

    /// <summary>Installs what is missing where we may; else says what to type and goes on.</summary>
    public static void Ensure(Need need)
    {
        if (Tool.Find("dpkg-query") is null)
        {
            Console.WriteLine("This is no Debian; a C compiler, CMake, Ninja and Gwyddion's headers have to be there already.");
            return;
        }
        string[] missing = [.. Debian.Where(p => (p.Need & need) != 0 && !IsInstalled(p.Name)).Select(p => p.Name)];
        if (missing.Length == 0)
        {
            return;
        }
        string line = $"apt-get update && apt-get install -y --no-install-recommends {string.Join(' ', missing)}";
        bool installed = Environment.IsPrivilegedProcess
            && Tool.Run("apt-get", "update", "-q") == 0
            && Tool.Run("apt-get", ["install", "-y", "-q", "--no-install-recommends", .. missing]) == 0;
        if (!installed)
        {
            Console.WriteLine($"Missing packages. To install them, type as root:\n\n  {line}\n\nGoing on with what is there.");
        }
    }

    private static bool IsInstalled(string package)
    {
        (int status, string output) = Tool.Read("dpkg-query", "--no-pager", "-W", "-f", "${db:Status-Status}\n", package);
        return status == 0 && output.Split('\n').Contains("installed");
    }
}
