namespace GwyTip.ScanFiles;

/// <summary>
/// The header of a .sxm file: tags between colons, each with the lines that follow it. As for Gwyddion the last of two tags of
/// one name counts, unless there is nothing under it.
/// </summary>
internal sealed class SxmTags
{
    private readonly Dictionary<string, List<string>> _values = [];

    public SxmTags(string text)
    {
        string? tag = null;
        List<string> value = [];
        foreach (string line in HeaderText.Lines(text))
        {
            if (line is [':', .. { Length: > 0 } next, ':'])
            {
                Keep(tag, value);
                (tag, value) = (next, []);
            }
            else
            {
                value.Add(line);
            }
        }
        Keep(tag, value);
    }

    public IEnumerable<string> Names => _values.Keys;

    /// <summary>What is under a tag, in one line; null where there is no such tag, or only blank lines under it.</summary>
    public string? this[string tag] =>
        string.Join(' ', Lines(tag).Where(line => line.Length > 0)) is { Length: > 0 } value ? value : null;

    /// <summary>All lines under a tag; none where there is no such tag.</summary>
    public IReadOnlyList<string> Lines(string tag) => _values.TryGetValue(tag, out var lines) ? lines : [];

    private void Keep(string? tag, List<string> value)
    {
        if (tag is not null && value.Count > 0)
        {
            _values[tag] = value;
        }
    }
}
