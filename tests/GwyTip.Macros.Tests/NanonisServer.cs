using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace GwyTip.Tests.Macros;

/// <summary>
/// Answers two commands of Nanonis' TCP programming interface: numbers are big-endian, a header is a name of 32 bytes, the body's
/// size, and four bytes more; every body ends in an error status, the size of its text, and the text.
/// </summary>
internal sealed class NanonisServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public NanonisServer(double[] heights, int width, int lines, string? error = null)
    {
        _listener.Start();
        _serving = Task.Run(() => Serve(heights, width, lines, error));
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What was asked, in order, with its body.</summary>
    public List<(string Command, byte[] Body)> Asked { get; } = [];

    public void Dispose()
    {
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(10));
    }

    private void Serve(double[] heights, int width, int lines, string? error)
    {
        using var client = _listener.AcceptTcpClient();
        using var stream = client.GetStream();
        byte[] header = new byte[40];
        while (stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length)
        {
            string command = Encoding.ASCII.GetString(header, 0, 32).TrimEnd('\0');
            byte[] body = new byte[BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(32))];
            stream.ReadExactly(body);
            Asked.Add((command, body));
            byte[] answer = command == "Scan.FrameGet"
                ? [.. Floats([0, 0, 1e-8f, 1e-8f, 0]), .. Ending(null)]
                : [.. Integer(5), .. "Z (m)"u8, .. Integer(lines), .. Integer(width), .. Floats(
                    heights.Select(h => (float)h)), .. Integer(0), .. Ending(error)];
            stream.Write([.. header[..32], .. Integer(answer.Length), .. Integer(0)]);
            // In two pieces, as a network may bring it.
            stream.Write(answer.AsSpan(0, answer.Length / 2));
            stream.Flush();
            stream.Write(answer.AsSpan(answer.Length / 2));
        }
    }

    private static byte[] Ending(string? error) =>
        [.. Integer(error is null ? 0 : 1), .. Integer(error?.Length ?? 0), .. Encoding.ASCII.GetBytes(error ?? "")];

    private static byte[] Integer(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Floats(IEnumerable<float> values) =>
        [.. values.SelectMany(v => Integer(BitConverter.SingleToInt32Bits(v)))];
}
