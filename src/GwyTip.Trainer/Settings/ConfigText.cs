using System.Text;
using System.Text.Json;
using GwyTip.Training;
using GwyTip.Training.Documents;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Settings;

/// <summary>A configuration with every setting explained, and the same explanations as a table.</summary>
internal static class ConfigText
{
    private const int Width = 110;

    /// <summary>
    /// JSON with comments, as <c>train</c> reads it. The first member's settings are all there; of the others what differs.
    /// </summary>
    public static string Commented(TrainingConfig config)
    {
        var text = new StringBuilder("{\n");
        foreach (var setting in AllSettings.OfRun)
        {
            Explained(text, setting, config, 2);
        }
        text.Append("  \"augmentation\": {\n");
        foreach (var setting in AllSettings.OfAugmentation)
        {
            Explained(text, setting, config.Augmentation, 4);
        }
        text.Append("  },\n\n  // The networks of the ensemble. Every setting stands at the first; what another leaves out has "
            + "its default.\n  \"members\": [\n    {\n");
        foreach (var setting in AllSettings.OfMember)
        {
            Explained(text, setting, config.Members[0], 6);
        }
        text.Append("    }");
        foreach (var member in config.Members.Skip(1))
        {
            text.Append(",\n    ").Append(Short(member));
        }
        return text.Append("\n  ]\n}\n").ToString();
    }

    /// <summary>A Markdown table, a setting a row.</summary>
    public static string Table() => MarkdownWriter.Text(new Document().Table(
        ["setting", "default", "may be", "meaning"], AllSettings.All,
        s => [$"`{s.Path}`", s.Default is { } d ? $"`{d.Trim('"')}`" : Cell.None, s.Range, s.Meaning]));

    private static void Explained(StringBuilder text, Setting setting, object config, int indent)
    {
        string margin = new(' ', indent);
        string about = $"{Sentence(setting.Meaning)}.";
        string range = $"{Plain(setting.Range)}{(setting.Default is { } d ? $"; default {d}" : "")}";
        foreach (string line in Wrapped(about, Width - indent).Append($"[{range}]"))
        {
            text.Append(margin).Append("// ").Append(line).Append('\n');
        }
        text.Append(margin).Append(
            $"\"{setting.Name}\": {JsonSerializer.Serialize(setting.ValueOf(config), RunJson.Options)},\n\n");
    }

    /// <summary>A member on one line, without what is as by default.</summary>
    private static string Short(MemberConfig member) => "{ " + string.Join(", ", AllSettings.OfMember
        .Select(s => (s.Name, s.Default, Value: JsonSerializer.Serialize(s.ValueOf(member), RunJson.Options)))
        .Where(s => s.Name is "network" or "seed" || s.Value != s.Default)
        .Select(s => $"\"{s.Name}\": {s.Value}")) + " }";

    /// <summary>With a capital, unless it begins with a name as files write it.</summary>
    private static string Sentence(string markdown) =>
        markdown[0] == '`' ? Plain(markdown) : char.ToUpperInvariant(markdown[0]) + Plain(markdown[1..]);

    private static string Plain(string markdown) => markdown.Replace("`", "", StringComparison.Ordinal);

    private static IEnumerable<string> Wrapped(string text, int width)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= width)
            {
                yield return line.ToString();
                line.Clear();
            }
            line.Append(line.Length > 0 ? " " : "").Append(word);
        }
        yield return line.ToString();
    }
}
