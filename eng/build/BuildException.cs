namespace GwyTip.Eng;

/// <summary>Something a person has to read and put right; a verb ends with status 1 and this message.</summary>
internal sealed class BuildException(string message) : Exception(message);
