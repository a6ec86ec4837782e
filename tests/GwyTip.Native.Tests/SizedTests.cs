using GwyTip.Native;

namespace GwyTip.Tests;

/// <summary>Structs of callers older and newer than the library.</summary>
public sealed unsafe class SizedTests
{
    private const int Behind = 77;

    [Fact]
    public void Members_that_the_caller_does_not_have_are_0()
    {
        var callers = new Grown { StructSize = 8, First = 3, Second = Behind, Third = Behind };

        var read = Sized.Read(&callers);

        Assert.Equal((8u, 3, 0, 0), (read.StructSize, read.First, read.Second, read.Third));
    }

    [Theory]
    [InlineData(8, Behind, Behind)]
    [InlineData(12, 5, Behind)]
    [InlineData(16, 5, 6)]
    public void Nothing_is_written_behind_the_callers_struct(uint size, int second, int third)
    {
        var callers = new Grown { StructSize = size, First = Behind, Second = Behind, Third = Behind };

        Sized.Write(new Grown { StructSize = size, First = 4, Second = 5, Third = 6 }, &callers);

        Assert.Equal((size, 4, second, third), (callers.StructSize, callers.First, callers.Second, callers.Third));
    }

    [Fact]
    public void Elements_of_an_array_lie_as_far_apart_as_the_caller_says()
    {
        int* array = stackalloc int[] { 12, 1, 2, 12, 3, 4, 12, 5, 6 };

        uint stride = Sized.Stride((Grown*)array, 3);

        Assert.Equal(12u, stride);
        Assert.Equal((5, 6, 0), (Third().First, Third().Second, Third().Third));

        Grown Third() => Sized.Read(Sized.At((Grown*)array, stride, 2));
    }

    [Theory]
    [InlineData(0, "struct_size of a grown is 0: set it to sizeof(grown)")]
    [InlineData(4, "struct_size of a grown is 4: set it to sizeof(grown)")]
    [InlineData(10, "struct_size of a grown is 10: set it to sizeof(grown)")]
    [InlineData(20, "struct_size of a grown is 20, this library knows 16: its header is newer than the library")]
    public void A_size_that_no_header_has_is_refused(uint size, string message)
    {
        uint* callers = stackalloc uint[] { size };

        Assert.Equal(message, Refused(() => Sized.Require<Grown>(size)));
        Assert.Equal(message, Refused(() => Sized.Read((Grown*)callers)));
    }

    [Fact]
    public void Elements_of_different_sizes_are_refused()
    {
        int* array = stackalloc int[] { 8, 0, 12, 0 };

        Assert.Equal("struct_size of the grown 1 is 12, of the first 8", Refused(() => Sized.Stride((Grown*)array, 2)));
    }

    private static string Refused(Action action) => Assert.Throws<ArgumentProblem>(action).Message;

    /// <summary>A struct that began as two members and got two more.</summary>
    private struct Grown : ISizedStruct
    {
        public uint StructSize;
        public int First;
        public int Second;
        public int Third;

        public static string HeaderName => "grown";

        public static int SmallestSize => 8;
    }
}
