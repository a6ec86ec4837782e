using System.Text;
using GwyTip.Inference;
using GwyTip.ScanFiles;
using GwyTip.Tests.Torture.Attacks;
using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Runs;

namespace GwyTip.Tests.Torture.Readers;

/// <summary>The readers of labels, configurations, manifests and of what the helper answers.</summary>
internal sealed class TextTargets : IDisposable
{
    private static readonly string[] Json =
        ["{", "}", "[", "]", ":", ",", "\"", "null", "true", "false", "1e999", "\\u0000", "\\ud800", "{}", "[]", "\"\"", "//",
            "/*"];

    private readonly TemporaryFolder _folder = new();
    private readonly TinyModels _models = new();

    public IEnumerable<Target> All => [Labels(), Manifest(), Config(), DataSetFile(), Helper()];

    public void Dispose()
    {
        _folder.Dispose();
        _models.Dispose();
    }

    private Target Labels()
    {
        var surface = SurfaceLabels.HydrogenSilicon100;
        string header = string.Join(',', LabelFile.Needed(surface));
        string answers = string.Join(',', surface.States.SelectMany(s => s.Columns).Select(_ => "0.33"));
        string row = $"a b.gwy,\"monday, early\",s 1,3,{answers}";
        return File(
            "labels", [$"{header}\n{row}\n{row.Replace("a b", "c", StringComparison.Ordinal)}\n",
                $"{header},use\r\n{row},train\r\n"],
            [.. LabelFile.Needed(surface), "use", "train", "held_out", "\"", "\"\"", ",", "\n", "\r\n", ";", "0.5", "1",
                "\uFEFF"],
            path => LabelFile.Read(path, surface), e => e is TrainingException { Message.Length: > 0 });
    }

    private Target Manifest()
    {
        var bundle = _models.Add("au-111", TinyModels.TwoMembers);
        _models.LetTell(bundle, 1);
        string path = _models.PathOf("au-111", BundleManifest.FileName);
        string text = System.IO.File.ReadAllText(path);
        return new Target(
            "manifest", IsText: true, [Encoding.UTF8.GetBytes(text)],
            [.. Json, "\"format_version\": ", "\"surface\": ", "\"states\": ", "\"members\": ", "\"file\": ",
                "\"../member-1.onnx\"",
                "\"/etc/passwd\"", "\"sha256\": ", "\"views\": 5", "\"inputs\": ", "\"image\"", "\"threshold\": ",
                    "\"calibration\": "],
            file =>
            {
                Overwrite(path, file);
                Bundle.Load(Path.GetDirectoryName(path)!);
            },
            e => e is BundleException && e.Message.Contains(Path.GetDirectoryName(path)!, StringComparison.Ordinal));
    }

    private Target Config() => File(
        "run-configuration",
        [
            """
            { "data": "data", "folds": 3, "bf16": false, "views": 5, "labels": "multi_class", "split_by": "series",
              "members": [ { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 2, "seed": 1, "fold": 2 },
                { "network": "line-statistics", "optimizer": "sgd", "learning_rate": 0.01, "tells": "tip_change" } ],
              "augmentation": { "rotation": 10 } }
            """,
            RunJson.ToText(new TrainingConfig { Members = [new(), new() { Network = "vgg-like" }] }),
        ],
        [.. Json, "\"members\": ", "\"network\": ", "\"width\": ", "\"fold\": ", "\"seed\": ", "\"augmentation\": ",
            "\"random-forest\""],
        path => TrainingConfig.Read(path), e => e is TrainingException { Message.Length: > 0 });

    private Target DataSetFile() => new(
        "data-set", IsText: true,
        [
            Encoding.UTF8.GetBytes(RunJson.ToText(new DataSetDescription
            {
                Surface = "si-h-100",
                Labels = "labels.csv",
                Images = "images",
                Source = "made up",
                Licence = "CC0",
                Simulated = true,
                LabelsSha256 = new string('0', 64),
                LeftOut = [new Training.Data.UnusedScan("a.gwy", "it is constant")],
            })),
        ],
        [.. Json, "\"surface\": ", "\"labels\": ", "\"left_out\": ", "\"reason\": ", "\"states\": [\"rows\"]", "\"made_by\": "],
        file =>
        {
            Overwrite(Path.Combine(_folder.Path, DataSetDescription.FileName), file);
            DataSetDescription.Read(_folder.Path);
        },
        e => e is TrainingException { Message.Length: > 0 });

    private static Target Helper()
    {
        byte[] heights = new byte[4 * 3 * sizeof(double)];
        byte[] image = Encoding.UTF8.GetBytes(
            """{"id":0,"title":"Z µ","unit_z":"m","width":4,"lines":3,"metres_per_pixel_x":1e-9,"metres_per_pixel_y":0,"""
            + "\"direction\":\"down\"}\n");
        byte[] one = [.. "{\"status\":\"ok\",\"channels\":1}\n"u8, .. image, .. heights];
        byte[] two = [.. "{\"status\":\"ok\",\"channels\":2}\n"u8, .. image, .. heights, .. image, .. heights];
        byte[] error = [.. "{\"status\":\"error\",\"message\":\"no\",\"reason\":\"no-image\"}\n"u8];
        byte[] known = [.. "{\"status\":\"known\",\"format\":\"nanonis\",\"sure\":true,\"picture\":false}\n"u8];
        return new Target(
            "helper", IsText: true, [one, two, error, known],
            [.. Json, "\"status\":\"ok\"", "\"channels\":", "\"width\":", "\"lines\":", "\"id\":", "\"error\"", "\"known\"",
                "\"reason\":\"no-reader\"", "\"not-grey\"", "\n", "268435456", "16384", "\"direction\":\"up\"", "-1", "1e5"],
            file =>
            {
                if (!file.AsSpan().StartsWith("{\"status\":\"known\""u8))
                {
                    new HelperAnswer(new MemoryStream(file)).Read("attacked");
                }
                else
                {
                    new HelperAnswer(new MemoryStream(file)).ReadFormat("attacked");
                }
            },
            e => e is ScanFileException or EndOfStreamException or HelperFailure);
    }

    /// <summary>Without emptying the file first: one that was emptied is written to the disk when it is closed.</summary>
    private static void Overwrite(string path, byte[] bytes)
    {
        using var file = System.IO.File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
        RandomAccess.SetLength(file, bytes.Length);
    }

    private Target File(string name, string[] seeds, string[] words, Action<string> read, Predicate<Exception> refuses)
    {
        string path = Path.Combine(_folder.Path, name);
        return new Target(
            name, IsText: true, [.. seeds.Select(Encoding.UTF8.GetBytes)], words,
            bytes =>
            {
                Overwrite(path, bytes);
                read(path);
            },
            refuses);
    }
}
