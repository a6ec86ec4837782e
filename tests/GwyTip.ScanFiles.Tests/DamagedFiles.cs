namespace GwyTip.ScanFiles.Tests;

/// <summary>What every reader has to stand.</summary>
internal static class DamagedFiles
{
    /// <summary>
    /// Changes each byte in turn: the file is read, every line of it, or refused in words, without much memory.
    /// </summary>
    public static void ReadEach(byte[] file, Func<byte[], IReadOnlyList<ScanChannel>> read)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int at = 0; at < file.Length; at++)
        {
            foreach (byte wrong in (byte[])[0, (byte)'9', (byte)'-', (byte)'\n', 0x7F, 0xFF])
            {
                var broken = file.ToArray();
                broken[at] = wrong;
                Try(broken, read);
            }
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512L << 20);
    }

    public static void Try(byte[] file, Func<byte[], IReadOnlyList<ScanChannel>> read)
    {
        try
        {
            foreach (var scan in read(file).Select(c => c.Scan))
            {
                for (int y = 0; y < Math.Min(scan.Lines, 1000); y++)
                {
                    Assert.Equal(scan.Width, scan.Line(y).Length);
                }
            }
        }
        catch (ScanFileException e)
        {
            Assert.NotEmpty(e.Problem);
        }
    }
}
