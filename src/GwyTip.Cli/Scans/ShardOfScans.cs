using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using GwyTip.Core;

namespace GwyTip.Cli.Scans;

/// <summary>
/// One of so many shares of an archive. A scan's path alone says whose it is, so that each scan is judged by one run whatever
/// becomes of the others, and files that come meanwhile move nothing from one share to another.
/// </summary>
internal static class ShardOfScans
{
    /// <summary>
    /// Those of a share. What is not there (an archive that is not mounted) is every share's, as is a folder with nothing in it:
    /// no share may take it for a whole that has nothing for it. Of other folders it says nothing: their scans may all be in
    /// other shares.
    /// </summary>
    public static List<ScanPath> Take(Shard shard, List<ScanPath> paths)
    {
        if (shard.IsWhole)
        {
            return paths;
        }
        var taken = new List<ScanPath>();
        bool isEmpty = true;
        foreach (var path in paths)
        {
            bool isEverybodys = path.Kind switch
            {
                ScanPathKind.Typed => path.IsMissing,
                ScanPathKind.Folder => isEmpty,
                _ => false,
            };
            isEmpty = path.Kind != ScanPathKind.Found && (path.Kind == ScanPathKind.Folder || isEmpty);
            if (isEverybodys || (path.Kind != ScanPathKind.Folder && shard.Holds(HashOf(path.Path))))
            {
                taken.Add(path);
            }
        }
        return taken;
    }

    /// <summary>The same on every system.</summary>
    private static ulong HashOf(string path) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path.Replace('\\', '/'))));
}
