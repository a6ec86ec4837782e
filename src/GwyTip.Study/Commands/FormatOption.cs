using System.CommandLine;
using GwyTip.Training.Documents;

namespace GwyTip.Study.Commands;

/// <summary><c>--format</c>: how a command prints what it found.</summary>
internal static class FormatOption
{
    private static readonly Dictionary<string, Func<Document, string>> _writers = new()
    {
        ["table"] = ConsoleWriter.Text,
        ["markdown"] = MarkdownWriter.Text,
        ["json"] = JsonWriter.Text,
    };

    public static Option<string> Make()
    {
        var format = new Option<string>("--format")
        {
            Description = "table: columns for a terminal; markdown; json: tables as arrays of objects, for programs",
            DefaultValueFactory = _ => "table",
        };
        format.AcceptOnlyFromAmong([.. _writers.Keys]);
        return format;
    }

    /// <summary>Prints a document as the option says.</summary>
    public static void Print(Document document, string format) => Console.Write(_writers[format](document));
}
