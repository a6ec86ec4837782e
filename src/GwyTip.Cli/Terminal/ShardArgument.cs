using System.CommandLine.Parsing;
using GwyTip.Core;

namespace GwyTip.Terminal;

/// <summary>What stands behind <c>--shard</c>.</summary>
internal static class ShardArgument
{
    /// <returns>Null where it is not a share; that is said.</returns>
    public static Shard? Parse(ArgumentResult argument)
    {
        string word = argument.Tokens[0].Value;
        var shard = Shard.TryParse(word);
        if (shard is null)
        {
            argument.AddError($"--shard takes which share of how many, as 3/16 (from 1/16 to 16/16), not '{word}'");
        }
        return shard;
    }
}
