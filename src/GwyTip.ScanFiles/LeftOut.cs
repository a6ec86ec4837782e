namespace GwyTip.ScanFiles;

/// <summary>Something in a folder that is not read as a scan, and why.</summary>
/// <param name="Path">The file or folder.</param>
/// <param name="Kind">For counting.</param>
/// <param name="Why">For people: a sentence without the path.</param>
public sealed record LeftOut(string Path, LeftOutKind Kind, string Why);

/// <summary>What is left out of a folder.</summary>
public enum LeftOutKind
{
    /// <summary>A file that no reader knows: notes, logs, tables, programs.</summary>
    NoScan,

    /// <summary>A picture other than a grey PNG.</summary>
    Picture,

    /// <summary>A file of a microscope that holds curves or points, and no image.</summary>
    Spectrum,

    /// <summary>A part of a scan that is read through another file of the folder.</summary>
    Part,

    /// <summary>A file that cannot be opened, and whose name is not one of a scan.</summary>
    Closed,

    /// <summary>A hidden file or folder.</summary>
    Hidden,

    /// <summary>A link that leads nowhere, or to a folder above.</summary>
    Link,

    /// <summary>A folder that cannot be entered. This is an error, too: what it holds is not known.</summary>
    Folder,
}
