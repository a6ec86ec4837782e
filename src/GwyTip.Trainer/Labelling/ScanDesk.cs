using System.Collections.Concurrent;
using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Training;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>
/// Who is shown which scan, and the pictures of it. While people label, looks of the scans are found out behind their backs, and
/// what an ensemble makes of each. Several threads may ask at once.
/// </summary>
internal sealed class ScanDesk : IDisposable
{
    /// <summary>Pictures of so many scans are kept: those that people have before them and those that come next.</summary>
    private const int Kept = 64;

    private const int LooksAtOnce = 32;

    /// <summary>Whoever has answered nothing for so long is not in the way of others any more.</summary>
    private static readonly TimeSpan _forgotten = TimeSpan.FromMinutes(15);

    private readonly DeskOptions _options;
    private readonly NextScans _next;
    private readonly TimeProvider _clock;
    private readonly Lock _turn = new();
    private readonly Dictionary<long, (long Person, long Since)> _busy = [];
    private readonly ConcurrentDictionary<long, double> _teaching = new();
    private readonly ConcurrentDictionary<long, float[]> _looks;
    private readonly Dictionary<long, KnownScan> _scans;

    /// <summary>Scans that the database says could not be shown when somebody labelled last.</summary>
    private readonly HashSet<long> _failed;
    private readonly IReadOnlyDictionary<long, ImportedLabels> _imported;
    private readonly ConcurrentDictionary<long, Lazy<ShownScan?>> _shown = new();
    private readonly ConcurrentQueue<long> _order = new();
    private readonly ConcurrentBag<GwyddionReader> _readers = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly Ensemble? _ensemble;
    private readonly Thread _behind;
    private bool _isBroken;

    /// <param name="database">The labels; not disposed of here.</param>
    /// <param name="options">What was asked for.</param>
    /// <param name="clock">Tells how long somebody has been away.</param>
    /// <exception cref="BundleException">The options name a folder that is not a bundle.</exception>
    public ScanDesk(LabelsDatabase database, DeskOptions options, TimeProvider clock)
    {
        Database = database;
        _options = options;
        _clock = clock;
        _next = new NextScans(options.Everybody, options.Random, seed: 1);
        // Of ten thousand scans it would take too long to ask the database after each answer.
        // What could not be opened once may be now: Gwyddion was installed, perhaps.
        var there = database.Scans.Where(s => s.IsThere).ToList();
        _failed = [.. there.Where(s => s.Problem is not null).Select(s => s.Id)];
        _scans = there.ToDictionary(s => s.Id, s => s with { Problem = null });
        _imported = ImportedLabels.Read(database);
        _looks = new ConcurrentDictionary<long, float[]>(database.Looks());
        _ensemble = options.Bundle is { } bundle ? Ensemble.Open(Bundle.Load(bundle), new ProviderChoice(Provider.Cpu)) : null;
        // A file is only opened where it is needed; so the desk is open at once, however many there are.
        _behind = new Thread(LookBehind) { IsBackground = true, Priority = ThreadPriority.BelowNormal, Name = "looks" };
        _behind.Start();
    }

    public LabelsDatabase Database { get; }

    public DeskOptions Options => _options;

    public void Dispose()
    {
        _stop.Cancel();
        _behind.Join(TimeSpan.FromSeconds(5));
        foreach (var reader in _readers)
        {
            reader.Dispose();
        }
        _ensemble?.Dispose();
        _stop.Dispose();
    }

    /// <summary>The next scans for a person, ready to be shown.</summary>
    /// <param name="person">Their number.</param>
    /// <param name="shown">What they have on the screen already, or behind it.</param>
    /// <param name="count">So many at most.</param>
    public IReadOnlyList<(KnownScan Scan, ShownScan Shown, Chosen Why)> Next(
        long person, IReadOnlyCollection<long> shown, int count)
    {
        lock (_turn)
        {
            Forget(person, shown);
            var answers = Database.Answers();
            var others = OthersOf(person);
            var scans = new List<(KnownScan, ShownScan, Chosen)>();
            while (scans.Count < count)
            {
                var there = There();
                var situation = new NextScans.Situation(there, answers, _looks, _teaching, others)
                {
                    Elsewhere = _imported.Keys,
                    States = Database.States,
                };
                var before = shown.Concat(scans.Select(s => s.Item1.Id)).ToArray();
                if (_next.For(person, situation, 1, before) is not [var choice])
                {
                    break;
                }
                if (Shown(choice.Scan) is { } ready)
                {
                    _busy[choice.Scan] = (person, _clock.GetTimestamp());
                    scans.Add((there.First(s => s.Id == choice.Scan), ready, choice.Why));
                }
            }
            return scans;
        }
    }

