using System.Xml.Linq;

namespace GwyTip.Training.Documents;

/// <summary>A document as one HTML page, which is XML too: no script, nothing loaded from elsewhere.</summary>
internal static class HtmlWriter
{
    /// <summary>No angle brackets or ampersands: this stands in XML and in HTML.</summary>
    private const string Style = """

        :root { color-scheme: light dark; --line: #8885; --soft: #8882; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; padding: 1rem 1.5rem 4rem; max-width: 78rem; }
        p, ul, figcaption, caption { max-width: 50rem; }
        h1 { line-height: 1.2; }
        h2 { margin-top: 3rem; border-bottom: 2px solid var(--line); padding-bottom: .2rem; }
        nav ul { columns: 2; padding-left: 1.2rem; }
        .wide { overflow-x: auto; margin: 1.5rem 0; }
        table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding-bottom: .5rem; font-size: .95rem; }
        th, td { padding: .25rem .6rem; text-align: right; border-bottom: 1px solid var(--line); }
        td, tbody th { white-space: nowrap; }
        .many { font-size: .8rem; }
        .many th, .many td { padding: .25rem .32rem; }
        th { font-weight: 600; vertical-align: bottom; }
        thead th { border-bottom: 2px solid var(--line); }
        th.group { text-align: center; border-left: 1px solid var(--line); }
        th.none { border-left: none; }
        th:first-child, td:first-child { text-align: left; }
        tbody tr:hover { background: var(--soft); }
        .figures { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start; }
        figure { margin: 1rem 0; break-inside: avoid; max-width: 100%; }
        figure svg { max-width: 100%; height: auto; border-radius: 6px; display: block; }
        figcaption { font-size: .9rem; margin-top: .4rem; }
        .figures figcaption { max-width: 30rem; }
        @media print {
          body { font-size: 10pt; max-width: none; } table { font-size: 7pt; } th, td { padding: .1rem .25rem; }
          nav { display: none; } .wide { overflow: visible; } tr { break-inside: avoid; } h2, h3 { break-after: avoid; }
        }

        """;

    /// <summary>Tables with more columns are set smaller.</summary>
    private const int Many = 10;

    public static string Text(Document document)
    {
        string title = document.Title ?? "";
        var body = new XElement("body", new XElement("h1", title), Contents(document.Blocks));
        XElement? row = null;
        int heading = 0;
        foreach (var block in document.Blocks)
        {
            if (block is FigureBlock figure)
            {
                // Figures that follow each other stand side by side where there is room.
                if (row is null)
                {
                    body.Add(row = new XElement("div", new XAttribute("class", "figures")));
                }
                row.Add(Figure(figure));
                continue;
            }
            row = null;
            body.Add(block switch
            {
                HeadingBlock h => new XElement($"h{h.Level}", new XAttribute("id", $"s{heading++}"), h.Text),
                ParagraphBlock p => new XElement("p", p.Text),
                ListBlock l => new XElement("ul", l.Items.Select(i => new XElement("li", i))),
                CodeBlock c => new XElement("pre", new XElement("code", string.Join('\n', c.Lines))),
                TableBlock t => new XElement("div", new XAttribute("class", "wide"), Table(t)),
                // Pictures that lie elsewhere would have to be loaded.
                _ => throw new NotSupportedException($"a page that loads nothing has no {block.GetType().Name}"),
            });
        }
        var page = new XElement("html", new XAttribute("lang", "en"), Head(title), body);
        return $"<!DOCTYPE html>\n{page.ToString(SaveOptions.DisableFormatting)}\n";
    }

    private static XElement Head(string title) => new(
        "head",
        new XElement("meta", new XAttribute("charset", "utf-8")),
        new XElement(
            "meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
        new XElement("title", title),
        new XElement("style", Style));

    private static XElement Contents(IReadOnlyList<Block> blocks) => new(
        "nav",
        new XElement("ul", blocks.OfType<HeadingBlock>().Index().Where(h => h.Item.Level == 2).Select(h =>
            new XElement("li", new XElement("a", new XAttribute("href", $"#s{h.Index}"), h.Item.Text)))));

    private static XElement Table(TableBlock table) => new(
        "table",
        table.Header.Count > Many ? new XAttribute("class", "many") : null,
        table.Caption is null ? null : new XElement("caption", table.Caption),
        new XElement(
            "thead",
            table.Groups is null ? null : new XElement("tr", table.Groups.Select(Group)),
            new XElement("tr", table.Header.Select(h => new XElement("th", new XAttribute("scope", "col"), h)))),
        new XElement("tbody", table.Rows.Select(r => new XElement(
            "tr", r.Select((cell, i) => i == 0
                ? new XElement("th", new XAttribute("scope", "row"), cell.Text)
                : new XElement("td", cell.Text))))));

    private static XElement Group((string Text, int Columns) group) => new(
        "th", new XAttribute("class", group.Text.Length > 0 ? "group" : "none"), new XAttribute("colspan", group.Columns),
        new XAttribute("scope", "colgroup"), group.Text);

    private static XElement Figure(FigureBlock figure)
    {
        var svg = XElement.Parse(figure.Svg);
        svg.SetAttributeValue("role", "img");
        svg.SetAttributeValue("aria-label", figure.Alt);
        return new XElement("figure", svg, new XElement("figcaption", figure.Caption));
    }
}
