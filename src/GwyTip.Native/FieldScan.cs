using GwyTip.Core;

namespace GwyTip.Native;

/// <summary>A scan over the caller's memory: nothing is copied, and nothing is used after the call.</summary>
internal static unsafe class FieldScan
{
    /// <exception cref="ArgumentProblem">The field cannot be one.</exception>
    public static Scan Of(Field* field)
    {
        ArgumentProblem.Require(field is not null, "the field is NULL");
        ArgumentProblem.RequireSize("gwytip_field", field->StructSize, sizeof(Field));
        double* data = field->Data;
        int width = field->Width, lines = field->Lines;
        long stride = field->RowStride == 0 ? width : field->RowStride;
        ArgumentProblem.Require(data is not null, "data of the field is NULL");
        ArgumentProblem.Require(width > 0 && lines > 0, $"a field of {width} pixels by {lines} lines has no pixels");
        ArgumentProblem.Require(stride >= width, $"row_stride of the field is {stride}, less than its width of {width}");
        ArgumentProblem.Require(stride <= (nint.MaxValue / sizeof(double) - width) / lines, $"row_stride of the field is {stride}");
        RequireLength("metres_per_pixel_x", field->MetresPerPixelX);
        RequireLength("metres_per_pixel_y", field->MetresPerPixelY);
        ArgumentProblem.Require(field->Direction is >= 0 and <= 2, $"direction of the field is {field->Direction}");
        return new Scan(width, lines, y => new ReadOnlySpan<double>(data + (nint)stride * y, width))
        {
            MetresPerPixelX = field->MetresPerPixelX,
            MetresPerPixelY = field->MetresPerPixelY,
            Direction = field->Direction switch { 1 => ScanDirection.Down, 2 => ScanDirection.Up, _ => ScanDirection.Unknown },
        };
    }

    private static void RequireLength(string name, double value) => ArgumentProblem.Require(
        value >= 0 && double.IsFinite(value), $"{name} of the field is {value}");
}
