using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using GwyTip.Core;
using GwyTip.ScanFiles;
using GwyTip.ScanFiles.Tests;
using GwyTip.Tests.Torture.Attacks;

namespace GwyTip.Tests.Torture.Readers;

/// <summary>The readers of scan files.</summary>
internal static class ScanTargets
{
    private const string Name = "attacked";

    public static IEnumerable<Target> All => [Gwy(), Png(), Sxm(), Gsf()];

    private static Target Gwy()
    {
        var plain = GwyEncoder.Encode([new ScanChannel(0, "Z (Forward)", new Scan(SomeHeights(12), 4, 3), "m")]);
        var rich = GwyEncoder.Encode([
            new ScanChannel(0, "Z (Forward)", new Scan([.. SomeHeights(19), double.NaN], 5, 4)
            {
                MetresPerPixelX = 1e-10,
                MetresPerPixelY = 1e-10,
                Direction = ScanDirection.Up,
            }, "m") { Metadata = new Dictionary<string, string> { ["Bias"] = "1.5 V" } },
            new ScanChannel(3, "Current", new Scan(SomeHeights(4), 2, 2), "A"),
        ]);
        return new Target(
            "gwy", IsText: false, [plain, rich],
            ["/0/data\0o", "/0/data/title\0s", "/0/mask\0o", "/0/meta\0o", "/1/data\0o", "GwyDataField\0", "GwyContainer\0",
                "GwySIUnit\0", "xres\0i", "yres\0i", "data\0D", "xreal\0d", "si_unit_xy\0o", "si_unit_z\0o", "unitstr\0s",
                "/brick/0\0o", "/sps/0\0o", "GWYP", "GWYO", "/0/data/visible\0b", "/9999999999/data\0o", "S", "O", "q", "c"],
            file => Each(GwyFile.Decode(file, Name)), IsRefusal)
        { Repair = RepairGwy };
    }

    private static Target Png()
    {
        byte[] line16 = [.. Enumerable.Range(0, 24).Select(i => (byte)(i * 37))];
        PngMaker[] makers =
        [
            new() { Width = 4, Lines = 3, Depth = 16, Filter = y => (byte)y },
            new() { Width = 4, Lines = 6, Depth = 8, Filter = y => (byte)(y % 5) },
            new() { Width = 8, Lines = 3, Depth = 8, Colour = 3, Palette = [0, 0, 0, 1, 1, 1, 2, 2, 2], Opacity = [255, 0] },
            new() { Width = 2, Lines = 4, Depth = 8, Colour = 2 },
            new() { Width = 3, Lines = 2, Depth = 8, Colour = 6 },
            new() { Width = 8, Lines = 24, Depth = 1, ChunkSize = 7 },
        ];
        byte[][] samples =
            [line16, line16, [.. new byte[8], .. Enumerable.Repeat((byte)1, 16)], Enumerable.Repeat((byte)9, 24).ToArray(),
                Enumerable.Repeat((byte)7, 24).ToArray(), line16];
        return new Target(
            "png", IsText: false, [.. makers.Zip(samples, (m, s) => m.Make(s))],
            ["IHDR", "IDAT", "IEND", "PLTE", "tRNS", "tEXt", "gAMA", "\u0089PNG\r\n\u001a\n",
                "\0\0\0\0IEND\u00ae\u0042\u0060\u0082"],
            file => Each([new ScanChannel(0, "", GreyPng.Decode(file, Name), "")]), IsRefusal)
        { Repair = RepairPng };
    }

    private static Target Sxm() => new(
        "sxm", IsText: true,
        [
            new SxmMaker().Make(),
            new SxmMaker { Rows = ["\t14\tZ\tm\tboth\t1\t0", "\t0\tCurrent\tA\tforward\t1\t0"], Images = 3 }
                .With("SCAN_DIR", "up").Make(),
        ],
        [":SCAN_PIXELS:\n", ":SCANIT_TYPE:\n", ":SCAN_RANGE:\n", ":SCAN_DIR:\n", ":DATA_INFO:\n", ":SCANIT_END:\n", "MSBFIRST",
            "FLOAT", "both", "backward", "forward", "\t", "\n", "\u001a\u0004", SxmMaker.Columns, "down", "up", "NaN"],
        file => Each(SxmFile.Decode(file, Name)), IsRefusal);

