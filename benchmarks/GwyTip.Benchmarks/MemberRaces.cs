using GwyTip.Core;
using GwyTip.Inference;
using GwyTip.Training.Networks;
using Microsoft.ML.OnnxRuntime;
using TorchSharp;

namespace GwyTip.Benchmarks;

/// <summary>
/// The members of a bundle that see the image, for one scan: in our sessions, in ONNX Runtime as it comes with a session each,
/// and in libtorch.
/// </summary>
internal static class MemberRaces
{
    public static void Run(string folder, int rounds)
    {
        var bundle = Bundle.Load(folder);
        using var ensemble = Ensemble.Open(bundle, ProviderChoice.Parse("cpu"));
        var scan = Field.Waves(Preprocessing.ImageSize);
        float[] images = Preprocessing.Images(scan, LineFlattening.Fit(scan), bundle.Views);
        long[] shape = [bundle.Views, Preprocessing.ImageChannels, Preprocessing.ImageSize, Preprocessing.ImageSize];
        using var tensor = torch.tensor(images, shape);
        double operations = 0;
        double[] sums = [0, 0, 0];
        foreach (var (i, member) in bundle.Manifest.Members.Index().Where(m => SpecOf(m.Item, bundle) is not null))
        {
            var spec = SpecOf(member, bundle)!;
            operations += bundle.Views * Operations(spec);
            byte[] model = bundle.ReadMember(member);
            using var input = OrtValue.CreateTensorValueFromMemory(images, shape);
            using var ours = OnnxEnvironment.Get(null).NewSessionOptions();
            using var plain = new SessionOptions();
            using InferenceSession shared = new(model, ours), own = new(model, plain);
            var eager = new EagerNetwork(spec);
            double[] times = Figures.Race(
                rounds, [() => Run(shared, input), () => Run(own, input), () => eager.Run(tensor)]);
            for (int way = 0; way < sums.Length; way++)
            {
                sums[way] += times[way];
            }
            Figures.Print($"networks.member-{i + 1}.gflop", bundle.Views * Operations(spec) / 1e9);
            Figures.Print($"networks.member-{i + 1}.ours", times[0]);
        }
        Figures.Print("networks.gflop", operations / 1e9);
        Figures.Print("networks.ours", sums[0]);
        Figures.Print("networks.plain", sums[1]);
        Figures.Print("networks.eager", sums[2]);
        Figures.Print("networks.rate", operations / 1e6 / sums[0]);
    }

    private static void Run(InferenceSession session, OrtValue input)
    {
        using var options = new RunOptions();
        using var output = session.Run(options, [Preprocessing.Image], [input], [MemberOutputs.Confidences]);
    }

    /// <summary>The layers of a member that sees the image, by what its manifest says; null: it sees something else.</summary>
    private static NetworkSpec? SpecOf(ManifestMember member, Bundle bundle)
    {
        string[] words = member.Network.Split(", ");
        double width = words.Skip(1).Where(w => w.StartsWith("width ", StringComparison.Ordinal))
            .Select(w => double.Parse(w[6..], Figures.Invariant)).FirstOrDefault(1);
        int states = member.States.Count, channels = Preprocessing.ImageChannels, size = Preprocessing.ImageSize;
        return words[0] switch
        {
            "squeezenet-like" => SqueezeNetLike.Create(
                channels, size, states, width: width, firstStride: words.Contains("first stride 1") ? 1 : 2, dropout: 0),
            "vgg-like-batchnorm" => VggLike.Create(channels, size, states, normalised: true, width: width, dropout: 0),
            "vgg-like" => VggLike.Create(channels, size, states, normalised: false, width: width, dropout: 0),
            _ => null,
        };
    }

    /// <summary>Multiplications and additions of convolutions and dense layers, for one image.</summary>
    private static double Operations(NetworkSpec spec) => spec.Layers.Index().Sum(l => l.Item switch
    {
        Convolution c => 2.0 * c.Kernel * c.Kernel * spec.Shapes[l.Index].Channels * spec.Shapes[l.Index + 1].Size,
        Dense d => 2.0 * d.Units * spec.Shapes[l.Index].Channels,
        _ => 0,
    });
}
