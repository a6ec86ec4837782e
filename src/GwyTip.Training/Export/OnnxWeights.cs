using GwyTip.Training.Engines;

namespace GwyTip.Training.Export;

/// <summary>How an ONNX file stores the weights of convolutions and dense layers. It computes in float32 either way.</summary>
public enum OnnxWeights
{
    /// <summary>As float32, with batch normalisation folded in.</summary>
    Full,

    /// <summary>
    /// As float16: half the file. A <c>Cast</c> stands behind every tensor; runtimes do away with it on loading.
    /// <see cref="HalfWeights.Round"/> makes an engine agree with such a file.
    /// </summary>
    Half,
}

/// <summary>Weights as float16 can hold them.</summary>
public static class HalfWeights
{
    /// <summary>
    /// Rounds those weights of an engine that <see cref="OnnxWeights.Half"/> stores, so that what is measured from then on,
    /// thresholds and calibration included, is what the file does. Without it confidences differ by some 1e-4.
    /// </summary>
    public static void Round(TrainingEngine engine)
    {
        foreach (var (name, tensor) in engine.GetTensors().Where(t => t.Value.Shape.Length > 1))
        {
            engine.SetTensor(name, Array.ConvertAll(tensor.Values, v => (float)(Half)v));
        }
    }
}
