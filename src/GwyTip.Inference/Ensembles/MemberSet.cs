using GwyTip.Core;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Inference;

/// <summary>
/// The networks of a bundle on a provider, opened by the first who needs them. May be used from several threads at once.
/// </summary>
/// <param name="bundle">The bundle.</param>
/// <param name="environment">ONNX Runtime.</param>
/// <param name="provider">What to run on.</param>
/// <param name="mayFallBack">
/// Whether the CPU may take what that provider cannot run: not where a user asked for it by name.
/// </param>
internal sealed class MemberSet(Bundle bundle, OnnxEnvironment environment, Provider provider, bool mayFallBack) : IDisposable
{
    private readonly Lock _opening = new();
    private volatile Opened? _opened;

    /// <summary>Runs a batch through every member.</summary>
    /// <returns>Raw confidences, members × count × states, and the provider that ran.</returns>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public (double[][][] Confidences, Provider Provider) Run(IReadOnlyList<NetworkInput> inputs, int count)
    {
        var opened = Get();
        return (Guarded(opened, m => m.Run(inputs, count)), opened.Provider);
    }

    /// <summary>
    /// Where the members that see the image and know a state look for it, in one scan: those whose maps tell the states apart.
    /// What is the same for all states would only blur what speaks for this one, and is made only where there is nothing else.
    /// </summary>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public IReadOnlyList<CellMap> Map(Func<string, NetworkInput> input, int state)
    {
        var opened = Get();
        CellMap[] telling = [.. Guarded(opened, m => m.MapsStates ? m.Map(input, state) : null).OfType<CellMap>()];
        return telling.Length > 0 ? telling : [.. Guarded(opened, m => m.Map(input, state)).OfType<CellMap>()];
    }

    public void Dispose()
    {
        lock (_opening)
        {
            foreach (var member in _opened?.Members ?? [])
            {
                member.Dispose();
            }
            _opened = null;
        }
    }

    private static T[] Guarded<T>(Opened opened, Func<Member, T> run)
    {
        try
        {
            return Array.ConvertAll(opened.Members, m => run(m));
        }
        catch (OnnxRuntimeException e)
        {
            throw ProviderLoading.Failure(opened.Provider, e);
        }
    }

    private Opened Get()
    {
        if (_opened is { } ready)
        {
            return ready;
        }
        lock (_opening)
        {
            return _opened ??= Open();
        }
    }

    private Opened Open()
    {
        try
        {
            return Open(provider);
        }
        catch (ProviderException) when (mayFallBack && provider != Provider.Cpu)
        {
            // The probe ran there, these networks do not.
            return Open(Provider.Cpu);
        }
    }

    private Opened Open(Provider on)
    {
        var members = new List<Member>();
        try
        {
            foreach (var member in bundle.Manifest.Members)
            {
                using var options = ProviderLoading.NewOptions(environment, on);
                members.Add(new Member(bundle, member, options, on));
            }
            return new Opened([.. members], on);
        }
        catch (Exception e)
        {
            members.ForEach(m => m.Dispose());
            if (e is OnnxRuntimeException)
            {
                throw ProviderLoading.Failure(on, e);
            }
            throw;
        }
    }

    private sealed record Opened(Member[] Members, Provider Provider);
}
