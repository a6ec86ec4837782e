using GwyTip.Cli.Watch;
using GwyTip.ScanFiles;
using Microsoft.Extensions.Time.Testing;

namespace GwyTip.Tests;

public sealed class FolderListingTests
{
    [Fact]
    public void A_folder_that_does_not_answer_holds_nobody_up_and_how_long_it_is_silent_is_known()
    {
        using var folder = new TemporaryFolder();
        using var answer = new ManualResetEventSlim();
        using var answered = new ManualResetEventSlim();
        var clock = new FakeTimeProvider();
        var listing = new FolderListing(
            () =>
            {
                answer.Wait();
                answered.Set();
                return FolderWalk.Through(folder.Path);
            }, clock);
        Assert.Null(listing.Take());
        clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Null(listing.Take());
        Assert.Equal(TimeSpan.FromSeconds(7), listing.Unanswered);

        answer.Set();
        answered.Wait();

        FolderWalk? walk = null;
        Assert.True(SpinWait.SpinUntil(() => (walk = listing.Take()) is not null, TimeSpan.FromSeconds(90)));
        Assert.Empty(walk!.Files);
        Assert.Equal(TimeSpan.Zero, listing.Unanswered);
    }
}
