using System.Collections.ObjectModel;
using GwyTip.Core;

namespace GwyTip.ScanFiles;

/// <summary>One image of a scan file.</summary>
/// <param name="Id">The number that the file, or Gwyddion for it, gives the channel; 0 or more, unique in the file.</param>
/// <param name="Title">What the file calls the channel, e.g. <c>Z (Forward)</c>; may be empty.</param>
/// <param name="Scan">The image.</param>
/// <param name="HeightUnit">Unit of the image's values, e.g. <c>m</c> or <c>A</c>; empty where there is none.</param>
public sealed record ScanChannel(int Id, string Title, Scan Scan, string HeightUnit)
{
    /// <summary>The metadata of an image whose file ends before its header says it would.</summary>
    public const string CutShort = "Cut short";

    /// <summary>What the file says about the channel besides, e.g. <c>Bias</c>: <c>1.5 V</c>.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>What was recorded.</summary>
    public ChannelSignal Signal { get; } = ChannelSignal.Parse(Title, HeightUnit);

    /// <summary>What a sentence calls the channel: its title, or its number where it has none.</summary>
    public string Name => Title.Length > 0 ? Title : $"channel {Id}";
}
