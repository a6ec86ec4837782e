using System.Collections.Concurrent;
using GwyTip.Cli.Output;
using GwyTip.ScanFiles;

namespace GwyTip.Cli.Watch;

/// <summary>
/// Reads and judges files, a few at a time, each within its own time limit: one on a network folder that stalls is given up and
/// its thread left behind, and the others go on.
/// </summary>
internal sealed class JudgeQueue : IDisposable
{
    /// <summary>Gwyddion's reader keeps the limit itself, by ending its helper; that must come first.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    private readonly BlockingCollection<FoundFile> _waiting = [];
    private readonly BlockingCollection<JudgedFile> _done = [];
    private readonly Func<string, GwyddionReader, IReadOnlyList<WatchedScan>> _judge;
    private readonly TimeSpan _limit;
    private readonly TimeProvider _clock;
    private readonly Thread[] _workers;

    /// <param name="judge">
    /// Judges the file of a path, with a reader for what Gwyddion has to open; never throws. Called from several threads at once.
    /// </param>
    /// <param name="limit">How long one file may take.</param>
    /// <param name="atOnce">Files in work at a time, at least 1.</param>
    /// <param name="clock">Tells how long a file has taken.</param>
    public JudgeQueue(
        Func<string, GwyddionReader, IReadOnlyList<WatchedScan>> judge, TimeSpan limit, int atOnce, TimeProvider clock)
    {
        (_judge, _limit, _clock) = (judge, limit, clock);
        _workers = [.. Enumerable.Range(0, atOnce).Select(_ => new Thread(Work) { IsBackground = true })];
        foreach (var worker in _workers)
        {
            worker.Start();
        }
    }

    public void Add(FoundFile file) => _waiting.Add(file);

    /// <summary>The next file done, waiting for it no longer than <paramref name="patience"/>; null: none.</summary>
    public JudgedFile? Take(TimeSpan patience) => _done.TryTake(out var done, patience) ? done : null;

    /// <summary>Takes no more files. What is in work is left behind.</summary>
    public void Dispose() => _waiting.CompleteAdding();

    private void Work()
    {
        var reader = NewReader();
        foreach (var file in _waiting.GetConsumingEnumerable())
        {
            var own = reader;
            using var limit = new CancellationTokenSource(_limit + Grace, _clock);
            var work = Task.Factory.StartNew(
                () => Judge(file, own), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            try
            {
                work.Wait(limit.Token);
                _done.Add(work.Result);
            }
            catch (OperationCanceledException)
            {
                // Whoever still reads keeps that reader.
                work.ContinueWith(_ => own.Dispose(), TaskScheduler.Default);
                reader = NewReader();
                string problem = $"unreadable: reading it did not end within {_limit.TotalSeconds:0.#} s";
                _done.Add(new JudgedFile(file, [new WatchedScan(new ScanResult(file.Path, null) { Error = problem })]));
            }
        }
        reader.Dispose();
    }

    private JudgedFile Judge(FoundFile file, GwyddionReader reader)
    {
        var results = _judge(file.Path, reader);
        var now = FoundFile.Now(file.Path);
        return new JudgedFile(file, results)
        {
            Changed = now is not null && now != file,
            Gone = now is null && !ScanNames.IsNotUtf8(file.Path),
        };
    }

    private GwyddionReader NewReader() => new() { TimeLimit = _limit };
}
