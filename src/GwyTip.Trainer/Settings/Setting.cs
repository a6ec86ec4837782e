using System.Reflection;
using System.Text.Json;
using GwyTip.Training;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Settings;

/// <summary>A setting of a run's configuration, as the printed configuration and <c>docs/training.md</c> explain it.</summary>
/// <param name="Owner">The record that holds it.</param>
/// <param name="Name">As files write it.</param>
/// <param name="Range">What it may be.</param>
/// <param name="Meaning">What it does, for people.</param>
internal sealed record Setting(Type Owner, string Name, string Range, string Meaning)
{
    /// <summary>Where it stands in the file: <c>members[].width</c>.</summary>
    public string Path =>
        Owner == typeof(MemberConfig) ? $"members[].{Name}" : Owner == typeof(AugmentationConfig) ? $"augmentation.{Name}" : Name;

    /// <summary>As JSON, from the code itself; null where it has to be given.</summary>
    public string? Default => Name is "data" or "members"
        ? null
        : JsonSerializer.Serialize(ValueOf(Defaults(Owner)), RunJson.Options);

    /// <summary>Its value in a configuration.</summary>
    public object? ValueOf(object config) => PropertyOf(Owner, Name).GetValue(config);

    /// <summary>Names of all that a file may set of a record.</summary>
    public static IEnumerable<string> NamesOf(Type owner) => owner.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p.SetMethod is not null)
        .Select(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name));

    private static object Defaults(Type owner) => owner == typeof(MemberConfig)
        ? new MemberConfig()
        : owner == typeof(AugmentationConfig) ? new AugmentationConfig() : new TrainingConfig { Members = [] };

    private static PropertyInfo PropertyOf(Type owner, string name) =>
        owner.GetProperties().Single(p => JsonNamingPolicy.SnakeCaseLower.ConvertName(p.Name) == name);
}
