using System.Collections.Concurrent;
using GwyTip.Core;

namespace GwyTip.Inference;

/// <summary>
/// A bundle's networks and how they decide together. The networks are opened by the first scan. May be used from several threads
/// at once; <see cref="Dispose"/> must come last.
/// </summary>
public sealed class Ensemble : IDisposable
{
    /// <summary>Images that go through a network together; more gain nothing on a CPU and cost memory, but fill a GPU.</summary>
    private const int ImagesPerBatch = 16, ImagesPerBatchOnGpu = 128;

    private readonly int _imagesPerBatch;
    private readonly EnsembleJudge _judge;
    private readonly MemberSet _members;
    private readonly SurfaceTest _surface;

    internal Ensemble(Bundle bundle, OnnxEnvironment environment, Provider provider, bool mayFallBack)
    {
        Bundle = bundle;
        _judge = new EnsembleJudge(bundle.Surface, bundle.States);
        _imagesPerBatch = provider == Provider.Cpu ? ImagesPerBatch : ImagesPerBatchOnGpu;
        _members = new MemberSet(bundle, environment, provider, mayFallBack);
        _surface = new SurfaceTest(bundle, environment);
    }

    /// <summary>An ensemble of its own, without a models folder.</summary>
    /// <param name="bundle">The bundle to use.</param>
    /// <param name="choice">What to run on.</param>
    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program.</param>
    /// <exception cref="RuntimeLibraryException">ONNX Runtime's native library is missing.</exception>
    /// <exception cref="ProviderException">The provider asked for by name is not available.</exception>
    public static Ensemble Open(Bundle bundle, ProviderChoice choice, string? libraryFolder = null)
    {
        var environment = OnnxEnvironment.Get(libraryFolder);
        return new Ensemble(bundle, environment, ProviderFinder.Find(environment, choice), choice.Forced is null);
    }

    public Bundle Bundle { get; }

    /// <summary>Judges one scan.</summary>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public Classification Classify(Scan scan) => Judge([Prepare(scan)])[0];

    /// <summary>Judges scans, several at a time. One that cannot be judged spoils no other.</summary>
    /// <returns>For each scan its classification, or why there is none.</returns>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public IReadOnlyList<BatchResult> ClassifyBatch(IReadOnlyList<Scan> scans)
    {
        var results = new BatchResult[scans.Count];
        int part = Math.Max(1, _imagesPerBatch / Bundle.Views);
        for (int start = 0; start < scans.Count; start += part)
        {
            ClassifyPart(scans, results, start, Math.Min(start + part, scans.Count));
        }
        return results;
    }

    /// <summary>
    /// Where the members look for a state. It takes one more run of those that see the image; a classification costs nothing more
    /// for it.
    /// </summary>
    /// <param name="scan">The scan.</param>
    /// <param name="state">Name of one of the bundle's states.</param>
    /// <exception cref="StateException">There is no such state, or no member that sees the image knows it.</exception>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public ScanMap Map(Scan scan, string state)
    {
        int index = Bundle.States.ToList().FindIndex(s => s.Name == state);
        if (index < 0)
        {
            throw StateException.Unknown(Bundle, state);
        }
        // Only what the members asked for take: the line statistics of a large scan cost more than the networks do.
        var made = new ConcurrentDictionary<string, Lazy<NetworkInput>>();
        var maps = _members.Map(
            name => made.GetOrAdd(name, n => new(() => Core.Preprocessing.ComputeForVerdict(scan, [n])[n])).Value, index);
        return maps.Count > 0
            ? new ScanMap(maps, scan, Core.Preprocessing.ImageSize)
            : throw StateException.Unseen(Bundle, state);
    }

    /// <summary>How much a scan looks like the surface; null: the bundle cannot tell.</summary>
    /// <param name="scan">As measured: the mirror images that networks see of an unfinished one do not count.</param>
    /// <exception cref="ScanException">The scan cannot be judged.</exception>
    /// <exception cref="BundleException">What tells it is missing, damaged, or not what it should be.</exception>
    internal SurfaceMatch? Match(Scan scan) => _surface.Match(scan);

    public void Dispose()
    {
        _members.Dispose();
        _surface.Dispose();
    }

    private void ClassifyPart(IReadOnlyList<Scan> scans, BatchResult[] results, int start, int end)
    {
        var judged = new List<int>();
        var prepared = new List<Prepared>();
        for (int i = start; i < end; i++)
        {
            try
            {
                prepared.Add(Prepare(scans[i]));
                judged.Add(i);
            }
            catch (Exception e) when (e is not (BundleException or ProviderException))
            {
                // Too little memory for one, or a fault of ours, costs the others nothing either.
                results[i] = new BatchResult(null, e);
            }
        }
        if (judged.Count == 0)
        {
            return;
        }
        var classifications = Judge(prepared);
        for (int n = 0; n < judged.Count; n++)
        {
            results[judged[n]] = new BatchResult(classifications[n], null);
        }
    }

    /// <summary>All that a scan can be refused for, before the networks see it with others.</summary>
    private Prepared Prepare(Scan scan) => new(
        scan, Core.Preprocessing.ComputeForVerdict(scan, Bundle.Manifest.Inputs, Bundle.Views), Match(scan));

    private Classification[] Judge(IReadOnlyList<Prepared> scans)
    {
        InputSet[] inputs = [.. scans.Select(s => s.Inputs)];
        NetworkInput[] stacked = [.. Bundle.Manifest.Inputs.Select(name => Stack(inputs, name))];
        var (byMember, provider) = _members.Run(stacked, scans.Count);
        return [.. scans.Select((s, n) => new Classification(
            _judge.Judge([.. byMember.Select(m => m[n])], s.Scan, s.Match), provider))];
    }

    private sealed record Prepared(Scan Scan, InputSet Inputs, SurfaceMatch? Match);

    /// <summary>The same input of several scans, one after the other.</summary>
    private static NetworkInput Stack(InputSet[] inputs, string name) =>
        inputs.Length == 1
            ? inputs[0][name]
            : new NetworkInput(Joined([.. inputs.Select(i => i[name].Values)]), inputs[0][name].Shape);

    private static float[] Joined(float[][] parts)
    {
        float[] joined = new float[parts.Sum(p => p.Length)];
        int at = 0;
        foreach (float[] part in parts)
        {
            part.CopyTo(joined, at);
            at += part.Length;
        }
        return joined;
    }
}
