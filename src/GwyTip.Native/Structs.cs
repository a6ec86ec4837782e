using System.Runtime.CompilerServices;

namespace GwyTip.Native;

// The structs of gwytip.h, member by member. A test compares sizes and offsets with the header's.
#pragma warning disable CS0649 // What is never assigned here is assigned by the caller, in C.

internal static class Sizes
{
    public const int Name = 64, Description = 256, Message = 1024, Members = 16, Ghosts = 8;
}

[InlineArray(Sizes.Name)]
internal struct NameText
{
    private byte _first;
}

[InlineArray(Sizes.Description)]
internal struct DescriptionText
{
    private byte _first;
}

[InlineArray(Sizes.Message)]
internal struct MessageText
{
    private byte _first;
}

[InlineArray(Sizes.Members)]
internal struct MemberConfidences
{
    private double _first;
}

[InlineArray(Sizes.Ghosts)]
internal struct GhostNumbers
{
    private double _first;
}

/// <summary>A struct that begins with its own size, as the caller's header has it.</summary>
internal interface ISizedStruct
{
    static abstract string HeaderName { get; }

    /// <summary>Its size in the first header of ABI version 1, and the least that a caller may give.</summary>
    static abstract int SmallestSize { get; }
}

internal unsafe struct EngineOptions : ISizedStruct
{
    public uint StructSize;
    public byte* Models;
    public byte* Provider;
    public byte* LibraryFolder;

    public static string HeaderName => "gwytip_engine_options";

    public static int SmallestSize => 32;
}

internal struct SurfaceInfo : ISizedStruct
{
    public uint StructSize;
    public NameText Name;
    public int StateCount;
    public int MemberCount;

    public static string HeaderName => "gwytip_surface";

    public static int SmallestSize => 76;
}

internal struct StateInfo : ISizedStruct
{
    public uint StructSize;
    public NameText Name;
    public DescriptionText Description;
    public int Desirable;
    public double Threshold;

    public static string HeaderName => "gwytip_state";

    public static int SmallestSize => 336;
}

internal unsafe struct Field : ISizedStruct
{
    public uint StructSize;
    public double* Data;
    public int Width;
    public int Lines;
    public long RowStride;
    public double MetresPerPixelX;
    public double MetresPerPixelY;
    public int Direction;

    public static string HeaderName => "gwytip_field";

    public static int SmallestSize => 56;
}

internal struct StateResult : ISizedStruct
{
    public uint StructSize;
    public NameText Name;
    public int Desirable;
    public int Votes;
    public int Voters;
    public int MemberCount;
    public double Confidence;
    public double Threshold;
    public MemberConfidences Members;

    public static string HeaderName => "gwytip_state_report";

    public static int SmallestSize => 232;
}

internal unsafe struct Report : ISizedStruct
{
    public uint StructSize;
    public int Verdict;
    public double Confidence;
    public int TipChangeLine;
    public int StateCount;
    public int StateCapacity;
    public StateResult* States;
    public NameText Surface;
    public NameText State;
    public NameText Provider;
    public uint StateReportSize;

    public static string HeaderName => "gwytip_report";

    public static int SmallestSize => 232;
}

internal struct BatchItem : ISizedStruct
{
    public uint StructSize;
    public int Status;
    public Report Report;
    public MessageText Message;

    public static string HeaderName => "gwytip_batch_item";

    public static int SmallestSize => 1264;
}

internal struct StreamOptions : ISizedStruct
{
    public uint StructSize;
    public int Width;
    public int Lines;
    public double MetresPerPixel;

    public static string HeaderName => "gwytip_stream_options";

    public static int SmallestSize => 24;
}

internal struct StreamProgress : ISizedStruct
{
    public uint StructSize;
    public int Lines;
    public int JudgedLines;
    public int TipChangeLine;

    public static string HeaderName => "gwytip_stream_progress";

    public static int SmallestSize => 16;
}

internal unsafe struct Tip : ISizedStruct
{
    public uint StructSize;
    public int Adsorbates;
    public int Polarity;
    public int GhostCount;
    public float* NearPlane;
    public float* WidePlane;
    public double Width;
    public double WidthPixels;
    public double Roundness;
    public double LongAxis;
    public double Lopsidedness;
    public double Tail;
    public double Shadow;
    public GhostNumbers GhostDistance;
    public GhostNumbers GhostDistancePixels;
    public GhostNumbers GhostDirection;
    public GhostNumbers GhostHeight;
    public MessageText Sentence;

    public static string HeaderName => "gwytip_tip";

    public static int SmallestSize => 1368;
}

internal unsafe struct Comparison : ISizedStruct
{
    public uint StructSize;
    public int Likeness;
    public byte* Title;
    public byte* Unit;
    public byte* ReferenceTitle;
    public byte* ReferenceUnit;
    public double Score;
    public MessageText Differences;
    public MessageText Warning;

    public static string HeaderName => "gwytip_comparison";

    public static int SmallestSize => 2096;
}
