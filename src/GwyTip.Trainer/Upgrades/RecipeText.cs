using System.Globalization;
using GwyTip.Inference;
using GwyTip.Training.Members;

namespace GwyTip.Trainer.Upgrades;

/// <summary>
/// What older manifests say of a network in words, <c>squeezenet-like, width 0.5, first stride 2</c>, as the recipe that today's
/// hold.
/// </summary>
internal static class RecipeText
{
    /// <returns>Null where the words name no network that we know.</returns>
    public static ManifestRecipe? Parse(string words)
    {
        string[] parts = words.Split(", ");
        var usual = new MemberConfig();
        return Method.Find(parts[0]) is { IsNetwork: true }
            ? new ManifestRecipe(
                parts[0], Number(parts, "width ") ?? usual.Width, (int)(Number(parts, "first stride ") ?? usual.FirstStride))
            : null;
    }

    private static double? Number(string[] parts, string name) =>
        parts.FirstOrDefault(p => p.StartsWith(name, StringComparison.Ordinal)) is { } part
        && double.TryParse(part.AsSpan(name.Length), CultureInfo.InvariantCulture, out double value) ? value : null;
}
