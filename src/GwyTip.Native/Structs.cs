using System.Runtime.CompilerServices;

namespace GwyTip.Native;

// The structs of gwytip.h, field by field. A test holds sizes and offsets against the header's.
#pragma warning disable CS0649 // What is never assigned here is assigned by the caller, in C.

internal static class Sizes
{
    public const int Name = 64, Description = 256, Message = 1024, Members = 16;
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

internal unsafe struct EngineOptions
{
    public uint StructSize;
    public byte* Models;
    public byte* Provider;
    public byte* LibraryFolder;
}

internal struct SurfaceInfo
{
    public uint StructSize;
    public NameText Name;
    public int StateCount;
    public int MemberCount;
}

internal struct StateInfo
{
    public uint StructSize;
    public NameText Name;
    public DescriptionText Description;
    public int Desirable;
    public double Threshold;
}

internal unsafe struct Field
{
    public uint StructSize;
    public double* Data;
    public int Width;
    public int Lines;
    public long RowStride;
    public double MetresPerPixelX;
    public double MetresPerPixelY;
    public int Direction;
}

internal struct StateResult
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
}

internal unsafe struct Report
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
}

internal struct BatchItem
{
    public uint StructSize;
    public int Status;
    public Report Report;
    public MessageText Message;
}

internal struct StreamOptions
{
    public uint StructSize;
    public int Width;
    public int Lines;
    public double MetresPerPixel;
}

internal struct StreamProgress
{
    public uint StructSize;
    public int Lines;
    public int JudgedLines;
    public int TipChangeLine;
}
