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
    /// <summary>Those of a share. Of a folder it says nothing: its scans may all be in other shares.</summary>
    public static List<ScanPath> Take(Shard shard, List<ScanPath> paths) => shard.IsWhole
        ? paths
        : paths.FindAll(path => path.Kind != ScanPathKind.Folder && shard.Holds(HashOf(path.Path)));

    /// <summary>The same on every system.</summary>
    private static ulong HashOf(string path) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path.Replace('\\', '/'))));
}
