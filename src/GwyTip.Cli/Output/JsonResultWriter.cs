using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace GwyTip.Cli.Output;

/// <summary>JSON lines: one object a scan, one scan a line, so that a reader need not wait for the last.</summary>
internal sealed class JsonResultWriter(TextWriter output) : IResultWriter
{
    // Standard output is not a web page: file names stay readable.
    private static readonly JsonTypeInfo<JsonResult> Shape = new ResultJson(new JsonSerializerOptions(ResultJson.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    }).JsonResult;

    public void Begin()
    {
    }

    public void Write(ScanResult result)
    {
        output.Write(JsonSerializer.Serialize(JsonResult.From(result), Shape));
        output.Write('\n');
        output.Flush();
    }

    public void End()
    {
    }
}
