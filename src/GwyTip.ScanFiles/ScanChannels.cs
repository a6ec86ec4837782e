using System.Collections.ObjectModel;

namespace GwyTip.ScanFiles;

/// <summary>The image channels of a file, at least one, in the file's order.</summary>
public sealed class ScanChannels(IList<ScanChannel> channels) : ReadOnlyCollection<ScanChannel>(channels)
{
    /// <summary>What is wrong with images that the file holds besides, a sentence each: they are damaged.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];
}
