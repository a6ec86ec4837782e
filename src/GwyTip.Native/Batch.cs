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
        for (int i = 0; i < count; i++)
        {
            ArgumentProblem.RequireSize("gwytip_batch_item", items[i].StructSize, sizeof(BatchItem));
        }

        var scans = new List<Scan>();
        var places = new List<int>();
        for (int i = 0; i < count; i++)
        {
            try
            {
                Reports.Check(&items[i].Report);
                scans.Add(FieldScan.Of(fields + i));
                places.Add(i);
            }
            catch (ArgumentProblem e)
            {
                Fail(items + i, e);
            }
        }

        var results = engine.ClassifyBatch(scans, surface);
        for (int n = 0; n < places.Count; n++)
        {
            var item = items + places[n];
            if (results[n].Classification is { } classification)
            {
                Reports.Write(classification, &item->Report);
                item->Status = (int)Status.Ok;
                Text.Copy("", item->Message);
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
        Text.Copy(Guard.MessageOf(e), item->Message);
    }
}
