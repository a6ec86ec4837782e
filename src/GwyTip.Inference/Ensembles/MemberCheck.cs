using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>Holds what a network takes and gives against what its manifest says.</summary>
internal static class MemberCheck
{
    /// <summary>Output of every member: confidences after the head, N × states.</summary>
    public const string Confidences = "confidences";

    /// <summary>Output of every member: the last convolution's map, N × channels × height × width.</summary>
    public const string Features = "features";

    /// <returns>What does not fit, after "member-1.onnx"; null: all does.</returns>
    public static string? Problem(InferenceSession session, IReadOnlyList<string> inputs, int states) =>
        ProblemOfInputs(session.InputMetadata, inputs) ?? ProblemOfOutputs(session.OutputMetadata, states);

    private static string? ProblemOfInputs(IReadOnlyDictionary<string, NodeMetadata> taken, IReadOnlyList<string> inputs)
    {
        if (taken.Count == 0 || taken.Keys.Except(inputs).Any())
        {
            return $"takes the inputs {string.Join(", ", taken.Keys)}, the manifest names {string.Join(", ", inputs)}";
        }
        foreach (string name in taken.Keys)
        {
            int[] shape = Core.Preprocessing.ShapeOf(name);
            int[] found = taken[name].Dimensions;
            if (taken[name].ElementType != typeof(float) || found.Length != shape.Length + 1 || !Fits(found.AsSpan(1), shape))
            {
                return $"takes {name} as [{string.Join(", ", found)}], preprocessing makes [N, {string.Join(", ", shape)}]";
            }
        }
        return null;
    }

    private static string? ProblemOfOutputs(IReadOnlyDictionary<string, NodeMetadata> given, int states)
    {
        if (!given.TryGetValue(Confidences, out var confidences) || !given.ContainsKey(Features))
        {
            return $"gives {string.Join(", ", given.Keys)}, not {Confidences} and {Features}";
        }
        return confidences.ElementType == typeof(float) && confidences.Dimensions.Length == 2 &&
            Fits(confidences.Dimensions.AsSpan(1), [states])
            ? null
            : $"gives {Confidences} as [{string.Join(", ", confidences.Dimensions)}], the manifest says {states} states";
    }

    /// <summary>Dimensions below 0 are free.</summary>
    private static bool Fits(ReadOnlySpan<int> found, ReadOnlySpan<int> wanted)
    {
        for (int i = 0; i < wanted.Length; i++)
        {
            if (found[i] >= 0 && found[i] != wanted[i])
            {
                return false;
            }
        }
        return true;
    }
}
