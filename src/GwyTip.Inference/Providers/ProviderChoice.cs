namespace GwyTip.Inference;

/// <summary>The provider a user asked for.</summary>
/// <param name="Forced">The provider to run on or fail; null: <c>auto</c>, a GPU where one really works, else the CPU.</param>
public readonly record struct ProviderChoice(Provider? Forced)
{
    /// <summary>A GPU where one really works, else the CPU.</summary>
    public static ProviderChoice Auto => default;

    /// <summary>Every name that <see cref="Parse"/> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", .. Enum.GetValues<Provider>().Select(p => p.Name())];

    public string Name => Forced?.Name() ?? "auto";

    /// <param name="name">One of <see cref="Names"/>; null: <c>auto</c>.</param>
    /// <exception cref="ProviderException">There is no such provider.</exception>
    public static ProviderChoice Parse(string? name)
    {
        if (name is null or "auto")
        {
            return Auto;
        }
        foreach (var provider in Enum.GetValues<Provider>())
        {
            if (provider.Name() == name)
            {
                return new ProviderChoice(provider);
            }
        }
        throw new ProviderException($"there is no provider '{name}'; there are: {string.Join(", ", Names)}");
    }
}
