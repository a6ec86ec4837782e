namespace GwyTip.Tests.Viewer;

/// <summary>
/// A user's home folder with the module installed as a user has it: .gwyddion/modules/process/gwytip.so, and everything else in
/// .gwyddion/gwytip. Large files are links.
/// </summary>
internal sealed class ViewerHome : IDisposable
{
    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("gwytip-home-");

    /// <param name="name">Last part of the folder's path.</param>
    public ViewerHome(string name = "home")
    {
        Folder = Directory.CreateDirectory(Path.Combine(_temporary.FullName, name)).FullName;
        // GTK warns where it cannot write down the files used last.
        Directory.CreateDirectory(Path.Combine(Folder, ".local", "share"));
        Directory.CreateDirectory(Modules);
        Directory.CreateDirectory(Installed);
        File.Copy(Built.Gwyddion("gwytip.so"), Path.Combine(Modules, "gwytip.so"));
        Environment = new() { ["HOME"] = Folder, ["LC_ALL"] = "C.UTF-8" };
    }

    public string Folder { get; }

    /// <summary>Where the library and the models lie.</summary>
    public string Installed => Path.Combine(Folder, ".gwyddion", "gwytip");

    /// <summary>Of every program that runs in this home.</summary>
    public Dictionary<string, string> Environment { get; }

    public string Models => Path.Combine(Installed, "models");

    private string Settings => Path.Combine(Folder, ".gwyddion", "settings");

    private string Modules => Path.Combine(Folder, ".gwyddion", "modules", "process");

    public void Dispose() => _temporary.Delete(recursive: true);

    /// <summary>Installs libgwytip and ONNX Runtime.</summary>
    public ViewerHome WithLibrary()
    {
        _ = Built.Library;
        foreach (string file in Directory.GetFiles(Built.LibraryFolder))
        {
            File.CreateSymbolicLink(Path.Combine(Installed, Path.GetFileName(file)), file);
        }
        return this;
    }

    /// <summary>Installs the program <c>gwytip</c>, which saves corrections.</summary>
    public ViewerHome WithProgram()
    {
        File.CreateSymbolicLink(Path.Combine(Installed, "gwytip"), Built.Cli);
        return this;
    }

    /// <summary>Installs a models folder.</summary>
    public ViewerHome WithModels(string folder)
    {
        Directory.CreateSymbolicLink(Models, folder);
        return this;
    }

    /// <summary>Has the module take a library that stands in for libgwytip.</summary>
    public ViewerHome WithFake(string name)
    {
        Environment["GWYTIP_LIBRARY"] = Built.Gwyddion(name + ".so");
        return this;
    }

    /// <summary>Installs the module that drives the window.</summary>
    public ViewerHome WithDriver()
    {
        File.Copy(Built.Gwyddion("gwytip_drive.so"), Path.Combine(Modules, "gwytip_drive.so"));
        return this;
    }

    /// <summary>A parameter of the module as Gwyddion keeps it between sessions, quotation marks left out.</summary>
    public string Setting(string name)
    {
        string key = $"\"/module/gwytip/{name}\" ";
        string line = Assert.Single(File.ReadAllLines(Settings), l => l.StartsWith(key, StringComparison.Ordinal));
        return line[key.Length..].Split(' ', 2)[1].Trim('"');
    }

    /// <summary>Has the module start with a parameter, given with its type: <c>int32 2</c>.</summary>
    public ViewerHome WithSetting(string name, string value)
    {
        string[] lines = File.Exists(Settings) ? File.ReadAllLines(Settings) : ["Gwyddion Settings 1.0"];
        File.WriteAllLines(Settings, [.. lines, $"\"/module/gwytip/{name}\" {value}"]);
        return this;
    }

    /// <summary>A folder in this home, made on first use.</summary>
    public string SubFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;
}
