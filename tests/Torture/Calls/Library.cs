using System.Runtime.InteropServices;
using System.Text;
using GwyTip.Native;

namespace GwyTip.Tests.Torture.Calls;

/// <summary>The published library, as a program in C opens and calls it.</summary>
internal static unsafe class Library
{
    public const int MessageSize = 1024;

    public static string Path { get; } = Repository.PathTo(
        "artifacts", "native", OperatingSystem.IsWindows() ? "gwytip.dll" : "libgwytip.so");

    /// <summary>Room for the states of a report.</summary>
    public const int MostStates = 16;

    private static readonly nint Handle = NativeLibrary.Load(Path);

    public static readonly delegate* unmanaged[Cdecl]<EngineOptions*, nint*, byte*, nuint, Status> EngineOpen =
        (delegate* unmanaged[Cdecl]<EngineOptions*, nint*, byte*, nuint, Status>)Export("engine_open");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, Status> EngineLeftOut =
        (delegate* unmanaged[Cdecl]<nint, byte*, nuint, byte*, nuint, Status>)Export("engine_left_out");

    public static readonly delegate* unmanaged[Cdecl]<nint, SurfaceInfo*, int*, byte*, nuint, Status> EngineSurfaces =
        (delegate* unmanaged[Cdecl]<nint, SurfaceInfo*, int*, byte*, nuint, Status>)Export("engine_surfaces");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, StateInfo*, int*, byte*, nuint, Status> EngineStates =
        (delegate* unmanaged[Cdecl]<nint, byte*, StateInfo*, int*, byte*, nuint, Status>)Export("engine_states");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, Field*, Report*, byte*, nuint, Status> Classify =
        (delegate* unmanaged[Cdecl]<nint, byte*, Field*, Report*, byte*, nuint, Status>)Export("classify");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, Field*, BatchItem*, int, byte*, nuint, Status> ClassifyBatch =
        (delegate* unmanaged[Cdecl]<nint, byte*, Field*, BatchItem*, int, byte*, nuint, Status>)Export("classify_batch");

    public static readonly delegate* unmanaged[Cdecl]<nint, void> EngineClose =
        (delegate* unmanaged[Cdecl]<nint, void>)Export("engine_close");

    public static readonly delegate* unmanaged[Cdecl]<Field*, Report*, byte*, nuint, Status> Decide =
        (delegate* unmanaged[Cdecl]<Field*, Report*, byte*, nuint, Status>)Export("decide");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, Field*, byte*, double*, byte*, nuint, Status> ActivationMap =
        (delegate* unmanaged[Cdecl]<nint, byte*, Field*, byte*, double*, byte*, nuint, Status>)Export("activation_map");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, Field*, double*, byte*, nuint, Status> SurfaceScore =
        (delegate* unmanaged[Cdecl]<nint, byte*, Field*, double*, byte*, nuint, Status>)Export("surface_score");

    public static readonly delegate* unmanaged[Cdecl]<Field*, byte*, double*, byte*, nuint, byte*, nuint, Status> MeasuredPart =
        (delegate* unmanaged[Cdecl]<Field*, byte*, double*, byte*, nuint, byte*, nuint, Status>)Export("measured_part");

    public static readonly delegate* unmanaged[Cdecl]<Field*, Tip*, byte*, nuint, Status> TipPicture =
        (delegate* unmanaged[Cdecl]<Field*, Tip*, byte*, nuint, Status>)Export("tip_picture");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, Field*, Field*, Comparison*, byte*, nuint, Status> Compare =
        (delegate* unmanaged[Cdecl]<nint, byte*, Field*, Field*, Comparison*, byte*, nuint, Status>)Export("compare");

    public static readonly delegate* unmanaged[Cdecl]<byte*, byte*, byte*, nuint, Status> ChannelCheck =
        (delegate* unmanaged[Cdecl]<byte*, byte*, byte*, nuint, Status>)Export("channel_check");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, StreamOptions*, nint*, byte*, nuint, Status> StreamOpen =
        (delegate* unmanaged[Cdecl]<nint, byte*, StreamOptions*, nint*, byte*, nuint, Status>)Export("stream_open");

    public static readonly delegate* unmanaged[Cdecl]<nint, double*, int, byte*, nuint, Status> StreamPush =
        (delegate* unmanaged[Cdecl]<nint, double*, int, byte*, nuint, Status>)Export("stream_push");

    public static readonly delegate* unmanaged[Cdecl]<nint, Report*, StreamProgress*, byte*, nuint, Status> StreamPoll =
        (delegate* unmanaged[Cdecl]<nint, Report*, StreamProgress*, byte*, nuint, Status>)Export("stream_poll");

    public static readonly delegate* unmanaged[Cdecl]<nint, byte*, nuint, Status> StreamReset =
        (delegate* unmanaged[Cdecl]<nint, byte*, nuint, Status>)Export("stream_reset");

    public static readonly delegate* unmanaged[Cdecl]<nint, void> StreamClose =
        (delegate* unmanaged[Cdecl]<nint, void>)Export("stream_close");

    public static readonly delegate* unmanaged[Cdecl]<int, byte*> VerdictName =
        (delegate* unmanaged[Cdecl]<int, byte*>)Export("verdict_name");

    public static readonly delegate* unmanaged[Cdecl]<int, byte*> LikenessName =
        (delegate* unmanaged[Cdecl]<int, byte*>)Export("likeness_name");

    public static readonly delegate* unmanaged[Cdecl]<int, byte*> StatusName =
        (delegate* unmanaged[Cdecl]<int, byte*>)Export("status_name");

    /// <summary>Text for C, with its NUL.</summary>
    public static byte[] Text(string text) => [.. Encoding.UTF8.GetBytes(text), 0];

    /// <summary>Text of C up to its NUL.</summary>
    public static string Text(byte* text) => Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>A field over heights that stay where they are.</summary>
    public static Field FieldOver(double* heights, int width, int lines) =>
        new() { StructSize = (uint)sizeof(Field), Data = heights, Width = width, Lines = lines };

    /// <summary>A report with room for states.</summary>
    /// <param name="states">Room for <see cref="MostStates"/>.</param>
    public static Report ReportInto(StateResult* states) => new()
    {
        StructSize = (uint)sizeof(Report),
        States = states,
        StateCapacity = MostStates,
        StateReportSize = (uint)sizeof(StateResult),
    };

    private static nint Export(string name) => NativeLibrary.GetExport(Handle, "gwytip_" + name);
}
