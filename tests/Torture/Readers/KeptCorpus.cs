using System.IO.Compression;
using GwyTip.Tests.Torture.Attacks;

namespace GwyTip.Tests.Torture.Readers;

/// <summary>
/// The inputs kept in the repository, an archive a reader: of all that long attacks found, those that take a branch as no smaller
/// one does. They are changed seeds of our own making. <c>Torture.dll keep</c> makes them from what lies in
/// <c>artifacts/torture/readers</c>.
/// </summary>
internal static class KeptCorpus
{
    /// <summary>No time of today: the same inputs make the same archive.</summary>
    private static readonly DateTimeOffset Day = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[][] Of(string reader)
    {
        if (!File.Exists(PathOf(reader)))
        {
            return [];
        }
        using var archive = ZipFile.OpenRead(PathOf(reader));
        return [.. archive.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            var bytes = new byte[entry.Length];
            stream.ReadExactly(bytes);
            return bytes;
        })];
    }

    /// <summary>In a process whose libraries count their branches.</summary>
    /// <param name="target">The reader.</param>
    /// <param name="found">Folder of what an attack found.</param>
    public static void Write(Target target, string found)
    {
        var coverage = new Coverage();
        var inputs = target.Kept.Concat(Directory.Exists(found) ? Directory.GetFiles(found).Select(File.ReadAllBytes) : [])
            .OrderBy(i => i.Length).ThenBy(Convert.ToHexString, StringComparer.Ordinal);
        var kept = target.Seeds.Concat(inputs).Where(input =>
        {
            Coverage.Begin();
            try
            {
                target.Read(input);
            }
            catch (Exception e) when (target.Refuses(e))
            {
            }
            return coverage.IsNew();
        }).Except(target.Seeds).ToList();
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(target.Name))!);
        using var file = File.Create(PathOf(target.Name));
        using var archive = new ZipArchive(file, ZipArchiveMode.Create);
        foreach (var (number, input) in kept.Index())
        {
            var entry = archive.CreateEntry($"{number:000}", CompressionLevel.SmallestSize);
            entry.LastWriteTime = Day;
            using var stream = entry.Open();
            stream.Write(input);
        }
        Console.WriteLine(
            $"{target.Name}: {kept.Count} inputs, {kept.Sum(k => k.Length):N0} bytes, {coverage.Pairs} branch pairs");
    }

    private static string PathOf(string reader) => Repository.PathTo("tests", "Torture", "Corpus", reader + ".zip");
}
