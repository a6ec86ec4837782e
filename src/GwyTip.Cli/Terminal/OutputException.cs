namespace GwyTip.Terminal;

/// <summary>Standard output takes nothing more: there is no use in going on.</summary>
/// <param name="message">One sentence.</param>
/// <param name="isClosed">Whether it is a pipe that nobody reads any longer, which whoever closed it knows.</param>
internal sealed class OutputException(string message, bool isClosed) : Exception(message)
{
    public bool IsClosed => isClosed;

    /// <summary>
    /// The one that an exception is or has behind it, of several threads' too; null: it is about something else.
    /// </summary>
    public static OutputException? In(Exception? e) => e switch
    {
        OutputException found => found,
        AggregateException several => several.InnerExceptions.Select(In).FirstOrDefault(found => found is not null),
        _ => e is null ? null : In(e.InnerException),
    };
}
