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
        using var all = OrtValue.CreateTensorValueFromMemory(images, shape);
        int length = images.Length / bundle.Views;
        OrtValue[] views = [.. Enumerable.Range(0, bundle.Views).Select(v => OrtValue.CreateTensorValueFromMemory(
            OrtMemoryInfo.DefaultInstance, images.AsMemory(v * length, length), [1, .. shape[1..]]))];
        (
            int Number, NetworkSpec Spec, byte[] Model, InferenceSession Ours, InferenceSession Plain,
            EagerNetwork Eager)[] members =
        [
            .. bundle.Manifest.Members.Index().Select(m => (m.Index, m.Item, Spec: SpecOf(m.Item, bundle)))
                .Where(m => m.Spec is not null).Select(m =>
                {
                    byte[] model = bundle.ReadMember(m.Item);
                    using var ours = OnnxEnvironment.Get(null).NewSessionOptions();
                    using var plain = new SessionOptions();
                    return (
                        m.Index + 1, m.Spec!, model, new InferenceSession(model, ours), new InferenceSession(model, plain),
                        new EagerNetwork(m.Spec!));
                }),
        ];
        // As an ensemble runs them: each view by itself, side by side.
        void Ours(params InferenceSession[] sessions) => Workers.Run(
            sessions.Length * views.Length, Workers.Most, i => Run(sessions[i / views.Length], views[i % views.Length]));
        double operations = 0;
        foreach (var m in members)
        {
            double ofIt = bundle.Views * Operations(m.Spec);
            operations += ofIt;
            Figures.Print($"networks.member-{m.Number}.gflop", ofIt / 1e9);
            Figures.Print($"networks.member-{m.Number}.ours", Figures.Race(rounds, [() => Ours(m.Ours)])[0]);
            foreach (var (kind, share) in OperatorShares.Measure(m.Model, session => Run(session, views[0])))
            {
                Figures.Print($"networks.member-{m.Number}.{kind}", share);
            }
        }
        InferenceSession[] together = [.. members.Select(m => m.Ours)];
        double[] times = Figures.Race(
            rounds,
            [
                () => Ours(together), () => Array.ForEach(members, m => Run(m.Plain, all)),
                () => Array.ForEach(members, m => m.Eager.Run(tensor)),
            ]);
        Figures.Print("networks.gflop", operations / 1e9);
        Figures.Print("networks.ours", times[0]);
        Figures.Print("networks.plain", times[1]);
        Figures.Print("networks.eager", times[2]);
        Figures.Print("networks.rate", operations / 1e6 / times[0]);
        Array.ForEach(views, v => v.Dispose());
        foreach (var m in members)
        {
            m.Ours.Dispose();
            m.Plain.Dispose();
        }
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
