using System.CommandLine;
using System.Text;
using GwyTip.Core;
using GwyTip.Training.Bundles;
using GwyTip.Training.Data;
using GwyTip.Training.Labelling;
using GwyTip.Training.NewSurface;
using GwyTip.Training.Runs;

namespace GwyTip.Training.CommandLine;

/// <summary>The options that say which labelled scans become a data set.</summary>
internal sealed class ScanOptions
{
    /// <summary>Name of the label file that is made of class folders.</summary>
    internal const string LabelsName = "labels.csv";

    private readonly Option<FileInfo?> _labels = new("--labels")
    {
        Description = $"label file: CSV with {string.Join(", ", LabelColumns.Needed)} and one column a label"
    };
    private readonly Option<DirectoryInfo?> _images = new("--images")
    {
        Description = "folder of the scans that the label file names, or of the class folders"
    };
    private readonly Option<bool> _classes = new("--classes")
    {
        Description = "no label file: the folders in --images are named after what the scans in them show"
    };
    private readonly Option<string?> _session = new("--session")
    {
        Description = "with --classes: regular expression that finds the session in the name of a scan"
    };
    private readonly Option<string> _surface = new("--surface")
    {
        Description = "surface the scans show",
        DefaultValueFactory = _ => SurfaceLabels.HydrogenSilicon100.Surface
    };
    private readonly Option<string> _source = new("--source") { Description = "where the scans came from, for the card" };
    private readonly Option<string> _licence = new("--licence") { Description = "licence of the scans, for the card" };
    private readonly Option<bool> _simulated = new("--simulated") { Description = "the scans are simulated" };

    private readonly bool _newSurface;

    /// <param name="required">Whether the command can do nothing without scans.</param>
    /// <param name="newSurface">Whether they show a surface that nobody needs to know yet; it then has to be named.</param>
    public ScanOptions(bool required, bool newSurface = false)
    {
        if (newSurface)
        {
            _surface = new Option<string>("--surface")
            {
                Description = "name of the surface the scans show, e.g. si-111",
                Required = true
            };
            _labels.Description = "labels of 'gwytip-train label': the database, or the folder that has one; or a label "
                + "file, with --images";
        }
        _newSurface = newSurface;
        _images.Required = required && !newSurface;
        _source.Required = required;
        _licence.Required = required;
        if (!required)
        {
            _source.DefaultValueFactory = _ => "not stated";
            _licence.DefaultValueFactory = _ => "not stated";
        }
    }

