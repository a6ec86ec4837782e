using System.Globalization;

namespace GwyTip.ScanFiles;

/// <summary>
/// The header of a .gsf file: lines of <c>name = value</c>. Names are case-sensitive; the last of a name counts.
/// </summary>
internal sealed class GsfFields
{
    private static readonly string[] OfTheFormat =
        ["XRes", "YRes", "XReal", "YReal", "XOffset", "YOffset", "XYUnits", "ZUnits", "Title"];

    private readonly Dictionary<string, string> _values = [];
    private readonly string _path;

    public GsfFields(string text, string path)
    {
        _path = path;
        foreach (string line in HeaderText.Lines(text))
        {
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } name, var value])
            {
                _values[name] = value;
            }
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>Fields that the format does not define, as a program left them.</summary>
    public Dictionary<string, string> Others() =>
        _values.Where(field => !OfTheFormat.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value);

    /// <exception cref="ScanFileException">The field is missing or no whole number.</exception>
    public int Whole(string name)
    {
        string text = this[name] ?? throw new ScanFileException(_path, $"the file is damaged: its header has no {name}");
        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole)
            ? whole
            : throw new ScanFileException(
                _path, $"the file is damaged: its {name} is {HeaderText.Quote(text)}, not a number of pixels");
    }

    /// <summary>A length: 1 where the field is missing, as the format has it, and 0 where it makes no sense.</summary>
    public double Length(string name) =>
        this[name] is not { } text ? 1
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double length) && double.IsFinite(length)
            ? Math.Abs(length)
        : 0;
}
