namespace GwyTip.Core;

/// <summary>
/// Maps of several networks on the scan's own grid: each is resampled bilinearly, with the aspect and the padding of
/// <see cref="SquareImage"/> undone, and scaled to a largest value of 1 over the scan; then they are averaged. So 1 is where
/// every network finds most, and 0 where none finds anything or lines at an end were not measured. Immutable, and safe to use
/// from several threads.
/// </summary>
public sealed class ScanMap
{
    private readonly Part[] _parts;
    private readonly MeasuredLines _measured;

    /// <param name="maps">At least one.</param>
    /// <param name="scan">The scan they were computed for.</param>
    /// <param name="size">Pixels along each side of the square image that the networks saw.</param>
    public ScanMap(IReadOnlyList<CellMap> maps, Scan scan, int size)
    {
        ArgumentOutOfRangeException.ThrowIfZero(maps.Count);
        (Width, Lines) = (scan.Width, scan.Lines);
        var measured = MeasuredLines.Find(scan);
        _measured = measured.Count > 0 ? measured : new MeasuredLines(0, scan.Lines, 0, Upwards: false);
        var (columns, rows) = SquareImage.Extent(scan, ScanWindow.Whole(scan), size);
        _parts = [.. maps.Select(m => new Part(
            m,
            CellWeights.Interpolate(m.Grid, m.Columns, scan.Width, columns),
            CellWeights.Interpolate(m.Grid, m.Rows, scan.Lines, rows),
            _measured))];
    }

    /// <summary>Pixels a line.</summary>
    public int Width { get; }

    public int Lines { get; }

    /// <summary>Writes the values of a line, 0..1, whether or not its single pixels were measured.</summary>
    /// <param name="line">The line, 0 on top.</param>
    /// <param name="values"><see cref="Width"/> of them.</param>
    public void Line(int line, Span<double> values)
    {
        values = values[..Width];
        values.Clear();
        if (line < _measured.First || line >= _measured.End)
        {
            return;
        }
        foreach (var part in _parts)
        {
            part.Add(line, values, 1.0 / _parts.Length);
        }
    }

    /// <summary>One network's map and the way to it from the scan's pixels.</summary>
    private sealed class Part
    {
        private readonly CellMap _map;
        private readonly CellWeights _across;
        private readonly CellWeights _down;
        private readonly double _largest;

        public Part(CellMap map, CellWeights across, CellWeights down, MeasuredLines measured)
        {
            (_map, _across, _down) = (map, across, down);
            int[] ends = [measured.First, measured.End - 1];
            foreach (int line in down.Corners.Where(l => l >= measured.First && l < measured.End).Union(ends))
            {
                double[] cells = CellsAt(line);
                _largest = Math.Max(_largest, across.Corners.Max(x => ValueAt(cells, x)));
            }
        }

        public void Add(int line, Span<double> values, double share)
        {
            if (_largest == 0)
            {
                return;
            }
            double[] cells = CellsAt(line);
            for (int x = 0; x < values.Length; x++)
            {
                values[x] += share / _largest * ValueAt(cells, x);
            }
        }

        /// <summary>The cells' values on the height of a line.</summary>
        private double[] CellsAt(int line)
        {
            var (above, part) = _down.At(line);
            int below = Math.Min(above + 1, _map.Rows - 1);
            double[] cells = new double[_map.Columns];
            for (int c = 0; c < cells.Length; c++)
            {
                double upper = _map.Values[above * _map.Columns + c], lower = _map.Values[below * _map.Columns + c];
                cells[c] = upper + part * (lower - upper);
            }
            return cells;
        }

        private double ValueAt(double[] cells, int x)
        {
            var (left, part) = _across.At(x);
            return cells[left] + part * (cells[Math.Min(left + 1, cells.Length - 1)] - cells[left]);
        }
    }
}
