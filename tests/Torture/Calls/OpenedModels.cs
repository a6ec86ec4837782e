using GwyTip.Native;

namespace GwyTip.Tests.Torture.Calls;

/// <summary>
/// What a program in C does with a models folder: everything that reads a bundle, through the published library.
/// </summary>
internal static unsafe class OpenedModels
{
    private const int Side = 40;

    /// <summary>The first error, or null.</summary>
    public static (Status Status, string Message)? Use(string models)
    {
        byte* message = stackalloc byte[Library.MessageSize];
        nint engine = 0;
        fixed (byte* folder = Library.Text(models), provider = Library.Text("cpu"))
        {
            var options = new EngineOptions { StructSize = (uint)sizeof(EngineOptions), Models = folder, Provider = provider };
            var status = Library.EngineOpen(&options, &engine, message, Library.MessageSize);
            status = status == Status.Ok ? Use(engine, message) : status;
            Library.EngineClose(engine);
            return status == Status.Ok ? null : (status, Library.Text(message));
        }
    }

    private static Status Use(nint engine, byte* message)
    {
        var states = stackalloc StateResult[Library.MostStates];
        var map = new double[Side * Side];
        double score;
        fixed (double* heights = TestScans.Heights(Side, Side), cells = map)
        {
            var field = Library.FieldOver(heights, Side, Side);
            var report = Library.ReportInto(states);
            var status = Library.Classify(engine, null, &field, &report, message, Library.MessageSize);
            if (status == Status.Ok && (!double.IsFinite(report.Confidence) || report.Confidence is < 0 or > 1))
            {
                throw new InvalidOperationException($"a confidence of {report.Confidence}");
            }
            status = status == Status.Ok
                ? Library.SurfaceScore(engine, null, &field, &score, message, Library.MessageSize) : status;
            status = status == Status.Ok
                ? Library.ActivationMap(engine, null, &field, null, cells, message, Library.MessageSize) : status;
            if (status == Status.Ok && !map.All(v => v is >= 0 and <= 1.000001))
            {
                throw new InvalidOperationException("a map beyond 0..1");
            }
            if (status == Status.Ok)
            {
                var fields = stackalloc Field[2] { field, field };
                fields[1].Width = Side / 2;
                fields[1].RowStride = Side;
                var items = new BatchItem[2];
                var all = stackalloc StateResult[32];
                for (int i = 0; i < 2; i++)
                {
                    items[i] = new BatchItem { StructSize = (uint)sizeof(BatchItem), Report = report };
                    items[i].Report.States = all + 16 * i;
                }
                fixed (BatchItem* batch = items)
                {
                    status = Library.ClassifyBatch(engine, null, fields, batch, 2, message, Library.MessageSize);
                }
            }
            return status;
        }
    }
}
