using System.Diagnostics.CodeAnalysis;

namespace GwyTip.Native;

/// <summary>The caller passed something that no call may pass.</summary>
internal sealed class ArgumentProblem(string message) : Exception(message)
{
    public static void Require([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentProblem(otherwise);
        }
    }

    /// <summary>Holds the size that the caller knows of a struct (named as in the header) against ours.</summary>
    public static void RequireSize(string type, uint given, int known) => Require(
        given == known, $"struct_size of a {type} is {given}, this library knows {known}: set it to sizeof({type})");
}
