using System.CommandLine;
using GwyTip.Core;
using GwyTip.Training.Data;
using GwyTip.Training.Runs;

namespace GwyTip.Training.CommandLine;

/// <summary>The options that say which labelled scans become a data set.</summary>
internal sealed class ScanOptions
{
    /// <summary>Name of the label file that is made of class folders.</summary>
    internal const string LabelsName = "labels.csv";

    private readonly Option<FileInfo?> _labels = new("--labels") { Description = $"label file: CSV with {string.Join(", ", LabelColumns.Needed)} and one column a label" };
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
        }
        _images.Required = required;
        _source.Required = required;
        _licence.Required = required;
        if (!required)
        {
            _source.DefaultValueFactory = _ => "not stated";
            _licence.DefaultValueFactory = _ => "not stated";
        }
    }

    /// <summary>Of all commands that start from shipped members.</summary>
    public static Option<DirectoryInfo[]> Features(bool required) => new("--features")
    {
        Description = "bundles whose members to start from, e.g. models/au-111",
        Required = required,
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
            if (!images && (labels || classes))
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

    /// <summary>
    /// Imports scans of a surface that need not be known, with such states as their labels name, into the folder of a run; where
    /// that run has begun, they have to be what they were.
    /// </summary>
    /// <exception cref="TrainingException">
    /// Labels or scans are wrong, or not those that the run began with; nothing was written.
    /// </exception>
    public DataSet ImportNew(ParseResult arguments, string folder, Action<string> warn)
    {
        string surface = arguments.GetValue(_surface)!, images = Images(arguments);
        if (!GivenLabels.IsSurface(surface))
        {
            throw new TrainingException(
                $"'{surface}' cannot be the name of a surface: it takes small letters, digits and hyphens, as in si-111");
        }
        SurfaceLabels given;
        string text, name = images;
        if (arguments.GetValue(_classes))
        {
            given = GivenLabels.OfFolders(surface, images);
            text = new ClassFolder(images, given, arguments.GetValue(_session), warn).Labels();
        }
        else
        {
            name = arguments.GetValue(_labels)!.FullName;
            (given, text) = GivenLabels.OfFile(surface, name, warn);
        }
        if (RunFolder.HasBegun(folder))
        {
            string path = Path.Combine(folder, LabelsName);
            return File.Exists(path) && File.ReadAllText(path) == text && DataSetDescription.Read(folder).Images == images
                ? DataSet.Open(folder)
                : throw new TrainingException($"{folder} holds a run that was begun with other scans or labels; name another "
                    + "folder with --run, or delete it");
        }
        string[] states = [.. given.States.Select(s => s.Name)];
        var data = OfText(text, folder, name, labels => DataSet.Import(
            surface, labels, images, arguments.GetValue(_source)!, arguments.GetValue(_licence)!, arguments.GetValue(_simulated),
            warn: null, states));
        data.Save(folder);
        return data;
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
            throw e is TrainingException && e.Message.StartsWith(trial, StringComparison.Ordinal)
                ? new TrainingException(name + e.Message[trial.Length..], e)
                : e;
        }
    }

    private DataSet Of(ParseResult arguments, string labels, string images, Action<string> warn) => DataSet.Import(
        arguments.GetValue(_surface)!, labels, images, arguments.GetValue(_source)!, arguments.GetValue(_licence)!,
        arguments.GetValue(_simulated), warn);
}
