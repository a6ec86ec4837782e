using System.Diagnostics;
using System.IO.MemoryMappedFiles;

namespace GwyTip.Tests.Torture.Attacks;

/// <summary>
/// The input that is being read, in a file that outlives a crash of this process; and a watch that ends the process where one
/// takes too long.
/// </summary>
internal sealed class CurrentInput : IDisposable
{
    /// <summary>The process' exit status where an input hangs.</summary>
    public const int HangStatus = 86;

    /// <summary>Where others use the processor, an input may have waited for so long: a hang that uses none of it.</summary>
    private static readonly TimeSpan Asleep = TimeSpan.FromMinutes(2);

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Timer _timer;
    private long _since;

    /// <summary>
    /// The input that the watch saw last, by when it began, and what the process had used of the processor then.
    /// </summary>
    private long _watched;
    private TimeSpan _processor;

    public CurrentInput(string path)
    {
        _path = path;
        _file = MemoryMappedFile.CreateFromFile(path, FileMode.Create, null, sizeof(int) + Mutator.Longest * 4);
        _view = _file.CreateViewAccessor();
        _timer = new Timer(_ => EndIfHanging(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Set(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, Mutator.Longest * 4));
        Volatile.Write(ref _since, Stopwatch.GetTimestamp());
    }

    public void Done() => Volatile.Write(ref _since, 0);

    /// <summary>What a process that has crashed was reading.</summary>
    public static byte[] Left(string path)
    {
        byte[] all = File.ReadAllBytes(path);
        return all[sizeof(int)..(sizeof(int) + BitConverter.ToInt32(all))];
    }

    public void Dispose()
    {
        _timer.Dispose();
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private void EndIfHanging()
    {
        long since = Volatile.Read(ref _since);
        if (since == 0 || since != _watched)
        {
            (_watched, _processor) = (since, Process.GetCurrentProcess().TotalProcessorTime);
            return;
        }
        if (Process.GetCurrentProcess().TotalProcessorTime - _processor > Attack.Hang || Stopwatch.GetElapsedTime(since) > Asleep)
        {
            Environment.Exit(HangStatus);
        }
    }
}
