using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GwyTip.Training.Documents;

/// <summary>
/// A document as JSON, an object for each block: a table is an array of objects, its numbers whole and not as they are shown.
/// What has a form of its own that other programs rely on (<c>report.json</c>, <c>evaluate --json</c>) does not come from here.
/// </summary>
internal static class JsonWriter
{
    private static readonly JsonSerializerOptions _options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Document document)
    {
        IEnumerable<JsonObject> title = document.Title is { } t ? [new() { ["title"] = t }] : [];
        return new JsonArray([.. title.Concat(document.Blocks.Select(Object))]).ToJsonString(_options) + "\n";
    }

    private static JsonObject Object(Block block) => block switch
    {
        HeadingBlock h => new() { ["heading"] = h.Text, ["level"] = h.Level },
        ParagraphBlock p => new() { ["paragraph"] = p.Text },
        ListBlock l => new() { ["list"] = Array(l.Items) },
        CodeBlock c => new() { ["code"] = Array(c.Lines) },
        TableBlock t => new()
        {
            ["caption"] = t.Caption,
            ["table"] = new JsonArray([.. t.Rows.Select(r => Row(t.FullHeader, r))]),
        },
        FigureBlock f => new() { ["figure"] = f.FileName, ["caption"] = f.Caption, ["alt"] = f.Alt },
        PicturesBlock p => new() { ["pictures"] = Array(p.Pictures.Select(x => x.File)) },
        _ => throw new NotSupportedException($"JSON has no {block.GetType().Name}"),
    };

    private static JsonArray Array(IEnumerable<string> texts) => new([.. texts.Select(t => JsonValue.Create(t))]);

    private static JsonObject Row(IReadOnlyList<string> header, IReadOnlyList<Cell> cells) =>
        new(header.Zip(cells, (name, cell) => KeyValuePair.Create<string, JsonNode?>(name, Value(cell))));

    private static JsonValue? Value(Cell cell) => cell.Value is not { } number
        ? JsonValue.Create(cell.Text)
        : double.IsFinite(number) ? JsonValue.Create(number) : null;
}
