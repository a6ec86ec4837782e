using System.Globalization;

namespace GwyTip.Core;

/// <summary>Why heights of a scan count as not measured, though the file gives numbers for them.</summary>
public enum OmissionKind
{
    /// <summary>An infinite height.</summary>
    Infinite,

    /// <summary>One value far beyond all others: a mark of missing data that the file's reader did not know.</summary>
    Fill,

    /// <summary>The rest of the line within which the scan was stopped: one value to its end.</summary>
    Cut,

    /// <summary>A line that repeats the one before to the last digit.</summary>
    Repeated,

    /// <summary>Corners of one value, as a rotated image has them.</summary>
    Corner,
}

/// <summary>Heights of a scan that were taken out.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Pixels">How many.</param>
/// <param name="Value">The value that they had, where it is one.</param>
public readonly record struct Omission(OmissionKind Kind, long Pixels, double Value)
{
    /// <summary>As users read it: <c>2 pixels of 1E+20</c>.</summary>
    public override string ToString()
    {
        string pixels = Pixels == 1 ? "1 pixel" : string.Create(CultureInfo.InvariantCulture, $"{Pixels} pixels");
        return Kind switch
        {
            OmissionKind.Infinite => $"{pixels} of infinite height",
            OmissionKind.Fill => string.Create(CultureInfo.InvariantCulture, $"{pixels} of {Value:G4}"),
            OmissionKind.Cut => $"{pixels} of a line that was cut short",
            OmissionKind.Repeated => $"{pixels} of lines that repeat the one before",
            OmissionKind.Corner => $"{pixels} of filled corners",
            _ => throw new InvalidOperationException($"no words for {Kind}"),
        };
    }
}
