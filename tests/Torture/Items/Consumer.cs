namespace GwyTip.Tests.Torture.Items;

/// <summary>Programs of <c>tests/native-consumer</c>, and small bundles for them.</summary>
internal static class Consumer
{
    /// <param name="source">Name without its ending.</param>
    /// <param name="folder">Where the program goes.</param>
    /// <param name="options">More options of gcc.</param>
    public static string Compile(string source, string folder, params string[] options)
    {
        string program = Path.Combine(folder, source);
        var ran = Tool.Run("gcc", [
            "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-g", "-I", Repository.PathTo("native-shim", "include"),
            Repository.PathTo("tests", "native-consumer", source + ".c"), "-o", program, .. options, "-ldl", "-lm", "-lpthread"]);
        return ran.Status == 0 ? program : throw new InvalidOperationException(ran.Errors);
    }

    /// <summary>The same for Windows.</summary>
    public static string CompileForWindows(string source, string folder)
    {
        string program = Path.Combine(folder, source + ".exe");
        var ran = Tool.Run("x86_64-w64-mingw32-gcc-win32", [
            "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-I", Repository.PathTo("native-shim", "include"),
            Repository.PathTo("tests", "native-consumer", source + ".c"), "-o", program, "-static", "-lm", "-lpthread",
                "-lpsapi"]);
        return ran.Status == 0 ? program : throw new InvalidOperationException(ran.Errors);
    }

    /// <summary>Two bundles that tell their surfaces, as a program that is attacked finds them.</summary>
    public static TinyModels Models()
    {
        var models = new TinyModels();
        models.LetTell(models.Add("si-h-100", TinyModels.TwoMembers), 1);
        models.LetTell(models.Add("au-111", [TinyModels.TwoMembers[0]]), -1);
        return models;
    }
}
