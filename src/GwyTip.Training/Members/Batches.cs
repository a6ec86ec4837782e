using System.Collections.Concurrent;
using GwyTip.Core;

namespace GwyTip.Training.Members;

/// <summary>What one step of training sees.</summary>
public sealed record Batch(float[] Images, float[] Targets, float[] Weights, int Count, int Step);

/// <summary>
/// Makes the batches of an epoch ahead of the engine, on a thread of its own. The same seed, epoch and step always give the same
/// batch.
/// </summary>
public sealed class Batches(TrainingSet set, LabelWeights weights, MemberConfig member, AugmentationConfig augmentation)
{
    private const int Ahead = 3;

    private readonly NetworkMethod _method = NetworkMethod.Named(member.Network);
    private readonly int _batchSize = Math.Min(member.BatchSize, set.Count);

    /// <summary>Full batches an epoch; what is left over is another rest in every epoch.</summary>
    public int StepsPerEpoch => set.Count / _batchSize;

    /// <summary>The batches of an epoch from a step on. Enumerate to the end or dispose of the enumerator.</summary>
    public IEnumerable<Batch> Of(int epoch, int firstStep)
    {
        using var stop = new CancellationTokenSource();
        using var queue = new BlockingCollection<Batch>(Ahead);
        var producer = Task.Run(() => Produce(epoch, firstStep, queue, stop.Token));
        try
        {
            foreach (var batch in queue.GetConsumingEnumerable())
            {
                yield return batch;
            }
        }
        finally
        {
            stop.Cancel();
            // Surfaces what went wrong in the producer; a cancelled one is not an error.
            producer.GetAwaiter().GetResult();
        }
    }

    private void Produce(int epoch, int firstStep, BlockingCollection<Batch> queue, CancellationToken stop)
    {
        try
        {
            int[] order = [.. Enumerable.Range(0, set.Count)];
            Seeds.Order(member.Seed, epoch).Shuffle(order);
            for (int step = firstStep; step < StepsPerEpoch; step++)
            {
                queue.Add(Make(epoch, step, order), stop);
            }
        }
        catch (OperationCanceledException)
        {
        }
        finally
        {
            queue.CompleteAdding();
        }
    }

    private Batch Make(int epoch, int step, int[] order)
    {
        int states = set.States.Count, length = _method.InputLength;
        var batch = new Batch(
            new float[_batchSize * length], new float[_batchSize * states], new float[_batchSize * states], _batchSize, step);
        for (int i = 0; i < _batchSize; i++)
        {
            int position = step * _batchSize + i, scan = order[position];
            var random = Seeds.View(member.Seed, epoch, position);
            var view = _method.Show(member, set.Scans[scan], augmentation, random, batch.Images.AsSpan(i * length, length));
            for (int s = 0; s < states; s++)
            {
                double label = set.Labels[scan].Labels[set.States[s]];
                bool counts = view == View.Plain || (view == View.Free && set.States[s] != TipState.TipChange);
                batch.Targets[i * states + s] = (float)label;
                batch.Weights[i * states + s] = counts ? weights.Of(set.Labels[scan], s, label) : 0;
            }
        }
        return batch;
    }
}
