using System.Text.Json.Serialization;

namespace GwyTip.Simulation;

/// <summary>
/// Something that goes wrong with a tip or with a scan, as an operator on heights. Lengths are in pixels, for a scan's size
/// may not be known; heights in parts of <see cref="Raster.Range"/>. Pixels that were not measured stay so, and the same fault
/// changes the same scan in the same way. What has no source of its own is as in D. Nečas and P. Klapetek, Nanomaterials 11,
/// 1746 (2021), who make synthetic scans of scanning probes.
/// </summary>
[JsonDerivedType(typeof(DoubleTip), "double_tip")]
[JsonDerivedType(typeof(AsymmetricTip), "asymmetric_tip")]
[JsonDerivedType(typeof(FeedbackShadow), "feedback_shadow")]
[JsonDerivedType(typeof(ChangedTip), "changed_tip")]
[JsonDerivedType(typeof(ImageDrift), "image_drift")]
[JsonDerivedType(typeof(HeightDrift), "height_drift")]
[JsonDerivedType(typeof(MainsHum), "mains_hum")]
[JsonDerivedType(typeof(LineJitter), "line_jitter")]
[JsonDerivedType(typeof(Streaks), "streaks")]
[JsonDerivedType(typeof(Spikes), "spikes")]
[JsonDerivedType(typeof(WhiteNoise), "white_noise")]
[JsonDerivedType(typeof(FlickerNoise), "flicker_noise")]
[JsonDerivedType(typeof(TelegraphNoise), "telegraph_noise")]
[JsonDerivedType(typeof(NoiseBursts), "noise_bursts")]
[JsonDerivedType(typeof(LostFeedback), "lost_feedback")]
[JsonDerivedType(typeof(TipCrash), "tip_crash")]
[JsonDerivedType(typeof(StoppedScan), "stopped_scan")]
public abstract record Fault
{
    /// <summary>0: nothing changes; 1: as the other parameters say.</summary>
    public double Strength { get; init; } = 1;

    /// <summary>The label columns that hold where the fault is to be seen; none: it is not a fault of tip or data.</summary>
    public abstract IReadOnlyList<string> States { get; }

    /// <summary>
    /// Whether it moves things about, so that pixels around the picture come into it: it is laid on before that is cut out.
    /// </summary>
    [JsonIgnore]
    public virtual bool MovesThings => false;

    /// <summary>Lays the fault on.</summary>
    /// <param name="raster">Changed in place.</param>
    /// <exception cref="ArgumentException">There is no such fault, or not on a scan of this size.</exception>
    public void Apply(Raster raster)
    {
        Require(Strength is >= 0 and <= 100, $"a fault cannot be {Strength} times as strong as it is");
        Require(raster.Range > 0 && double.IsFinite(raster.Range), "faults are laid on a scan with something in it");
        Check(raster);
        Lay(raster);
    }

    /// <summary>How visible the fault is, 0 up to about 1: see <see cref="FaultLabels"/>.</summary>
    public virtual double Visibility(Raster clean, Raster changed) => Relief.Change(clean, changed);

    /// <exception cref="ArgumentException">There is no such fault, or not on a scan of this size.</exception>
    private protected abstract void Check(Raster raster);

    private protected abstract void Lay(Raster raster);

    private protected static void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            throw new ArgumentException(sentence);
        }
    }
}