    private static Target Gsf() => new(
        "gsf", IsText: true, [new GsfMaker().Make()],
        ["XRes = ", "YRes = ", "XReal = ", "YReal = ", "XYUnits = ", "ZUnits = ", "Title = ", "\n", "\0", "\0\0\0\0", " = ",
            "Gwyddion Simple Field 1.0\n", "m", "nm", "NaN"],
        file => Each([GsfFile.Decode(file, Name)]), IsRefusal);

    private static double[] SomeHeights(int count) => [.. Enumerable.Range(0, count).Select(i => 1e-10 * (i * 7 % 5))];

    private static bool IsRefusal(Exception e) => e is ScanFileException { Problem.Length: > 0 };

    /// <summary>Every line, and what a program does to choose a channel.</summary>
    private static void Each(IReadOnlyList<ScanChannel> channels)
    {
        if (channels.Count == 0)
        {
            throw new InvalidOperationException("no channel and no error");
        }
        foreach (var scan in channels.Select(c => c.Scan))
        {
            for (int y = 0; y < Math.Min(scan.Lines, 1000); y++)
            {
                if (scan.Line(y).Length != scan.Width)
                {
                    throw new InvalidOperationException($"line {y} has {scan.Line(y).Length} pixels, not {scan.Width}");
                }
            }
        }
        if (channels.Sum(c => (long)c.Scan.Width * c.Scan.Lines) < 1 << 16)
        {
            ChannelPick.Choose(channels, Name);
        }
    }

    /// <summary>The sizes of the container and of one object in it fit what is there.</summary>
    private static byte[] RepairGwy(byte[] file, Random random)
    {
        byte[] repaired = [.. file];
        byte[] head = [.. "GWYPGwyContainer\0"u8];
        if (repaired.AsSpan().StartsWith(head) && repaired.Length >= head.Length + 4)
        {
            BinaryPrimitives.WriteInt32LittleEndian(repaired.AsSpan(head.Length), repaired.Length - head.Length - 4);
        }
        byte[] field = [.. "GwyDataField\0"u8];
        int at = repaired.AsSpan().IndexOf(field) + field.Length;
        if (at >= field.Length && at + 4 <= repaired.Length && random.Next(2) == 0)
        {
            // The object ends where the next component begins, or at the end of the file.
            int next = repaired.AsSpan(at + 4).IndexOf("/0/data/title"u8);
            int end = next < 0 ? repaired.Length : at + 4 + next;
            BinaryPrimitives.WriteInt32LittleEndian(repaired.AsSpan(at), end - at - 4);
            int data = repaired.AsSpan(at).IndexOf("data\0D"u8);
            if (data >= 0 && at + data + 10 <= end)
            {
                BinaryPrimitives.WriteInt32LittleEndian(repaired.AsSpan(at + data + 6), (end - at - data - 10) / 8);
            }
        }
        return repaired;
    }

    /// <summary>Checks fit; sometimes the image data is changed before it is compressed.</summary>
    private static byte[] RepairPng(byte[] file, Random random)
    {
        var whole = new List<byte>();
        if (file.Length < 8)
        {
            return file;
        }
        whole.AddRange(file.AsSpan(0, 8));
        for (int at = 8; at + 8 <= file.Length;)
        {
            long length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (at + 12 + length > file.Length)
            {
                // A length that does not fit stays where it is now and then.
                if (random.Next(2) == 0)
                {
                    whole.AddRange(file.AsSpan(at));
                    break;
                }
                length = Math.Max(0, file.Length - at - 12);
            }
            byte[] type = [.. file.AsSpan(at + 4, 4)];
            byte[] data = [.. file.AsSpan(at + 8, (int)Math.Min(length, file.Length - at - 8))];
            if (Encoding.ASCII.GetString(type) == "IDAT" && random.Next(3) == 0)
            {
                data = Recompressed(data, random);
            }
            whole.AddRange(BigEndian((uint)data.Length));
            whole.AddRange(type);
            whole.AddRange(data);
            whole.AddRange(BigEndian(Crc32.HashToUInt32([.. type, .. data])));
            at += 12 + (int)length;
        }
        return [.. whole];
    }

    private static byte[] Recompressed(byte[] data, Random random)
    {
        try
        {
            using var inflate = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
            var plain = new byte[4096];
            int length = inflate.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false);
            if (length > 0)
            {
                plain[random.Next(length)] = (byte)random.Next(random.Next(2) == 0 ? 6 : 256);
            }
            return PngMaker.Compress(plain[..Math.Max(0, length + random.Next(-2, 3))]);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or ArgumentOutOfRangeException)
        {
            return data;
        }
    }

    private static byte[] BigEndian(uint number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, number);
        return bytes;
    }
}
