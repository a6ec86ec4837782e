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
}
