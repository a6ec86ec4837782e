using GwyTip.Core;

namespace GwyTip.ScanFiles.Tests;

public class ChannelPickTests
{
    private const int Size = 40;

    private static readonly ScanChannel Current = new(1, "Current (Forward)", Waves(), "A");

    private static readonly ScanChannel Z = new(2, "Z (Forward)", Waves(), "m");

    private static readonly ScanChannel Back = new(3, "Z (Backward)", Waves(), "m");

    private static readonly ScanChannel Temperature = new(4, "Temperature (Forward)", Waves(), "K");

    [Fact]
    public void It_is_the_first_topograph_wherever_it_stands()
    {
        Assert.Equal((2, null), Picked(Current, Z, Back));
        Assert.Equal((1, null), Picked(Current));
        Assert.Equal((1, null), Picked(Temperature, Current));
    }

    [Fact]
    public void A_topograph_without_an_image_is_passed_over_and_that_is_said()
    {
        var flat = Z with { Scan = new Scan(new double[Size * Size], Size, Size) };
        Assert.Equal((3, "Z (Forward) (constant) holds no image; judged is Z (Backward)"), Picked(flat, Back, Current));

        var noise = Back with { Scan = Noise(3) };
        Assert.Equal(
            (1, "Z (Forward) (constant), Z (Backward) (no-image) hold no image; judged is Current (Forward)"),
            Picked(Temperature, flat, noise, Current));
    }

    [Fact]
    public void Where_no_channel_holds_an_image_the_first_topograph_is_judged_and_its_error_told()
    {
        var (z, current) = (Z with { Scan = Noise(1) }, Current with { Scan = Noise(2) });
        Assert.Equal((2, "no channel holds an image: Z (Forward) (no-image), Current (Forward) (no-image)"), Picked(current, z));
    }

    [Fact]
    public void A_scan_too_short_is_so_in_every_channel()
    {
        var cut = Z with { Scan = new Scan([.. Enumerable.Range(0, Size * 4).Select(i => Math.Sin(i))], Size, 4) };
        Assert.Equal((2, null), Picked(Current, cut));
    }

    [Fact]
    public void Channels_that_cannot_show_the_tip_are_never_picked()
    {
        ScanChannel[] channels = [Temperature, new(5, "Bias", Waves(), "V")];
        var error = Assert.Throws<ScanFileException>(() => ChannelPick.Choose(channels, "x.sxm"));
        Assert.Equal(
            "no channel of it can show the tip: 4 Temperature (Forward) is a temperature, 5 Bias is a voltage", error.Problem);
    }

    private static (int, string?) Picked(params ScanChannel[] channels)
    {
        var pick = ChannelPick.Choose(channels, "x.sxm");
        return (pick.Channel.Id, pick.Note);
    }

    private static Scan Waves() =>
        new(
            [.. Enumerable.Range(0, Size * Size).Select(i => Math.Sin(0.3 * (i % Size)) + Math.Sin(0.2 * (i / Size)))], Size,
            Size);

    private static Scan Noise(int seed)
    {
        var random = new Random(seed);
        return new Scan([.. Enumerable.Range(0, Size * Size).Select(_ => random.NextDouble())], Size, Size);
    }
}
