using GwyTip.ScanFiles;
using GwyTip.Terminal;

namespace GwyTip.Cli.Output;

/// <summary>Counts what was left out of folders. Not for several threads.</summary>
internal sealed class LeftOutCounts
{
    private readonly SortedDictionary<string, LeftOut> _all = new(StringComparer.Ordinal);

    /// <returns>Whether that was not known.</returns>
    public bool Add(LeftOut leftOut)
    {
        bool isNew = !_all.TryGetValue(leftOut.Path, out var known) || known != leftOut;
        _all[leftOut.Path] = leftOut;
        return isNew;
    }

    /// <summary>It turned out to be a scan after all.</summary>
    public void Remove(string path) => _all.Remove(path);

    /// <summary>E.g. <c>3 files that are not scans, 2 spectra</c>; empty where nothing was left out.</summary>
    public string Counts() => string.Join(", ", _all.Values
        .CountBy(leftOut => leftOut.Kind).OrderBy(count => count.Key)
        .Select(count => $"{count.Value} {Name(count.Key, one: count.Value == 1)}"));

    /// <summary>The counts on one line, or a line for each.</summary>
    public void Write(TextWriter output, bool eachOne)
    {
        if (_all.Count == 0)
        {
            return;
        }
        output.WriteLine($"left out: {Counts()}{(eachOne ? "" : " (--verbose names each)")}");
        foreach (var leftOut in eachOne ? _all.Values : Enumerable.Empty<LeftOut>())
        {
            output.WriteLine(Printable.Escape($"  {leftOut.Path}: {leftOut.Why}"));
        }
        output.Flush();
    }

    private static string Name(LeftOutKind kind, bool one) => kind switch
    {
        LeftOutKind.NoScan => one ? "file that is not a scan" : "files that are not scans",
        LeftOutKind.Picture => one ? "picture" : "pictures",
        LeftOutKind.Spectrum => one ? "spectrum" : "spectra",
        LeftOutKind.Part => one ? "part of a scan" : "parts of scans",
        LeftOutKind.Closed => one ? "file that cannot be opened" : "files that cannot be opened",
        LeftOutKind.Hidden => one ? "hidden file or folder" : "hidden files and folders",
        LeftOutKind.Link => one ? "link that leads nowhere new" : "links that lead nowhere new",
        LeftOutKind.Folder => one ? "folder that cannot be entered" : "folders that cannot be entered",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
