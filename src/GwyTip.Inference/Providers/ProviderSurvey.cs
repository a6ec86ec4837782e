namespace GwyTip.Inference;

/// <summary>Whether a provider can be had on this machine.</summary>
/// <param name="Provider">The provider.</param>
/// <param name="Missing">What is missing, in one sentence; null: it has run a network here.</param>
public sealed record ProviderAvailability(Provider Provider, string? Missing);

/// <summary>Tries every provider, for users who wonder why theirs is not used.</summary>
public static class ProviderSurvey
{
    /// <param name="libraryFolder">Where ONNX Runtime lies; null: beside the program.</param>
    /// <exception cref="RuntimeLibraryException">ONNX Runtime's native library is missing.</exception>
    public static IReadOnlyList<ProviderAvailability> Run(string? libraryFolder = null)
    {
        var environment = OnnxEnvironment.Get(libraryFolder);
        return [.. environment.Providers.Select(p => new ProviderAvailability(p, WhatIsMissing(environment, p)))];
    }

    private static string? WhatIsMissing(OnnxEnvironment environment, Provider provider)
    {
        try
        {
            ProviderFinder.Try(environment, provider);
            return null;
        }
        catch (ProviderException e)
        {
            return e.Message;
        }
    }
}
