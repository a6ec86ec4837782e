using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Holds a scan against another one.</summary>
internal static unsafe class Comparisons
{
    private const string Name = "the reference";

    /// <summary>Fills in what the caller's struct has room for.</summary>
    /// <exception cref="ArgumentProblem">No header has a struct of that size.</exception>
    /// <exception cref="ScanException">One of the two cannot be judged; the message says which.</exception>
    public static void Run(Engine engine, string surface, Scan scan, Scan reference, Comparison* comparison)
    {
        ArgumentProblem.Require(comparison is not null, "the comparison is NULL");
        var given = Sized.Read(comparison);
        var held = Read(reference, KindOf(given.ReferenceTitle, given.ReferenceUnit));
        var like = held.Compare(
            ComparedScan.Take(scan, KindOf(given.Title, given.Unit)), engine.Classify(scan, surface).Report);
        given.Likeness = (int)like.Likeness;
        given.Score = like.Score;
        Text.Copy(string.Join("; ", like.Differences.Select(d => d.Sentence)), given.Differences);
        Text.Copy(held.Warning(Name) ?? "", given.Warning);
        Sized.Write(given, comparison);

        ReferenceScan Read(Scan good, SignalKind kind)
        {
            try
            {
                return new ReferenceScan(ComparedScan.Take(good, kind), engine.Classify(good, surface).Report);
            }
            catch (ScanException e)
            {
                throw new ScanException(e.Problem, $"{Name} cannot be used: {e.Message}");
            }
        }
    }

    private static SignalKind KindOf(byte* title, byte* unit) =>
        ChannelSignal.Parse(Text.Read(title) ?? "", Text.Read(unit) ?? "").Kind;
}
