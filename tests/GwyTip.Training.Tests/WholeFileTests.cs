using GwyTip.Training;

namespace GwyTip.Tests;

/// <summary>Files that another program holds, as a virus scanner does on Windows.</summary>
public sealed class WholeFileTests
{
    private static readonly TimeSpan _long = TimeSpan.FromMinutes(1), _pause = TimeSpan.FromMilliseconds(1);

    private int _tries;

    [Theory]
    [InlineData(WholeFile.SharingViolation)]
    [InlineData(WholeFile.LockViolation)]
    public void What_another_program_holds_is_tried_again_until_it_lets_go(int code)
    {
        WholeFile.WhileHeld(
            () =>
            {
                if (++_tries < 3)
                {
                    throw new IOException("held", code);
                }
            },
            _long, _pause);

        Assert.Equal(3, _tries);
    }

    [Fact]
    public void What_it_holds_for_too_long_is_given_up() => Assert.Throws<IOException>(() => WholeFile.WhileHeld(
        () => throw new IOException("held", WholeFile.SharingViolation), TimeSpan.Zero, _pause));

    [Fact]
    public void Another_fault_is_told_at_once()
    {
        Assert.Throws<IOException>(() => WholeFile.WhileHeld(
            () =>
            {
                _tries++;
                throw new IOException("the disk is full");
            },
            _long, _pause));

        Assert.Equal(1, _tries);
    }
}
