namespace GwyTip.Training;

/// <summary>Something the user can mend: a file, a label, a setting. The message says what and where.</summary>
public class TrainingException : Exception
{
    public TrainingException(string message)
        : base(message)
    {
    }

    public TrainingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
