namespace GwyTip.ScanFiles.Tests;

public class PatienceTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(100);

    [Fact]
    public void What_does_not_answer_is_given_up_and_named()
    {
        using var never = new ManualResetEventSlim();
        try
        {
            var error = Assert.Throws<StalledException>(() => Patience.Wait("/share/a.gwy", _ => never.Wait(-1), Short));
            Assert.Equal("/share/a.gwy has not answered for 0.1 s", error.Message);
        }
        finally
        {
            never.Set();
        }
    }

    [Fact]
    public void What_gets_on_may_take_as_long_as_it_likes() => Assert.Equal(30, Patience.Wait("a", progress =>
    {
        int pieces = 0;
        for (; pieces < 30; pieces++)
        {
            Thread.Sleep(Short / 5);
            progress();
        }
        return pieces;
    }, 4 * Short));

    [Fact]
    public void What_it_throws_comes_as_it_was() =>
        Assert.Throws<InvalidDataException>(() => Patience.Wait<int>("a", _ => throw new InvalidDataException("so"), Short));
}
