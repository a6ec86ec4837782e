using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GwyTip.Tests.Viewer;

internal sealed record ReadChannel(JsonElement Header, double[] Heights);

internal sealed record ReadAnswer(JsonElement Header, IReadOnlyList<ReadChannel> Channels)
{
    public bool Ok => Header.GetProperty("status").GetString() == "ok";

    public string? Message => Header.TryGetProperty("message", out var message) ? message.GetString() : null;
}

/// <summary>gwytip-read, spoken to byte by byte as its protocol says.</summary>
internal sealed class ReaderProgram : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    public ReaderProgram(ViewerHome home) => _process = Child.Start(Built.Gwyddion("gwytip-read"), [], home.Environment);

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    /// <param name="request">A path, or "detect" and a path.</param>
    public ReadAnswer Ask(string request)
    {
        var answer = Task.Run(() =>
        {
            var requests = _process.StandardInput.BaseStream;
            requests.Write(Encoding.UTF8.GetBytes(request + "\n"));
            requests.Flush();
            var header = ReadLine();
            bool ok = header.GetProperty("status").GetString() == "ok";
            int channels = ok ? header.GetProperty("channels").GetInt32() : 0;
            return new ReadAnswer(header, [.. Enumerable.Range(0, channels).Select(_ => ReadChannel())]);
        });
        return answer.Wait(Limit) ? answer.Result : throw new TimeoutException($"no answer to {request}");
    }

    /// <summary>Ends the requests.</summary>
    /// <returns>The exit status.</returns>
    public int Finish()
    {
        _process.StandardInput.Close();
        return _process.WaitForExit(Limit) ? _process.ExitCode : throw new TimeoutException("the reader does not end");
    }

    private ReadChannel ReadChannel()
    {
        var header = ReadLine();
        byte[] bytes = new byte[8 * header.GetProperty("width").GetInt32() * header.GetProperty("lines").GetInt32()];
        _process.StandardOutput.BaseStream.ReadExactly(bytes);
        double[] heights = new double[bytes.Length / 8];
        for (int i = 0; i < heights.Length; i++)
        {
            heights[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(8 * i));
        }
        return new ReadChannel(header, heights);
    }

    private JsonElement ReadLine()
    {
        var line = new List<byte>();
        for (int c; (c = _process.StandardOutput.BaseStream.ReadByte()) != '\n';)
        {
            line.Add(c >= 0 ? (byte)c : throw new EndOfStreamException(_process.StandardError.ReadToEnd()));
        }
        return JsonDocument.Parse(line.ToArray()).RootElement;
    }
}
