namespace GwyTip.Inference;

/// <summary>The provider a user asked for.</summary>
/// <param name="Forced">The provider to run on or fail; null: <c>auto</c>, a GPU where one really works, else the CPU.</param>
public readonly record struct ProviderChoice(Provider? Forced)
{
    /// <summary>A GPU where one really works, else the CPU.</summary>
    public static ProviderChoice Auto => default;

    public string Name => Forced?.Name ?? "auto";

    /// <summary>
    /// Reads a name. Whether there is such a provider shows when it is looked for: plug-ins are known by the library's folder
    /// alone.
    /// </summary>
    /// <param name="name">Of a provider, or <c>auto</c>; null: <c>auto</c>.</param>
    public static ProviderChoice Parse(string? name) => name is null or "auto" ? Auto : new ProviderChoice(new Provider(name));
}
