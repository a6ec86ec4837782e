namespace GwyTip.Inference;

/// <summary>A provider that was asked for by name cannot be had. The message names what is missing.</summary>
public sealed class ProviderException(string message, Exception? inner = null) : Exception(message, inner);
