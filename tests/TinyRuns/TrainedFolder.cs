namespace GwyTip.Tests;

/// <summary>A folder with made-up scans, their data set, a configuration, and a run of it.</summary>
public sealed class TrainedFolder : IDisposable
{
    public const string Config = """
        {
          // two small members for the image, one for the lines
          "data": "data",
          "folds": 3,
          "bf16": false,
          "members": [
            { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 2, "seed": 1 },
            { "width": 0.1, "first_stride": 2, "batch_size": 8, "epochs": 2, "seed": 2, "optimizer": "sgd",
              "learning_rate": 0.01 },
            { "network": "line-statistics", "width": 0.5, "batch_size": 8, "epochs": 2, "seed": 3 },
          ]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public TrainedFolder()
    {
        TinyTraining.Make(Path, sessions: 9, perSession: 5);
        File.WriteAllText(System.IO.Path.Combine(Path, "config.json"), Config);
        TestedProgram.Trainer.Succeed(
            Path, "import", "--labels", "labels.csv", "--images", "images", "--source", "made up for a test", "--licence", "CC0",
            "--simulated", "--out", "data");
        Output = TestedProgram.Trainer.Succeed(Path, "train", "--config", "config.json", "--run", "run");
    }

    public string Path => _folder.Path;

    /// <summary>What training said.</summary>
    public string Output { get; }

    public void Dispose() => _folder.Dispose();
}

/// <summary>Tests that look at one and the same run, which is trained once; none of them may change it.</summary>
[CollectionDefinition(Name)]
public sealed class OneTrainedFolder : ICollectionFixture<TrainedFolder>
{
    public const string Name = "trained";
}
