namespace GwyTip.Core;

/// <summary>One input of a network: its values and their shape without the batch axis.</summary>
public sealed record NetworkInput(float[] Values, int[] Shape);

/// <summary>What preprocessing makes of a scan: the inputs that a bundle asks for, by name.</summary>
public sealed class InputSet(IReadOnlyDictionary<string, NetworkInput> inputs)
{
    public NetworkInput this[string name] => inputs[name];
}
