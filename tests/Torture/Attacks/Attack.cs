using System.Diagnostics;
using System.Security.Cryptography;

namespace GwyTip.Tests.Torture.Attacks;

/// <summary>
/// Reads changed inputs one after the other. Inputs that do something new are changed further: from where the libraries count
/// branches, the attack finds its way into them.
/// </summary>
internal sealed class Attack : IDisposable
{
    /// <summary>Heap that one execution may take: a fixed part, and so many bytes for each byte of the input.</summary>
    public const long FixedMemory = 64L << 20, MemoryPerByte = 9L << 10;

    /// <summary>Of the processor's time: others use it, too.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(5);

    private readonly Target _target;
    private readonly string _folder;
    private readonly Random _random;
    private readonly Mutator _mutator;
    private readonly Coverage _coverage = new();
    private readonly List<byte[]> _corpus = [];
    private readonly Dictionary<string, string> _failures = [];
    private readonly CurrentInput _current;

    private long _refused, _largest;
    private double _slowest;

    /// <param name="target">What is attacked.</param>
    /// <param name="folder">Where the corpus and the failures go, and the corpus of earlier attacks comes from.</param>
    /// <param name="seed">The same seed and corpus, the same inputs.</param>
    public Attack(Target target, string folder, int seed)
    {
        (_target, _folder, _random) = (target, folder, new Random(seed));
        _mutator = new Mutator(target, _random);
        _current = new CurrentInput(Path.Combine(Directory.CreateDirectory(folder).FullName, "current"));
    }

    private string Corpus => Path.Combine(_folder, "corpus");

    public AttackResult Run(long executions)
    {
        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(Corpus);
        byte[][] known = [.. Directory.GetFiles(Corpus).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        // Once before anything counts: the first execution pays for the compiler.
        Execute(_target.Seeds[0]);
        (_refused, _largest, _slowest) = (0, 0, 0);
        long before = GC.GetTotalMemory(forceFullCollection: true), done = 0;
        foreach (byte[] input in _target.Seeds.Concat(_target.Kept).Concat(known))
        {
            if (Execute(input) || _corpus.Count == 0)
            {
                _corpus.Add(input);
            }
            done++;
        }
        foreach (byte[] seed in _target.Seeds)
        {
            for (int length = 0; length < seed.Length; length++, done++)
            {
                Execute(seed[..length]);
            }
        }
        for (; done < executions; done++)
        {
            byte[] input = _mutator.Change(Pick(), Pick());
            if (Execute(input))
            {
                _corpus.Add(input);
                File.WriteAllBytes(Path.Combine(Corpus, Name(input)), input);
            }
        }
        double left = (GC.GetTotalMemory(forceFullCollection: true) - before - _corpus.Sum(c => (long)c.Length)) / 1e6;
        return new AttackResult(
            _target.Name, done, _refused, _coverage.Pairs, _corpus.Count, _slowest, _largest / 1e6, Math.Max(0, left),
            Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, watch.Elapsed.TotalSeconds, [.. _failures.Values]);
    }

    public void Dispose() => _current.Dispose();

    /// <summary>Later finds are the deeper ones.</summary>
    private byte[] Pick() => _random.Next(3) == 0
        ? _corpus[^(1 + _random.Next(Math.Min(_corpus.Count, 20)))]
        : _corpus[_random.Next(_corpus.Count)];

    /// <returns>Whether it did something new.</returns>
    private bool Execute(byte[] input)
    {
        _current.Set(input);
        Coverage.Begin();
        long memory = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        try
        {
            _target.Read(input);
        }
#pragma warning disable CA1031 // Any other is what is looked for.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (_target.Refuses(e))
            {
                _refused++;
            }
            else
            {
                Fail(input, $"{e.GetType().Name} at {Place(e)}: {e.Message.ReplaceLineEndings(" ")}",
                    $"{e.GetType()} {Place(e)}");
            }
        }
        double ms = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        _current.Done();
        memory = GC.GetAllocatedBytesForCurrentThread() - memory;
        if (ms > _slowest)
        {
            _slowest = ms;
            File.WriteAllBytes(Path.Combine(_folder, "slowest"), input);
        }
        _largest = Math.Max(_largest, memory);
        if (memory > FixedMemory + MemoryPerByte * input.Length)
        {
            Fail(input, $"took {memory / 1e6:F0} MB of memory for {input.Length} bytes", "memory");
        }
        return _coverage.IsNew();
    }

    private void Fail(byte[] input, string what, string kind)
    {
        if (_failures.TryAdd(kind, what))
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, "failures")).FullName;
            File.WriteAllBytes(Path.Combine(folder, Name(input)), input);
            Console.WriteLine($"  {_target.Name}: {what} ({Path.Combine(folder, Name(input))})");
        }
    }

    /// <summary>The innermost place in our own code.</summary>
    private static string Place(Exception e) => (e.StackTrace ?? "").Split('\n')
        .Select(l => l.Trim()).FirstOrDefault(l => l.StartsWith("at GwyTip.", StringComparison.Ordinal)) is { } line
        ? line[3..line.IndexOf('(', StringComparison.Ordinal)] : "?";

    private static string Name(byte[] input) => Convert.ToHexStringLower(SHA256.HashData(input))[..16];
}
