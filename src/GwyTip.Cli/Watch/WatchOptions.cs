namespace GwyTip.Cli.Watch;

/// <summary>What a user asked <c>gwytip watch</c> for.</summary>
/// <param name="Folder">Absolute.</param>
internal sealed record WatchOptions(string Folder)
{
    /// <summary>Scans that lie there at the start are judged too.</summary>
    public bool Existing { get; init; }

    /// <summary>How long a file's size and time must rest before it is opened.</summary>
    public TimeSpan Settle { get; init; }

    /// <summary>How long one file may take to read and judge.</summary>
    public TimeSpan Limit { get; init; }

    /// <summary>Bad scans in a row that raise the alarm.</summary>
    public int AlarmAfter { get; init; }

    /// <summary>Each file that is left out is announced, not only counted at the end.</summary>
    public bool Verbose { get; init; }

    /// <summary>How long an unreadable file may rest before it is reported: it may still be in the making.</summary>
    public TimeSpan Patience => 10 * Settle;

    /// <summary>A file's name from the folder on.</summary>
    public string NameOf(string file) => Path.GetRelativePath(Folder, file);

    /// <summary>How long to wait between two looks at the folder.</summary>
    public TimeSpan Tick => TimeSpan.FromSeconds(Math.Clamp(Settle.TotalSeconds / 4, 0.05, 0.5));
}
