using System.Diagnostics;
using System.Text;
using GwyTip.Inference;
using GwyTip.Native;
using GwyTip.Tests.Torture.Attacks;
using GwyTip.Tests.Torture.Calls;

namespace GwyTip.Tests.Torture.Bundles;

/// <summary>
/// Bundles whose files were cut or changed by whoever wrote the checksums, too, through the published library: used, or refused
/// as a bundle by a sentence that names the file; never a crash, a hang, a fault of ours, or a read outside the bundle.
/// </summary>
internal sealed class BundleAttack : IDisposable
{
    private const string Surface = "au-111", Member = "member-1.onnx";

    /// <summary>Memory that the process may have resident, bytes: a network of 128 × 128 pixels needs far less.</summary>
    private const double MostResident = 1.5e9;

    private readonly TinyModels _models = new();
    private readonly Bundle _bundle;
    private readonly byte[] _member = TinyModels.TwoMembers[0].ToOnnx(Surface), _surface = new TinySurface(1).ToOnnx(Surface);
    private readonly string _folder;
    private readonly CurrentInput _current;
    private readonly Dictionary<string, string> _failures = [];
    private double _slowest;
    private int _done, _used;

    public BundleAttack(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _current = new CurrentInput(Path.Combine(_folder, "current"));
        _bundle = _models.Add(Surface, TinyModels.TwoMembers);
        _models.LetTell(_bundle, 1);
        _bundle = Bundle.Load(_bundle.Folder);
        // What no network may get at: beside the models, and where the program runs.
        foreach (string place in (string[])[_models.Folder, Directory.GetCurrentDirectory()])
        {
            File.WriteAllBytes(Path.Combine(place, "secret.bin"), new byte[1 << 16]);
        }
    }

    public void Dispose()
    {
        _current.Dispose();
        _models.Dispose();
    }

    /// <summary>Each file of a bundle cut at every byte, with checksums that fit and with those of the whole.</summary>
    public AttackResult Cuts()
    {
        var watch = Stopwatch.StartNew();
        for (int length = 0; length < _member.Length; length++)
        {
            _models.ReplaceMember(_bundle, _member[..length]);
            Use(Member, _member[..length], $"cut at {length}", outside: false);
        }
        for (int length = 0; length < _surface.Length; length++)
        {
            Restore();
            _models.ReplaceSurfaceModel(_bundle, _surface[..length]);
            Use(SurfaceModel.FileName, _surface[..length], $"cut at {length}", outside: false);
        }
        foreach (var (file, whole) in ((string, byte[])[])[(Member, _member), (SurfaceModel.FileName, _surface)])
        {
            for (int length = 0; length < whole.Length; length++)
            {
                Restore();
                File.WriteAllBytes(_models.PathOf(Surface, file), whole[..length]);
                Use(file, whole[..length], $"cut at {length}, its checksum as before", outside: false, mustFail: "SHA-256");
            }
        }
        Restore();
        string path = _models.PathOf(Surface, BundleManifest.FileName);
        byte[] manifest = File.ReadAllBytes(path);
        for (int length = 0; length < manifest.Length; length++)
        {
            File.WriteAllBytes(path, manifest[..length]);
            Use(BundleManifest.FileName, manifest[..length], $"cut at {length}", outside: false, mustFail: "");
        }
        File.WriteAllBytes(path, manifest);
        return Result("bundle cut at every byte", watch);
    }

    public AttackResult Mutants(int count, int seed)
    {
        var watch = Stopwatch.StartNew();
        var random = new Random(seed);
        var members = new NetworkMutator(_member, random);
        var surfaces = new NetworkMutator(_surface, random);
        for (int i = 0; i < count; i++)
        {
            bool isMember = random.Next(4) > 0;
            var mutator = isMember ? members : surfaces;
            byte[] onnx = mutator.Next();
            Restore();
            if (isMember)
            {
                _models.ReplaceMember(_bundle, onnx);
            }
            else
            {
                _models.ReplaceSurfaceModel(_bundle, onnx);
            }
            bool outside = mutator.Last.StartsWith("data in", StringComparison.Ordinal) && !mutator.Last.Contains(", ",
                StringComparison.Ordinal);
            Use(isMember ? Member : SurfaceModel.FileName, onnx, mutator.Last, outside);
        }
        return Result("mutants of networks", watch);
    }

    private void Restore()
    {
        File.WriteAllBytes(_models.PathOf(Surface, Member), _member);
        _models.ReplaceSurfaceModel(_bundle, _surface);
    }

    private void Use(string file, byte[] bytes, string what, bool outside, string? mustFail = null)
    {
        _current.Set([.. Encoding.UTF8.GetBytes($"{file}: {what}\n"), .. bytes]);
        long start = Stopwatch.GetTimestamp();
        var error = OpenedModels.Use(_models.Folder);
        _slowest = Math.Max(_slowest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        _current.Done();
        _done++;
        _used += error is null ? 1 : 0;
        if (error is not var (status, message))
        {
            if (outside || mustFail is not null)
            {
                Fail(bytes, $"{file}, {what}, was used", $"used {outside}");
            }
            return;
        }
        // Networks that ask for terabytes get no memory; a file that was cut is never taken that far.
        bool isRefusal = status is Status.Bundle or Status.NoModels || (status == Status.Memory && mustFail is null);
        if (!isRefusal || !message.Contains(_models.PathOf(Surface, file),
            StringComparison.Ordinal)
            || (mustFail is not null && !message.Contains(mustFail, StringComparison.Ordinal)))
        {
            Fail(bytes, $"{file}, {what}: {status}: {message}", $"{status} {message[..Math.Min(70, message.Length)]}");
        }
        else if (outside && message.Contains("root:", StringComparison.Ordinal))
        {
            Fail(bytes, $"{file}, {what}: tells of the file", "tells");
        }
    }

    private void Fail(byte[] bytes, string what, string kind)
    {
        if (_failures.TryAdd(kind, what))
        {
            string place = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "failures")).FullName,
                $"{_failures.Count}.onnx");
            File.WriteAllBytes(place, bytes);
            Console.WriteLine($"  {what} ({place})");
        }
    }

    private AttackResult Result(string name, Stopwatch watch)
    {
        double peak = Process.GetCurrentProcess().PeakWorkingSet64;
        if (peak > MostResident)
        {
            Fail([], $"{name}: the process had {peak / 1e9:F1} GB resident", "resident");
        }
        return new AttackResult(
            name, _done, _done - _used, 0, 0, _slowest, 0, 0, peak / 1e6, watch.Elapsed.TotalSeconds, [.. _failures.Values]);
    }
}
