using System.Runtime.InteropServices;
using System.Security.Cryptography;
using GwyTip.Training.Engines;

namespace GwyTip.Training.Members;

/// <summary>A file of <see cref="MemberState"/>.</summary>
/// <param name="Config">Whose it is: <see cref="MemberState.Identity"/>.</param>
/// <param name="Epoch">Epoch of the next step.</param>
/// <param name="Step">The next step in it.</param>
/// <param name="LossSum">Sum of the losses of this epoch's steps so far.</param>
/// <param name="Weights">The engine's tensors.</param>
/// <param name="Moments">The optimizer's.</param>
public sealed record Checkpoint(
    string Config, int Epoch, int Step, double LossSum,
    IReadOnlyDictionary<string, EngineTensor> Weights, IReadOnlyDictionary<string, EngineTensor> Moments)
{
    private const string Magic = "GwyTip checkpoint 1";

    public void Restore(TrainingEngine engine)
    {
        foreach (var (name, tensor) in Weights)
        {
            engine.SetTensor(name, tensor.Values);
        }
        foreach (var (name, tensor) in Moments)
        {
            engine.SetOptimizerTensor(name, tensor.Values);
        }
    }

    /// <summary>Replaces the file in one move, so that a kill leaves either the old checkpoint or the new one.</summary>
    /// <exception cref="TrainingException">It cannot be written; what was there before is untouched.</exception>
    public void Save(string path)
    {
        byte[] body = ToBytes();
        WholeFile.Write(path, file =>
        {
            file.Write(body);
            file.Write(SHA256.HashData(body));
        });
    }

    /// <summary>Whether every weight is a number.</summary>
    public bool IsFinite => Weights.Values.All(t => t.Values.All(float.IsFinite));

    /// <exception cref="TrainingException">The file is damaged.</exception>
    public static Checkpoint Load(string path)
    {
        byte[] all = File.ReadAllBytes(path);
        if (all.Length < SHA256.HashSizeInBytes
            || !SHA256.HashData(
                all.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(all.AsSpan(^SHA256.HashSizeInBytes..)))
        {
            throw new TrainingException($"the checkpoint {path} is damaged; delete it to train this member from the start");
        }
        using var reader = new BinaryReader(new MemoryStream(all));
        if (reader.ReadString() != Magic)
        {
            throw new TrainingException($"{path} is a checkpoint of another version");
        }
        return new Checkpoint(
            reader.ReadString(), reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), ReadTensors(reader),
            ReadTensors(reader));
    }

    private byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(Config);
        writer.Write(Epoch);
        writer.Write(Step);
        writer.Write(LossSum);
        WriteTensors(writer, Weights);
        WriteTensors(writer, Moments);
        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteTensors(BinaryWriter writer, IReadOnlyDictionary<string, EngineTensor> tensors)
    {
        writer.Write(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            writer.Write(tensor.Shape.Length);
            foreach (long d in tensor.Shape)
            {
                writer.Write(d);
            }
            writer.Write(tensor.Values.Length);
            writer.Write(MemoryMarshal.AsBytes<float>(tensor.Values));
        }
    }

    private static Dictionary<string, EngineTensor> ReadTensors(BinaryReader reader)
    {
        var tensors = new Dictionary<string, EngineTensor>();
        for (int n = reader.ReadInt32(); n > 0; n--)
        {
            string name = reader.ReadString();
            var shape = new long[reader.ReadInt32()];
            for (int d = 0; d < shape.Length; d++)
            {
                shape[d] = reader.ReadInt64();
            }
            var values = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            tensors.Add(name, new EngineTensor(shape, values));
        }
        return tensors;
    }
}
