using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>Appends a provider to the options of a session, or says which piece of it is missing.</summary>
internal static class ProviderLoading
{
    /// <exception cref="ProviderException">The provider cannot be loaded.</exception>
    public static SessionOptions NewOptions(OnnxEnvironment environment, Provider provider)
    {
        var options = environment.NewSessionOptions();
        try
        {
            Append(environment, provider, options);
            return options;
        }
        catch (Exception e)
        {
            options.Dispose();
            throw e is OnnxRuntimeException ? Failure(provider, e) : e;
        }
    }

    /// <summary>What a provider that was loaded fails at, as one sentence that starts with its name.</summary>
    public static ProviderException FailureAtWork(Provider provider, Exception e) => new($"{provider}: {Reason(e.Message)}", e);

    /// <summary>Why a provider cannot be loaded, as one sentence that starts with its name.</summary>
    public static ProviderException Failure(Provider provider, Exception e)
    {
        string needs = provider == Provider.Cuda || provider == Provider.TensorRt ? $" ({NvidiaProvider.Needs(provider)})" : "";
        return new ProviderException($"{provider}: {Reason(e.Message)}{needs}", e);
    }

    /// <summary>
    /// Without what only ONNX Runtime's makers can use: "[ErrorCode:…] file.cc:136 function condition was false. ".
    /// </summary>
    public static string Reason(string message)
    {
        string reason = message.ReplaceLineEndings(" ").Trim();
        foreach (string before in (string[])[" was false. ", " : FAIL : ", "] "])
        {
            int at = reason.IndexOf(before, StringComparison.Ordinal);
            reason = at < 0 ? reason : reason[(at + before.Length)..];
        }
        return reason;
    }

    private static void Append(OnnxEnvironment environment, Provider provider, SessionOptions options)
    {
        if (provider == Provider.Cuda || provider == Provider.TensorRt)
        {
            NvidiaProvider.Append(environment, provider, options);
        }
        else if (environment.PlugIns.Has(provider))
        {
            environment.PlugIns.Append(provider, options);
        }
        else if (provider != Provider.Cpu)
        {
            string[] names = ["auto", .. environment.Providers.Select(p => p.Name)];
            throw new UnknownProviderException(
                $"there is no provider '{provider}'; there are: {string.Join(", ", names)} (plug-ins are looked for in "
                + environment.PlugIns.Folder
                + (environment.PlugIns.Problem is { } problem ? $", which cannot be read: {problem})" : ")"));
        }
    }
}
