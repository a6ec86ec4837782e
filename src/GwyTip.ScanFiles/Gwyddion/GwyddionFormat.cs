namespace GwyTip.ScanFiles;

/// <summary>The format that Gwyddion takes a file for.</summary>
/// <param name="Name">Name of the function that reads it, e.g. <c>nanonis</c>.</param>
/// <param name="IsSure">Not so: a byte or two fit, as those of every ZIP archive do.</param>
/// <param name="IsPicture">A format of pictures, not one of an instrument's.</param>
internal sealed record GwyddionFormat(string Name, bool IsSure, bool IsPicture)
{
    /// <summary>Lines of three numbers, as in a table of anything.</summary>
    public bool IsTable => Name == "rawxyz";

    /// <summary>Whether a file of this format is the data of a scan that Gwyddion opens by its parameter file, too.</summary>
    public bool IsPart(string path) =>
        Name == "anfatec" && Path.GetExtension(path).Equals(".int", StringComparison.OrdinalIgnoreCase);
}