    /// <summary>A scan of the folder, read.</summary>
    /// <returns>Null: there is none of that number, or it cannot be shown; then the database says why.</returns>
    public ShownScan? Shown(long scan)
    {
        var made = _shown.GetOrAdd(scan, id =>
        {
            _order.Enqueue(id);
            return new Lazy<ShownScan?>(() => Read(id));
        });
        while (_order.Count > Kept && _order.TryDequeue(out long old))
        {
            _shown.TryRemove(old, out _);
        }
        return made.Value;
    }

    public LabelProgress Progress(long person) => LabelProgress.Count(
        There(), Database.Answers(), Database.States, person, _next.IsForEverybody, _imported);

    /// <summary>How many scans cannot be shown, as far as is known.</summary>
    public int Problems
    {
        get
        {
            lock (_scans)
            {
                return _scans.Values.Count(s => s.Problem is not null);
            }
        }
    }

    private List<KnownScan> There()
    {
        lock (_scans)
        {
            return [.. _scans.Values.Where(s => s.Problem is null)];
        }
    }

    private void Forget(long person, IReadOnlyCollection<long> shown)
    {
        foreach (var (scan, (who, since)) in _busy.ToArray())
        {
            if (who == person ? !shown.Contains(scan) : _clock.GetElapsedTime(since) > _forgotten)
            {
                _busy.Remove(scan);
            }
        }
    }

    private HashSet<long> OthersOf(long person) => [.. _busy.Where(b => b.Value.Person != person).Select(b => b.Key)];

    private ShownScan? Read(long id)
    {
        // Only what was found in the folder is opened, never a path that a label file names.
        KnownScan? scan;
        lock (_scans)
        {
            scan = _scans.GetValueOrDefault(id);
        }
        if (scan is null)
        {
            return null;
        }
        if (!_readers.TryTake(out var reader))
        {
            reader = new GwyddionReader();
        }
        try
        {
            var shown = ShownScan.Read(Path.Combine(_options.Folder, scan.File), reader, s => Judge(id, s));
            _looks[id] = shown.Look;
            lock (_scans)
            {
                if (!_failed.Remove(id))
                {
                    return shown;
                }
            }
            Database.SetProblem(id, null);
            return shown;
        }
        catch (Exception e) when (e is ScanFileException or ScanException)
        {
            string problem = e.Message.Replace(_options.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            Database.SetProblem(id, problem);
            lock (_scans)
            {
                _scans[id] = scan with { Problem = problem };
            }
            return null;
        }
        finally
        {
            _readers.Add(reader);
        }
    }

    /// <summary>What an ensemble doubts only chooses better: where it cannot judge, people label all the same.</summary>
    private void Judge(long id, Scan scan)
    {
        if (_ensemble is null || _isBroken || _teaching.ContainsKey(id))
        {
            return;
        }
        try
        {
            _teaching[id] = EnsembleDoubt.Measure(_ensemble.Classify(scan).Report.States.Select(s => (s.Confidence, s.Members)));
        }
        catch (ScanException)
        {
            // A scan without an image, say, that people are to label as useless. The ensemble is never asked about it.
            _teaching[id] = 0;
        }
        catch (Exception e) when (e is BundleException or ProviderException)
        {
            // Once is enough, and it is a fault of the bundle and of no scan.
            if (!Interlocked.Exchange(ref _isBroken, true))
            {
                _options.Warn($"the ensemble cannot judge, so that scans come without its doubts: {e.Message}");
            }
        }
    }

    private void LookBehind()
    {
        try
        {
            var known = _looks.Keys.ToHashSet();
            var found = new List<(long, float[])>();
            foreach (var scan in There().OrderBy(s => s.Hash, StringComparer.Ordinal))
            {
                if (_stop.IsCancellationRequested)
                {
                    break;
                }
                if (_ensemble is not null && !_isBroken ? !_teaching.ContainsKey(scan.Id) : !known.Contains(scan.Id))
                {
                    // The pictures are not kept: those of people who label are.
                    if (Read(scan.Id) is { } shown)
                    {
                        found.Add((scan.Id, shown.Look));
                    }
                }
                // Each time the disk is waited for.
                if (found.Count == LooksAtOnce)
                {
                    Database.SetLooks(found);
                    found.Clear();
                }
            }
            Database.SetLooks(found);
        }
        catch (Exception e)
        {
            // The disk is full, or the desk was closed meanwhile: looks only choose better, and nothing here may end the program.
            if (e is not TrainingException && !_stop.IsCancellationRequested)
            {
                _options.Warn($"no more looks of scans are found out: {e.Message}");
            }
        }
    }
}
