namespace GwyTip.ScanFiles;

/// <summary>
/// What Gwyddion calls a unit: prefixes go and what was spelled otherwise is one symbol, so that nm, µm and Å are all m. As in
/// Gwyddion the numbers stay as they are: the formats read here store them in units without a prefix.
/// </summary>
internal static class SiUnit
{
    private const string Prefixes = "yzafpnu\u00B5\u03BCmckMGTPEZY";

    private static readonly string[] Symbols =
    [
        "m", "A", "V", "Hz", "N", "K", "s", "g", "C", "F", "H", "J", "S", "T", "W", "Pa", "eV", "Ω", "bar", "mol", "cd",
        "rad", "deg",
    ];

    private static readonly Dictionary<string, string> OtherSpellings = new()
    {
        ["\u00C5"] = "m", // Å, the letter
        ["\u212B"] = "m", // Å, the sign
        ["Angstrom"] = "m",
        ["ang"] = "m",
        ["metre"] = "m",
        ["meter"] = "m",
        ["°"] = "deg",
        ["Ohm"] = "Ω",
        ["\u2126"] = "Ω", // the sign
        ["%"] = "",
        ["1"] = "",
        ["a.u."] = "",
        ["a. u."] = "",
        ["counts"] = "",
    };

    /// <summary>The unit without its prefix; what is not a unit known here stays as it is written.</summary>
    public static string WithoutPrefix(string unit)
    {
        unit = unit.Trim();
        if (Symbol(unit) is { } whole)
        {
            return whole;
        }
        bool mayHavePrefix = unit.Length > 1 && Prefixes.Contains(unit[0], StringComparison.Ordinal);
        return mayHavePrefix && Symbol(unit[1..]) is { Length: > 0 } symbol ? symbol : unit;
    }

    private static string? Symbol(string unit) =>
        Symbols.Contains(unit) ? unit : OtherSpellings.GetValueOrDefault(unit);
}
