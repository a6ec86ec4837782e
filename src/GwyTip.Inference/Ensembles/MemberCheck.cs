using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>Holds what a network takes and gives, and says of itself, against what its manifest says.</summary>
internal static class MemberCheck
{
    /// <returns>What the network says of itself.</returns>
    /// <exception cref="FormatException">What does not fit, after "member-1.onnx".</exception>
    public static MemberMetadata Check(InferenceSession session, BundleManifest manifest, ManifestMember member)
    {
        CheckInputs(session.InputMetadata, manifest.Inputs);
        CheckOutputs(session.OutputMetadata, member.States.Count);
        var metadata = Read(session);
        Require(metadata.Surface == manifest.Surface, $"is of {metadata.Surface}, the manifest of {manifest.Surface}");
        Require(
            metadata.PreprocessingVersion == manifest.PreprocessingVersion,
            $"takes preprocessing version {metadata.PreprocessingVersion}, the manifest says {manifest.PreprocessingVersion}");
        string[] states = [.. metadata.States.Select(s => s.Name)];
        Require(
            states.SequenceEqual(member.States),
            $"gives {string.Join(", ", states)}, the manifest says {string.Join(", ", member.States)}");
        Require(
            metadata.Cells is not null || !session.InputMetadata.ContainsKey(Core.Preprocessing.Image),
            "sees the image and does not say where its cells look");
        return metadata;
    }

    private static MemberMetadata Read(InferenceSession session)
    {
        try
        {
            return MemberMetadata.Read(session.ModelMetadata.CustomMetadataMap);
        }
        catch (FormatException e)
        {
            throw new FormatException($"does not say what it is: {e.Message}", e);
        }
    }

    private static void CheckInputs(IReadOnlyDictionary<string, NodeMetadata> taken, IReadOnlyList<string> inputs)
    {
        Require(
            taken.Count > 0 && !taken.Keys.Except(inputs).Any(),
            $"takes the inputs {string.Join(", ", taken.Keys)}, the manifest names {string.Join(", ", inputs)}");
        foreach (string name in taken.Keys)
        {
            int[] shape = Core.Preprocessing.ShapeOf(name);
            Require(taken[name].IsTensor, $"takes {name} as something other than numbers");
            int[] found = taken[name].Dimensions;
            Require(
                taken[name].ElementType == typeof(float) && found.Length == shape.Length + 1 && Fits(found.AsSpan(1), shape),
                $"takes {name} as [{string.Join(", ", found)}], preprocessing makes [N, {string.Join(", ", shape)}]");
        }
    }

    private static void CheckOutputs(IReadOnlyDictionary<string, NodeMetadata> given, int states)
    {
        Require(
            given.ContainsKey(MemberOutputs.Confidences) && given.ContainsKey(MemberOutputs.Features),
            $"gives {string.Join(", ", given.Keys)}, not {MemberOutputs.Confidences} and {MemberOutputs.Features}");
        foreach (string name in given.Keys)
        {
            Require(given[name].IsTensor, $"gives {name} as something other than numbers");
        }
        foreach (var (name, dimensions) in new[] { (MemberOutputs.Confidences, 2), (MemberOutputs.ClassActivation, 4) })
        {
            Require(
                !given.TryGetValue(name, out var output)
                || (output.ElementType == typeof(float) && output.Dimensions.Length == dimensions
                    && Fits(output.Dimensions.AsSpan(1), [states])),
                $"gives {name} as [{string.Join(", ", output?.Dimensions ?? [])}], the manifest says {states} states");
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new FormatException(otherwise);
        }
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
