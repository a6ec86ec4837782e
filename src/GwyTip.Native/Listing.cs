using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Enumerates into the caller's arrays: as many as there is room for, and always how many there are.</summary>
internal static unsafe class Listing
{
    public static void Surfaces(Engine engine, SurfaceInfo* surfaces, int* count)
    {
        int room = RoomIn(surfaces, count);
        int n = 0;
        foreach (var bundle in engine.Bundles.Take(room))
        {
            var to = surfaces + n++;
            ArgumentProblem.RequireSize("gwytip_surface", to->StructSize, sizeof(SurfaceInfo));
            Text.Copy(bundle.Surface, to->Name);
            to->StateCount = bundle.States.Count;
            to->MemberCount = bundle.Manifest.Members.Count;
        }
        *count = engine.Bundles.Count;
    }

    public static void States(Bundle bundle, StateInfo* states, int* count)
    {
        int room = RoomIn(states, count);
        int n = 0;
        foreach (var state in bundle.States.Take(room))
        {
            var to = states + n++;
            ArgumentProblem.RequireSize("gwytip_state", to->StructSize, sizeof(StateInfo));
            Text.Copy(state.Name, to->Name);
            Text.Copy(state.Description, to->Description);
            to->Desirable = state.Desirable ? 1 : 0;
            to->Threshold = state.Threshold;
        }
        *count = bundle.States.Count;
    }

    private static int RoomIn(void* array, int* count)
    {
        ArgumentProblem.Require(count is not null, "count is NULL");
        ArgumentProblem.Require(*count >= 0, $"count is {*count}");
        ArgumentProblem.Require(*count == 0 || array is not null, $"the array is NULL, but count is {*count}");
        return *count;
    }
}
