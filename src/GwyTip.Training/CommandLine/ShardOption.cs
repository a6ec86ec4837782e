using System.CommandLine;
using GwyTip.Core;

namespace GwyTip.Training.CommandLine;

/// <summary>The option that lets several runs train the members of one ensemble in one folder, a share each.</summary>
internal static class ShardOption
{
    public static Option<Shard?> Make() => new("--shard")
    {
        Description = "train only one share of the members, for as many runs side by side in the same folder, as 3/8",
        HelpName = "I/N",
        CustomParser = argument =>
        {
            string word = argument.Tokens[0].Value;
            var shard = Shard.TryParse(word);
            if (shard is null)
            {
                argument.AddError(Shard.Fault(word));
            }
            return shard;
        },
    };
}
