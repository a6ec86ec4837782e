using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Classifies many fields; each has its own status and message.</summary>
internal static unsafe class Batch
{
    /// <exception cref="ArgumentProblem">The batch as a whole cannot be one.</exception>
    public static void Run(Engine engine, string surface, Field* fields, BatchItem* items, int count)
    {
        ArgumentProblem.Require(count >= 0, $"count is {count}");
        ArgumentProblem.Require(count == 0 || (fields is not null && items is not null), "the fields or the items are NULL");
        // A caller with an older header has smaller items, one after the other, each with a smaller report in it.
        int size = count > 0 && items->StructSize == OlderSize ? OlderSize : sizeof(BatchItem);
        for (int i = 0; i < count; i++)
        {
            ArgumentProblem.RequireSize("gwytip_batch_item", At(items, i, size)->StructSize, size);
        }

        var scans = new List<Scan>();
        var places = new List<int>();
        for (int i = 0; i < count; i++)
        {
            try
            {
                Check(&At(items, i, size)->Report, size);
                scans.Add(FieldScan.Of(fields + i));
                places.Add(i);
            }
            catch (ArgumentProblem e)
            {
                Fail(At(items, i, size), e);
            }
        }

        var results = engine.ClassifyBatch(scans, surface);
        for (int n = 0; n < places.Count; n++)
        {
            var item = At(items, places[n], size);
            if (results[n].Classification is { } classification)
            {
                Reports.Write(classification, &item->Report);
                item->Status = (int)Status.Ok;
                Text.Copy("", MessageOf(item));
            }
            else
            {
                Fail(item, results[n].Error!);
            }
        }
    }

    private static void Fail(BatchItem* item, Exception e)
    {
        item->Status = (int)Guard.StatusOf(e);
        Text.Copy(Guard.MessageOf(e), MessageOf(item));
    }

    private static int OlderSize => sizeof(BatchItem) - (sizeof(Report) - Reports.OlderSize);

    private static BatchItem* At(BatchItem* items, int index, int size) => (BatchItem*)((byte*)items + (nint)size * index);

    /// <summary>The message ends the item, however long the report before it is.</summary>
    private static Span<byte> MessageOf(BatchItem* item) =>
        new((byte*)item + item->StructSize - sizeof(MessageText), sizeof(MessageText));

    private static void Check(Report* report, int itemSize)
    {
        Reports.Check(report);
        ArgumentProblem.RequireSize("gwytip_report in this item", report->StructSize, sizeof(Report) - (sizeof(BatchItem) - itemSize));
    }
}
