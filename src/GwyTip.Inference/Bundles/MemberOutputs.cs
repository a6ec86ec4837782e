namespace GwyTip.Inference;

/// <summary>Names of what a member gives.</summary>
public static class MemberOutputs
{
    /// <summary>Of every member: confidences after the head, N × states.</summary>
    public const string Confidences = "confidences";

    /// <summary>Of every member: the last convolution's map, N × channels × height × width.</summary>
    public const string Features = "features";

    /// <summary>
    /// Of members that end in global average pooling and one dense layer: class activation maps, N × states × height × width. The
    /// mean over a state's cells is its logit without the bias.
    /// </summary>
    public const string ClassActivation = "class_activation";
}
