using System.Formats.Tar;
using System.IO.Compression;

namespace GwyTip.Eng;

/// <summary>
/// What a user downloads and unpacks: <c>gwytip-win-x64.zip</c>, <c>gwytip-train-linux-x64.tar.gz</c>, … The folder inside also
/// has the version in its name, so that two versions can lie side by side.
/// </summary>
/// <param name="Name">What it holds: <c>gwytip</c>, <c>gwytip-train</c> or <c>gwytip-gpu</c>.</param>
/// <param name="System">.NET's name of the system.</param>
internal sealed record Archive(string Name, string System)
{
    public string Path => Repo.Artifacts("publish", $"{Name}-{System}.{(IsForWindows ? "zip" : "tar.gz")}");

    private bool IsForWindows => System.StartsWith("win", StringComparison.Ordinal);

    private string Folder => $"{Name}-{Repo.Version}-{System}";

    /// <summary>Writes it anew.</summary>
    /// <exception cref="BuildException">A file is not there.</exception>
    public void Write(IEnumerable<PublishedFile> files, CompressionLevel level)
    {
        PublishedFile[] all = [.. files];
        if (Array.Find(all, f => !File.Exists(f.From)) is { } missing)
        {
            throw new BuildException($"{missing.From} is not there; it belongs into {Path}.");
        }
        Directory.CreateDirectory(global::System.IO.Path.GetDirectoryName(Path)!);
        // Under another name until it is whole: what carries the name can be trusted.
        string unfinished = Path + ".new";
        using (var stream = File.Create(unfinished))
        {
            if (IsForWindows)
            {
                WriteZip(stream, all, level);
            }
            else
            {
                WriteTar(stream, all, level);
            }
        }
        File.Move(unfinished, Path, overwrite: true);
        Console.WriteLine($"{Path}  {new FileInfo(Path).Length / 1e6:F0} MB");
    }

    private void WriteZip(FileStream stream, PublishedFile[] files, CompressionLevel level)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (PublishedFile file in files)
        {
            zip.CreateEntryFromFile(file.From, $"{Folder}/{file.To}", level);
        }
    }

    private void WriteTar(FileStream stream, PublishedFile[] files, CompressionLevel level)
    {
        using var gzip = new GZipStream(stream, level);
        using var tar = new TarWriter(gzip, TarEntryFormat.Pax);
        foreach (PublishedFile file in files)
        {
            tar.WriteEntry(file.From, $"{Folder}/{file.To}");
        }
    }
}
