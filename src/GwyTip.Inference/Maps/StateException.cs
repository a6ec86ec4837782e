namespace GwyTip.Inference;

/// <summary>No map can be made for the state asked for.</summary>
public sealed class StateException : Exception
{
    private StateException(string message)
        : base(message)
    {
    }

    internal static StateException Unknown(Bundle bundle, string state) => new(
        $"{bundle.Surface} has no state '{state}'; it has: {string.Join(", ", bundle.States.Select(s => s.Name))}");

    internal static StateException Unseen(Bundle bundle, string state) => new(
        $"no network of {bundle.Surface} that sees the image knows '{state}', so there is no map of where they look for it");
}
