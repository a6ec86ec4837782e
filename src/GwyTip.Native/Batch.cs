using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Classifies many fields; each has its own status and message.</summary>
internal static unsafe class Batch
{
    /// <exception cref="ArgumentProblem">An array is missing, or a struct in one of them has a wrong size.</exception>
    public static void Run(Engine engine, string surface, Field* fields, BatchItem* items, int count)
    {
        ArgumentProblem.Require(count >= 0, $"count is {count}");
        ArgumentProblem.Require(count == 0 || (fields is not null && items is not null), "the fields or the items are NULL");
        uint fieldSize = Sized.Stride(fields, count), itemSize = Sized.Stride(items, count);
        for (int i = 0; i < count; i++)
        {
            Item(i).RequireSizes();
        }

        var scans = new List<Scan>();
        var places = new List<int>();
        for (int i = 0; i < count; i++)
        {
            try
            {
                Reports.Read(Item(i).Report);
                scans.Add(FieldScan.Over(Sized.At(fields, fieldSize, i)));
                places.Add(i);
            }
            catch (ArgumentProblem e)
            {
                Item(i).Fail(e);
            }
        }

        var results = engine.ClassifyBatch(scans, surface);
        for (int n = 0; n < places.Count; n++)
        {
            Item(places[n]).Write(results[n]);
        }

        CallersItem Item(int i) => new(Sized.At(items, itemSize, i));
    }

    /// <summary>An item of the caller's. Its message lies behind its report, which is smaller in an older header.</summary>
    private readonly struct CallersItem(BatchItem* item)
    {
        public Report* Report => &item->Report;

        private byte* Message => (byte*)Report + Report->StructSize;

        public void RequireSizes()
        {
            Sized.Require<Report>(Report->StructSize);
            long needed = Message + Sizes.Message - (byte*)item;
            ArgumentProblem.Require(item->StructSize >= needed,
                $"struct_size of a gwytip_batch_item is {item->StructSize}, too small for its report of {Report->StructSize}");
        }

        public void Write(BatchResult result)
        {
            if (result.Classification is { } classification)
            {
                Reports.Write(classification, Reports.Read(Report), Report);
                item->Status = (int)Status.Ok;
                Text.Copy("", Message, Sizes.Message);
            }
            else
            {
                Fail(result.Error!);
            }
        }

        public void Fail(Exception e)
        {
            item->Status = (int)Guard.StatusOf(e);
            Text.Copy(Guard.MessageOf(e), Message, Sizes.Message);
        }
    }
}
