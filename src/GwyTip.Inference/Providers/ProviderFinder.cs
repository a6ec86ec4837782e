using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>From what a user asked for to a provider that has run a network on this machine.</summary>
internal static class ProviderFinder
{
    /// <exception cref="ProviderException">The provider asked for by name is not available.</exception>
    public static Provider Find(OnnxEnvironment environment, ProviderChoice choice)
    {
        if (choice.Forced is { } forced)
        {
            Try(environment, forced);
            return forced;
        }
        return Gpus(environment).FirstOrDefault(gpu => Works(environment, gpu)) ?? Provider.Cpu;
    }

    /// <summary>Loads a provider and runs a small network on it.</summary>
    /// <exception cref="ProviderException">It is not available.</exception>
    public static void Try(OnnxEnvironment environment, Provider provider)
    {
        using var options = ProviderLoading.NewOptions(environment, provider);
        if (provider == Provider.Cpu)
        {
            return;
        }
        try
        {
            // What the provider does not take over must not run on the CPU unseen.
            options.AddSessionConfigEntry("session.disable_cpu_ep_fallback", "1");
            float six = ProbeNetwork.TwiceThree(options);
            if (six != 6)
            {
                throw new ProviderException($"{provider}: it computes wrongly: 2 × 3 gave {six}");
            }
        }
        catch (OnnxRuntimeException e)
        {
            throw ProviderLoading.Failure(provider, e);
        }
    }

    /// <summary>
    /// What <c>auto</c> tries, best first. TensorRT is not among them: it spends minutes to prepare a network, which nobody asked
    /// for.
    /// </summary>
    private static IEnumerable<Provider> Gpus(OnnxEnvironment environment) => [Provider.Cuda, .. environment.PlugIns.All];

    private static bool Works(OnnxEnvironment environment, Provider gpu)
    {
        try
        {
            if (!(gpu == Provider.Cuda ? NvidiaProvider.MayWork(environment, gpu) : environment.PlugIns.HasHardware(gpu)))
            {
                return false;
            }
            Try(environment, gpu);
            return true;
        }
        // A plug-in of another version of ONNX Runtime fails as it registers; nobody asked for it.
        catch (Exception e) when (e is ProviderException or OnnxRuntimeException)
        {
            return false;
        }
    }
}
