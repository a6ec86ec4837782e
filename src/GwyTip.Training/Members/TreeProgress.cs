using System.Diagnostics;
using System.Globalization;

namespace GwyTip.Training.Members;

/// <summary>How far a forest has grown: a line that is overwritten on a terminal, about ten plain lines elsewhere.</summary>
internal sealed class TreeProgress(TextWriter output, bool isTerminal, string name)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _first = -1;
    private int _tenths = -1;

    /// <summary>So many trees of so many have voted.</summary>
    public void Done(int trees, int all)
    {
        if (_first < 0)
        {
            // Trees of an earlier start do not count for the rate.
            (_first, _tenths) = (trees, 10 * trees / all);
            _clock.Restart();
        }
        int tenths = 10 * trees / all;
        if (!isTerminal && tenths == _tenths)
        {
            return;
        }
        _tenths = tenths;
        var left = trees > _first ? _clock.Elapsed * ((double)(all - trees) / (trees - _first)) : TimeSpan.Zero;
        string text = string.Create(CultureInfo.InvariantCulture, $"{name}: {trees}/{all} trees, {left:hh\\:mm\\:ss} left");
        output.Write(isTerminal ? $"\r{text} {(trees == all ? "\n" : "")}" : text + "\n");
        output.Flush();
    }
}
