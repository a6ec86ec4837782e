namespace GwyTip.Inference;

/// <summary>A provider that was asked for by name is not available. The message names what is missing.</summary>
public class ProviderException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Nothing has that name here. The message says which names there are.</summary>
public sealed class UnknownProviderException(string message) : ProviderException(message);
