namespace GwyTip.Eng;

/// <summary>The checkout's own files: not what a build puts there.</summary>
internal static class SourceFiles
{
    private static readonly string[] Built = [".git", ".vs", ".vscode", "artifacts", "bin", "obj", "node_modules", "runs"];

    private static readonly string[] Binary = [".gwy", ".onnx", ".png", ".zip"];

    /// <summary>Absolute paths, in no order.</summary>
    public static IEnumerable<string> All(string endings = "") =>
        In(Repo.Root).Where(f => f.EndsWith(endings, StringComparison.Ordinal));

    public static IEnumerable<string> Texts => All().Where(file => !Binary.Contains(Path.GetExtension(file)));

    /// <summary>The path from the top of the checkout, for messages.</summary>
    public static string Short(string file) => Path.GetRelativePath(Repo.Root, file);

    private static IEnumerable<string> In(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Path.GetFileName(file) != ".git")
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !Built.Contains(Path.GetFileName(d))).SelectMany(In));
}
