namespace GwyTip.Tests.Viewer;

/// <summary>A library that leaves a trace where it is loaded, to be put where nothing may be loaded from.</summary>
internal sealed class Lure(ViewerHome home)
{
    private string Trace => Path.Combine(home.Folder, "the lure was taken");

    public bool IsTaken => File.Exists(Trace);

    /// <summary>Puts it among a folder's modules, as if that were a user's home.</summary>
    public Lure In(string folder)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder, ".gwyddion", "modules", "file")).FullName;
        string source = Path.Combine(home.Folder, "lure.c");
        File.WriteAllText(source, $$"""
            #include <stdio.h>
            __attribute__((constructor)) static void run(void) { fclose(fopen("{{Trace}}", "w")); }
            """);
        var compiled = Child.Run("gcc", ["-shared", "-fPIC", source, "-o", Path.Combine(path, "lure.so")], home.Environment);
        Assert.True(compiled.Status == 0, compiled.Errors);
        return this;
    }
}
