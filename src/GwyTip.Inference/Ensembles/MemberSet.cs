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

    /// <summary>What failed at work; others may still be running it.</summary>
    private readonly List<Opened> _retired = [];

    /// <summary>Runs a batch through every member.</summary>
    /// <returns>Raw confidences, members × count × states, and the provider that ran.</returns>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public (double[][][] Confidences, Provider Provider) Run(IReadOnlyList<NetworkInput> inputs, int count)
    {
        return OnOpened(opened => (
            opened.Provider == Provider.Cpu ? RunRows(opened.Members, inputs, count) : Guarded(opened, m => m.Run(inputs, count)),
            opened.Provider));
    }

    /// <summary>
    /// On the CPU each view by itself, on one thread: it then says the same bits whatever else is in the batch, takes a part of
    /// the memory, and leaves something to do for every processor. Left to itself ONNX Runtime gives each thread a part of a
    /// layer, and adds up in an order that depends on the parts' size: other last bits on another number of processors.
    /// </summary>
    private static double[][][] RunRows(Member[] members, IReadOnlyList<NetworkInput> inputs, int count)
    {
        // The large networks first, so that none is left for the end.
        (int Member, int Row)[] rows =
        [
            .. members.Index().SelectMany(m => Enumerable.Range(0, count * m.Item.Views).Select(row => (m.Index, row)))
                .OrderByDescending(r => members[r.Index].Views),
        ];
        double[][][] said = Array.ConvertAll(members, m => new double[count * m.Views][]);
        Workers.Run(rows.Length, Workers.Most, i =>
        {
            var (member, row) = rows[i];
            said[member][row] = members[member].RunRow(inputs, row);
        });
        return [.. members.Zip(said, (m, rows) => ImageViews.Mean(rows, m.Views))];
    }

    /// <summary>
    /// Where the members that see the image and know a state look for it, in one scan: those whose maps tell the states apart.
    /// What is the same for all states would only blur what speaks for this one, and is made only where there is nothing else.
    /// </summary>
    /// <exception cref="BundleException">A member is missing, damaged, or not what the manifest says.</exception>
    /// <exception cref="ProviderException">The provider cannot run a member.</exception>
    public IReadOnlyList<CellMap> Map(Func<string, NetworkInput> input, int state)
    {
        return OnOpened(opened =>
        {
            CellMap[] telling = [.. Guarded(opened, m => m.MapsStates ? m.Map(input, state) : null).OfType<CellMap>()];
            return telling.Length > 0 ? telling : [.. Guarded(opened, m => m.Map(input, state)).OfType<CellMap>()];
        });
    }

    public void Dispose()
    {
        lock (_opening)
        {
            foreach (var member in _retired.Append(_opened).SelectMany(o => o?.Members ?? []))
            {
                member.Dispose();
            }
            _retired.Clear();
            _opened = null;
        }
    }

    /// <summary>Does something with the networks; where a provider that nobody asked for fails at it, on the CPU.</summary>
    private T OnOpened<T>(Func<Opened, T> use)
    {
        var opened = Get();
        try
        {
            return InTurn(opened, use);
        }
        catch (ProviderException) when (mayFallBack && opened.Provider != Provider.Cpu)
        {
            return InTurn(InPlaceOf(opened), use);
        }
    }

    /// <summary>Whether other providers than the CPU may be asked for several things at once only they know.</summary>
    private static T InTurn<T>(Opened opened, Func<Opened, T> use)
    {
        if (opened.Provider == Provider.Cpu)
        {
            return use(opened);
        }
        lock (opened.Turn)
        {
            return use(opened);
        }
    }

    private Opened InPlaceOf(Opened failed)
    {
        lock (_opening)
        {
            if (_opened == failed)
            {
                _opened = Open(Provider.Cpu);
                _retired.Add(failed);
            }
            return _opened!;
        }
    }

    private static T[] Guarded<T>(Opened opened, Func<Member, T> run)
    {
        var said = new T[opened.Members.Length];
        try
        {
            Workers.Run(said.Length, ThreadsOn(opened.Provider), i => said[i] = run(opened.Members[i]));
            return said;
        }
        catch (OnnxRuntimeException e)
        {
            throw ProviderLoading.FailureAtWork(opened.Provider, e);
        }
        // The CPU says whether it is the network after all.
        catch (BundleException e) when (opened.Provider != Provider.Cpu && e.Problem == BundleProblem.WrongOutputs)
        {
            throw ProviderLoading.FailureAtWork(opened.Provider, e);
        }
    }

    /// <summary>As <see cref="InTurn"/>.</summary>
    private static int ThreadsOn(Provider on) => on == Provider.Cpu ? Workers.Most : 1;

    private Opened Get()
    {
        if (_opened is { } ready)
        {
            return ready;
        }
        lock (_opening)
        {
            if (_opened is null)
            {
                _opened = Open();
                ProcessHeap.GiveBack();
            }
            return _opened;
        }
    }

    private Opened Open()
    {
        try
        {
            return Open(provider);
        }
        catch (Exception e) when (mayFallBack && provider != Provider.Cpu
            && e is ProviderException or BundleException { Problem: BundleProblem.NoMemory or BundleProblem.BrokenMember })
        {
            // The probe ran there, these networks do not, or there is no room for them. A file that is broken is so on the CPU,
            // too.
            return Open(Provider.Cpu);
        }
    }

    private Opened Open(Provider on)
    {
        var asked = bundle.Manifest.Members;
        var members = new Member[asked.Count];
        try
        {
            Workers.Run(members.Length, ThreadsOn(on), i =>
            {
                using var options = ProviderLoading.NewOptions(environment, on);
                members[i] = new Member(bundle, asked[i], options, on);
            });
            return new Opened(members, on);
        }
        catch (Exception e)
        {
            Array.ForEach(members, m => m?.Dispose());
            if (e is OnnxRuntimeException)
            {
                throw ProviderLoading.Failure(on, e);
            }
            throw;
        }
    }

    private sealed record Opened(Member[] Members, Provider Provider)
    {
        public Lock Turn { get; } = new();
    }
}
