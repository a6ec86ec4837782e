namespace GwyTip.Trainer;

/// <summary>Something the user can mend: a file, a label, a setting. The message says what and where.</summary>
public class TrainerException : Exception
{
    public TrainerException(string message)
        : base(message)
    {
    }

    public TrainerException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
