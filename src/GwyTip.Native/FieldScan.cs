using GwyTip.Core;

namespace GwyTip.Native;

/// <summary>A scan over the caller's memory: nothing is copied, and nothing is used after the call.</summary>
internal static unsafe class FieldScan
{
    /// <exception cref="ArgumentProblem">The field is not a valid one.</exception>
    public static Scan Over(Field* field)
    {
        ArgumentProblem.Require(field is not null, "the field is NULL");
        var given = Sized.Read(field);
        double* data = given.Data;
        int width = given.Width, lines = given.Lines;
        long stride = given.RowStride == 0 ? width : given.RowStride;
        ArgumentProblem.Require(data is not null, "data of the field is NULL");
        ArgumentProblem.Require(width > 0 && lines > 0, $"a field of {width} pixels by {lines} lines has no pixels");
        ArgumentProblem.Require(stride >= width, $"row_stride of the field is {stride}, less than its width of {width}");
        ArgumentProblem.Require(
            stride <= (nint.MaxValue / sizeof(double) - width) / lines, $"row_stride of the field is {stride}");
        RequireLength("metres_per_pixel_x", given.MetresPerPixelX);
        RequireLength("metres_per_pixel_y", given.MetresPerPixelY);
        ArgumentProblem.Require(given.Direction is >= 0 and <= 2, $"direction of the field is {given.Direction}");
        return new Scan(width, lines, y => new ReadOnlySpan<double>(data + (nint)stride * y, width))
        {
            MetresPerPixelX = given.MetresPerPixelX,
            MetresPerPixelY = given.MetresPerPixelY,
            Direction = given.Direction switch { 1 => ScanDirection.Down, 2 => ScanDirection.Up, _ => ScanDirection.Unknown },
        };
    }

    private static void RequireLength(string name, double value) => ArgumentProblem.Require(
        value >= 0 && double.IsFinite(value), $"{name} of the field is {value}");
}
