namespace GwyTip.Inference;

/// <summary>What is wrong with a bundle or with the folder of bundles.</summary>
public enum BundleProblem
{
    /// <summary>The folder is not there.</summary>
    MissingFolder,

    /// <summary>The folder holds no bundle.</summary>
    NoBundles,

    /// <summary>The folder of a bundle has no manifest.</summary>
    MissingManifest,

    /// <summary>The manifest cannot be read, or says what cannot be.</summary>
    BrokenManifest,

    /// <summary>The bundle needs a newer product: its format or its preprocessing is unknown.</summary>
    TooNew,

    /// <summary>An older product wrote the bundle; the message names the command that converts it.</summary>
    TooOld,

    /// <summary>A member named by the manifest is not there.</summary>
    MissingMember,

    /// <summary>A member is not the file that the manifest was written for.</summary>
    ChecksumMismatch,

    /// <summary>ONNX Runtime cannot read a member.</summary>
    BrokenMember,

    /// <summary>A member takes or gives something else than the manifest says.</summary>
    WrongOutputs,

    /// <summary>
    /// ONNX Runtime got no memory for a member: there is too little, or the network asks for what no machine has.
    /// </summary>
    NoMemory,
}

/// <summary>A bundle that cannot be used, and why. The message names the file.</summary>
public sealed class BundleException(BundleProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    public BundleProblem Problem { get; } = problem;
}