    /// <summary>Of all commands that start from shipped members.</summary>
    public static Option<DirectoryInfo[]> Features() => new("--features")
    {
        Description = "bundles whose members to start from, e.g. models/au-111",
        AllowMultipleArgumentsPerToken = true,
    };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_labels, _images, _classes, _session, _surface, _source, _licence, _simulated])
        {
            command.Options.Add(option);
        }
        command.Validators.Add(result =>
        {
            bool labels = result.GetResult(_labels) is { Implicit: false },
                images = result.GetResult(_images) is { Implicit: false };
            bool classes = result.GetResult(_classes) is { Implicit: false };
            if (images && labels == classes)
            {
                result.AddError(labels ? "--labels and --classes exclude each other" : "--images needs --labels FILE, or "
                    + "--classes for folders named after tip states");
            }
            bool database = _newSurface && labels && LabelsDatabase.IsAt(result.GetValue(_labels)!.FullName);
            if (_newSurface && !images && !labels && !classes)
            {
                result.AddError("it takes scans: --labels with what 'gwytip-train label' made, or --images with --classes");
            }
            if (!images && (labels || classes) && !database)
            {
                result.AddError($"{(labels ? "--labels" : "--classes")} needs --images");
            }
            if (!classes && result.GetResult(_session) is { Implicit: false })
            {
                result.AddError("--session is for --classes; a label file names the sessions");
            }
        });
    }

    public bool AreGiven(ParseResult arguments) => arguments.GetValue(_images) is not null;

    public string Images(ParseResult arguments) => Path.TrimEndingDirectorySeparator(arguments.GetValue(_images)!.FullName);

    /// <summary>Imports the scans into a folder and says what was found.</summary>
    /// <exception cref="TrainingException">Labels or scans are wrong; nothing was written.</exception>
    public DataSet Import(ParseResult arguments, string folder, TextWriter output)
    {
        void Warn(string what) => output.WriteLine($"warning: {what}");
        string images = Images(arguments);
        var data = arguments.GetValue(_classes)
            ? OfClasses(arguments, images, folder, Warn)
            : Of(arguments, arguments.GetValue(_labels)!.FullName, images, Warn);
        data.Save(folder);
        ImportSummary.Write(output, data);
        output.WriteLine($"wrote {Path.Combine(folder, DataSetDescription.FileName)}");
        return data;
    }

    /// <summary>Compares what is given with what a run was begun with: it goes on with nothing else.</summary>
    /// <returns>What it was begun with; null: just this.</returns>
    /// <exception cref="TrainingException">A folder is named after no state, or the scans' sessions cannot be told.</exception>
    public string? DifferenceFrom(DataSetDescription begun, ParseResult arguments)
    {
        string images = Images(arguments);
        if (begun.Images != images)
        {
            return $"the scans of {begun.Images}";
        }
        if (arguments.GetResult(_surface) is { Implicit: false } && begun.Surface != arguments.GetValue(_surface))
        {
            return $"scans of {begun.Surface}";
        }
        byte[] labels = arguments.GetValue(_classes)
            ? Encoding.UTF8.GetBytes(new ClassFolder(
                images, SurfaceLabels.ForSurface(begun.Surface, begun.States), arguments.GetValue(_session), _ => { }).Labels())
            : File.ReadAllBytes(arguments.GetValue(_labels)!.FullName);
        return BundleFiles.Hash(labels) == begun.LabelsSha256
            ? null
            : arguments.GetValue(_classes)
                ? $"other scans or labels than the folders in {images} say now"
                : $"other labels than those of {arguments.GetValue(_labels)!.FullName} now";
    }

    /// <summary>
    /// What is said of the scans now, and changes none of them, is what a run that was begun says of them from now on.
    /// </summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="folder">The run's.</param>
    public void TakeOver(ParseResult arguments, string folder)
    {
        string? Told(Option<string> option) =>
            arguments.GetResult(option) is { Implicit: false } ? arguments.GetValue(option) : null;
        var begun = DataSetDescription.Read(folder);
        var now = begun with
        {
            Source = Told(_source) ?? begun.Source,
            Licence = Told(_licence) ?? begun.Licence,
            Simulated = begun.Simulated || arguments.GetValue(_simulated),
        };
        if (now != begun)
        {
            RunJson.Write(Path.Combine(folder, DataSetDescription.FileName), now);
        }
    }

    /// <summary>
    /// The labels of a surface that need not be known, with such states as they name. Nothing is written but that a database is
    /// brought to what its folder holds.
    /// </summary>
    /// <exception cref="TrainingException">Labels or scans are wrong.</exception>
    public NewLabels ReadNew(ParseResult arguments, Action<string> warn, Action<string> say)
    {
        string surface = arguments.GetValue(_surface)!;
        string? database = arguments.GetValue(_labels)?.FullName is { } path && LabelsDatabase.IsAt(path)
            ? LabelsDatabase.FileAt(path) : null;
        string images = arguments.GetValue(_images) is null ? Path.GetDirectoryName(database)! : Images(arguments);
        if (!GivenLabels.IsSurface(surface))
        {
            throw new TrainingException(
                $"'{surface}' cannot be the name of a surface: it takes small letters, digits and hyphens, as in si-111");
        }
        if (database is not null)
        {
            var (shown, labels) = OfDatabase(database, images, surface, warn, say);
            return new NewLabels(shown, labels, database, images);
        }
        WarnOfCorrections(images, warn);
        if (arguments.GetValue(_classes))
        {
            var named = GivenLabels.OfFolders(surface, images);
            string sorted = new ClassFolder(images, named, arguments.GetValue(_session), warn).Labels();
            return new NewLabels(named, sorted, images, images);
        }
        string file = arguments.GetValue(_labels)!.FullName;
        var (given, text) = GivenLabels.OfFile(surface, file, warn);
        return new NewLabels(given, text, file, images);
    }

    /// <summary>
    /// Imports such labels into the folder of a run. One that was interrupted goes on with the labels that it began with: what
    /// people said meanwhile waits for the next.
    /// </summary>
    /// <param name="arguments">What was typed.</param>
    /// <param name="labels">The labels of now.</param>
    /// <param name="folder">The run's.</param>
    /// <param name="warn">Told that others wait.</param>
    /// <exception cref="TrainingException">
    /// Labels or scans are wrong, or not those that the run began with; nothing was written.
    /// </exception>
    public DataSet ImportNew(ParseResult arguments, NewLabels labels, string folder, Action<string> warn)
    {
        if (RunFolder.HasBegun(folder))
        {
            bool same = labels.AreOf(folder), goesOn = !same && !TrainedRun.Open(folder).IsFinished();
            if (goesOn)
            {
                warn($"scans or labels have changed since {folder} was begun; it is trained to its end with those that it began "
                    + "with, and --again takes up the others then");
            }
            if (!same && !goesOn)
            {
                throw new TrainingException($"{folder} holds a run that was begun with other scans or labels; name another "
                    + "folder with --run, or delete it; or let its members go on with these: --again");
            }
            TakeOver(arguments, folder);
            return DataSet.Open(folder);
        }
        string[] states = [.. labels.Surface.States.Select(s => s.Name)];
        var data = OfText(labels.Text, folder, labels.Name, trial => DataSet.Import(
            labels.Surface.Surface, trial, labels.Images, arguments.GetValue(_source)!, arguments.GetValue(_licence)!,
            arguments.GetValue(_simulated), warn: null, states));
        data.Save(folder);
        return data;
    }

    private static (SurfaceLabels Surface, string Text) OfDatabase(
        string file, string images, string surface, Action<string> warn, Action<string> say)
    {
        using var database = FolderLabels.Open(images, file, warn, say);
        if (database.Surface is { } other && other != surface)
        {
            throw new TrainingException($"{file} has labels of {other}, not of {surface}");
        }
        var export = new LabelExport(database) { OnlyThere = true };
        string text = export.Text();
        if (export.Missing > 0)
        {
            warn($"{export.Missing} scans that a label file names are not there; they are left out");
        }
        foreach (var (state, answers) in database.FormerStates)
        {
            warn($"{answers} answers name {state}, which nobody is asked for: it is not learned");
        }
        if (export.HalfLabelled > 0)
        {
            warn(export.SaysHalfLabelled());
        }
        return GivenLabels.OfText(surface, file, text, FewScans.Least, warn);
    }

    /// <summary>Corrections go into a database: where labels come otherwise, nobody takes them up.</summary>
    private static void WarnOfCorrections(string images, Action<string> warn)
    {
        if (File.Exists(Path.Combine(images, MicroscopeCorrections.FileName)))
        {
            warn($"{MicroscopeCorrections.FileName} is not taken up: that takes the labels of 'gwytip-train label'");
        }
    }

    private DataSet OfClasses(ParseResult arguments, string images, string folder, Action<string> warn)
    {
        string text = new ClassFolder(
            images, SurfaceLabels.ForSurface(arguments.GetValue(_surface)!), arguments.GetValue(_session), warn).Labels();
        return OfText(text, folder, images, trial => Of(arguments, trial, images, warn));
    }

    /// <summary>A data set whose label file we write ourselves.</summary>
    private static DataSet OfText(string text, string folder, string name, Func<string, DataSet> import)
    {
        // Imported from a file of another name first, so that a fault leaves an earlier import as it is.
        string path = Path.Combine(folder, LabelsName), trial = path + ".new";
        bool made = !Directory.Exists(folder);
        Folders.Make(folder);
        try
        {
            WholeFile.Write(trial, text);
            var data = import(trial);
            File.Move(trial, path, overwrite: true);
            return data.WithLabelsAt(path);
        }
        catch (Exception e)
        {
            File.Delete(trial);
            if (made)
            {
                Directory.Delete(folder);
            }
            // The user knows the file by another name.
            throw e is TrainingException && e.Message.Contains(trial, StringComparison.Ordinal)
                ? new TrainingException(e.Message.Replace(trial, name, StringComparison.Ordinal), e)
                : e;
        }
    }

    private DataSet Of(ParseResult arguments, string labels, string images, Action<string> warn) => DataSet.Import(
        arguments.GetValue(_surface)!, labels, images, arguments.GetValue(_source)!, arguments.GetValue(_licence)!,
        arguments.GetValue(_simulated), warn);
}

/// <summary>The labels of a surface that need not be known.</summary>
/// <param name="Surface">The surface, and the states that the labels name.</param>
/// <param name="Text">The label file that says the same.</param>
/// <param name="Name">Where they are from, for what is said about them.</param>
/// <param name="Images">Full path of the folder of scans.</param>
internal sealed record NewLabels(SurfaceLabels Surface, string Text, string Name, string Images)
{
    /// <summary>Whether a run was begun with just these.</summary>
    public bool AreOf(string folder)
    {
        string path = Path.Combine(folder, ScanOptions.LabelsName);
        return File.Exists(path) && File.ReadAllText(path) == Text && DataSetDescription.Read(folder).Images == Images;
    }
}
