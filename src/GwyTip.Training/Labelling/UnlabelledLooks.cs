namespace GwyTip.Training.Labelling;

/// <summary>
/// Looks of a folder that no labelled scan speaks for yet. A scan gains as much as it makes all the others more alike to a
/// labelled one (facility location; K. Wei, R. Iyer, J. Bilmes, ICML 37, 1954 (2015)), so that the usual comes before the odd,
/// and what is labelled already is not asked for again. How alike two are falls off as a Gaussian of their distance, whose width
/// is the median distance in the folder.
/// </summary>
internal sealed class UnlabelledLooks
{
    /// <summary>Of a larger folder every so many-th scan stands for the others.</summary>
    private const int Most = 400;

    private readonly IReadOnlyDictionary<long, float[]> _looks;
    private readonly float[][] _folder;
    private readonly double _width;

    /// <summary>How alike each of the folder is to the labelled one nearest to it, 0..1.</summary>
    private readonly double[] _spokenFor;

    /// <param name="scans">The folder.</param>
    /// <param name="looks">What scans look like, as far as is known.</param>
    /// <param name="labelled">Scans that have labels, or are about to.</param>
    public UnlabelledLooks(IReadOnlyList<KnownScan> scans, IReadOnlyDictionary<long, float[]> looks, IEnumerable<long> labelled)
    {
        _looks = looks;
        float[][] known = [.. scans.Where(s => looks.ContainsKey(s.Id)).Select(s => looks[s.Id])];
        int step = (known.Length + Most - 1) / Most;
        _folder = step <= 1 ? known : [.. known.Where((_, i) => i % step == 0)];
        double[] distances = [.. _folder.SelectMany((a, i) => _folder.Skip(i + 1).Select(b => ScanLook.Distance(a, b))).Order()];
        _width = distances.Length > 0 ? Math.Max(distances[distances.Length / 2], 1e-9) : 1;
        _spokenFor = new double[_folder.Length];
        foreach (long label in labelled)
        {
            Label(label);
        }
    }

    /// <summary>One more scan has a label, or is about to.</summary>
    public void Label(long scan)
    {
        if (_looks.TryGetValue(scan, out var look))
        {
            for (int i = 0; i < _folder.Length; i++)
            {
                _spokenFor[i] = Math.Max(_spokenFor[i], Likeness(look, _folder[i]));
            }
        }
    }

    /// <summary>The one that gains most, of several the first; one whose look is not known gains nothing.</summary>
    public long Best(IEnumerable<KnownScan> scans) => scans.MaxBy(Gain)!.Id;

    private double Gain(KnownScan scan) => _looks.TryGetValue(scan.Id, out var look)
        ? _folder.Index().Sum(other => Math.Max(0, Likeness(look, other.Item) - _spokenFor[other.Index]))
        : 0;

    private double Likeness(float[] a, float[] b)
    {
        double distance = ScanLook.Distance(a, b) / _width;
        return Math.Exp(-distance * distance / 2);
    }
}
