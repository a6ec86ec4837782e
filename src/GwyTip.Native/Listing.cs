using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Enumerates into the caller's arrays: as many as there is room for, and always how many there are.</summary>
internal static unsafe class Listing
{
    public static void Surfaces(Engine engine, SurfaceInfo* surfaces, int* count) => Fill(
        engine.Bundles, surfaces, count, static (Bundle bundle, ref SurfaceInfo to) =>
        {
            Text.Copy(bundle.Surface, to.Name);
            to.StateCount = bundle.States.Count;
            to.MemberCount = bundle.Manifest.Members.Count;
        });

    public static void States(Bundle bundle, StateInfo* states, int* count) => Fill(
        bundle.States, states, count, static (TipState state, ref StateInfo to) =>
        {
            Text.Copy(state.Name, to.Name);
            Text.Copy(state.Description, to.Description);
            to.Desirable = state.Desirable ? 1 : 0;
            to.Threshold = state.Threshold;
        });

    private delegate void Describe<TFrom, TTo>(TFrom from, ref TTo to);

    private static void Fill<TFrom, TTo>(IReadOnlyCollection<TFrom> all, TTo* array, int* count, Describe<TFrom, TTo> describe)
        where TTo : unmanaged, ISizedStruct
    {
        ArgumentProblem.Require(count is not null, "count is NULL");
        ArgumentProblem.Require(*count >= 0, $"count is {*count}");
        ArgumentProblem.Require(*count == 0 || array is not null, $"the array is NULL, but count is {*count}");
        uint stride = Sized.Stride(array, Math.Min(*count, all.Count));
        int n = 0;
        foreach (var from in all.Take(*count))
        {
            var to = Sized.At(array, stride, n++);
            var described = Sized.Read(to);
            describe(from, ref described);
            Sized.Write(described, to);
        }
        *count = all.Count;
    }
}
