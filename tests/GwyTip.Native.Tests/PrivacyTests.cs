namespace GwyTip.Tests;

/// <summary>
/// ONNX Runtime would keep a database of facts about the machine in the user's folders, and send them where it can.
/// </summary>
public sealed class PrivacyTests(ConsumerFixture consumer) : IClassFixture<ConsumerFixture>
{
    [Fact]
    public void Nothing_is_written_into_the_users_folders()
    {
        string home = Directory.CreateDirectory(Path.Combine(consumer.Folder, "home")).FullName;

        var outcome = consumer.Classify(environment: new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["XDG_CACHE_HOME"] = Path.Combine(home, "cache"),
            ["TMPDIR"] = home,
        });

        Assert.Equal((0, ""), (outcome.Status, outcome.Errors));
        Assert.Empty(Directory.EnumerateFileSystemEntries(home));
    }
}
