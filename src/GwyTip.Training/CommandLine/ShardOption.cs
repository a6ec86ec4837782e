using System.CommandLine;
using GwyTip.Core;
using GwyTip.Terminal;

namespace GwyTip.Training.CommandLine;

/// <summary>The option that lets several runs train the members of one ensemble in one folder, a share each.</summary>
internal static class ShardOption
{
    public static Option<Shard?> Make() => new("--shard")
    {
        Description = "train only one share of the members, for as many runs side by side in the same folder, as 3/8",
        HelpName = "I/N",
        CustomParser = ShardArgument.Parse,
    };
}
