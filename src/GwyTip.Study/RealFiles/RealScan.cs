using System.Globalization;
using System.Text.RegularExpressions;
using GwyTip.Training;

namespace GwyTip.Study.RealFiles;

/// <summary>What somebody sees in a measured scan.</summary>
/// <param name="File">Below the folder of files, its first folder the repository that it came from.</param>
/// <param name="Set">What the scan is for, such as <c>dev</c>.</param>
/// <param name="Surface">In words.</param>
/// <param name="Nanometres">Size of the frame; NaN where unknown.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Label">What is good or bad about it.</param>
/// <param name="IsClear">Whether there is no doubt about that.</param>
internal sealed partial record RealScan(
    string File, string Set, string Surface, double Nanometres, string Kind, string Label, bool IsClear)
{
    public const string Good = "good", Bad = "bad", Steps = "steps", Foreign = "foreign", Whatever = "any";

    /// <summary>
    /// A sharp tip; a fault of the tip or of the scan; steps rule the frame; a surface that no bundle was made for; a scan of
    /// which nothing is asked.
    /// </summary>
    public static IReadOnlyList<string> Kinds { get; } = [Good, Bad, Steps, Foreign, Whatever];

    /// <summary>Scans that share tip and sample: those of a day where the file's name tells it, else of a repository.</summary>
    public string Group => Day().Match(File) is { Success: true } day ? day.Value : File.Split('/')[0];

    /// <param name="path">CSV with the columns file, set, surface, nm, kind, label and sure.</param>
    /// <exception cref="TrainingException">The file cannot be read, or a row is not what it should be.</exception>
    public static IReadOnlyList<RealScan> Read(string path)
    {
        return [.. ListedRows.Read(path, "file", "set", "surface", "nm", "kind", "label", "sure").Select(Parse)];

        RealScan Parse((int Line, string[] Cells) row)
        {
            string[] cells = row.Cells;
            double nanometres = double.NaN;
            bool isNumber = cells[3].Length == 0 || (double.TryParse(
                cells[3], NumberStyles.Float, CultureInfo.InvariantCulture, out nanometres) && nanometres > 0);
            Require(isNumber, $"'{cells[3]}' is not a size in nm");
            Require(Kinds.Contains(cells[4]), $"'{cells[4]}' is not a kind; there are {string.Join(", ", Kinds)}");
            Require(cells[6] is "clear" or "weak", $"'{cells[6]}' does not say how sure it is: clear or weak");
            return new RealScan(cells[0], cells[1], cells[2], nanometres, cells[4], cells[5], cells[6] == "clear");

            void Require(bool holds, string otherwise)
            {
                if (!holds)
                {
                    throw new TrainingException($"{path}, line {row.Line}: {otherwise}");
                }
            }
        }
    }

    /// <summary>Repository and day: Createc's program names its files by date and time.</summary>
    [GeneratedRegex(@"^.*Createc\d*_\d{6}(?=\.)")]
    private static partial Regex Day();
}
