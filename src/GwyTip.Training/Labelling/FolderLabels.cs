using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>Opens the labels of a folder, brought to what the folder holds now.</summary>
internal static class FolderLabels
{
    private const int MostStates = 9;

    /// <summary>Files that a warning names; of the others it says how many.</summary>
    private const int MostNamed = 5;

    /// <param name="folder">The folder of scans.</param>
    /// <param name="file">The database; null: the one in the folder.</param>
    /// <param name="warn">Told what cannot be read, and which labelled scans are not there any more.</param>
    /// <param name="say">Told what was corrected meanwhile.</param>
    /// <param name="progress">Told how many of how many new files have been read; null: nobody wants to know.</param>
    /// <exception cref="TrainingException">There are no scans, or no labels can be saved.</exception>
    public static LabelsDatabase Open(
        string folder, string? file, Action<string> warn, Action<string> say, Action<int, int>? progress = null)
    {
        // Said before a database is made where no scans are.
        FoundScans.RefuseNone(folder);
        string path = file ?? Path.Combine(folder, LabelsDatabase.FileName);
        bool isNew = !File.Exists(path);
        var database = LabelsDatabase.Open(path);
        try
        {
            var (_, unread) = new FoundScans(database, folder).TakeUp(progress);
            foreach (var one in unread)
            {
                warn($"left out: {one.File}: {one.Reason}");
            }
            if (new MicroscopeCorrections(database, folder).TakeUp(warn) is > 0 and var taken)
            {
                say($"{taken} correction{(taken == 1 ? "" : "s")} from the microscope taken up");
            }
            WarnOfGone(database, warn);
            return database;
        }
        catch
        {
            database.Dispose();
            if (isNew)
            {
                File.Delete(path);
            }
            throw;
        }
    }

    /// <summary>Says what people are asked for: what is named, else what they were, else all that the surface can show.</summary>
    /// <exception cref="TrainingException">A state or the surface is not valid.</exception>
    public static void Ask(LabelsDatabase database, string? surface, string[]? states)
    {
        if (surface is not null)
        {
            if (!GivenLabels.IsSurface(surface))
            {
                throw new TrainingException(
                    $"'{surface}' cannot be the name of a surface: it takes small letters, digits and hyphens, as in si-111");
            }
            if (database.Surface is { } other && other != surface && database.Answers().Count > 0)
            {
                throw new TrainingException($"{database.Path} has labels of {other}, not of {surface}");
            }
        }
        var known = GivenLabels.Known(surface ?? database.Surface ?? "").States;
        string[] asked = states?.Select(s => s.Trim()).ToArray()
            ?? (database.States.Count > 0 ? [.. database.States] : [.. known.Select(s => s.Name)]);
        if (asked.FirstOrDefault(s => !known.Any(k => k.Name == s)) is { } strange)
        {
            throw Unknown(strange, known);
        }
        if (asked.Length > MostStates)
        {
            throw new TrainingException($"there are keys for {MostStates} states");
        }
        // Kept only once all of it can be.
        if (surface is not null)
        {
            database.Surface = surface;
        }
        if (states is not null || database.States.Count == 0)
        {
            database.Ask(asked);
        }
    }

    /// <summary>Gives a state another name, one that GwyTip has words for.</summary>
    /// <exception cref="TrainingException">It has none, or there is no such state.</exception>
    public static void Rename(LabelsDatabase database, string state, string name)
    {
        var known = GivenLabels.Known(database.Surface ?? "").States;
        database.Rename(state, known.Any(k => k.Name == name) ? name : throw Unknown(name, known));
    }

    /// <summary>Nobody can train on what is not there, and whoever labelled it is not to wonder where the labels went.</summary>
    private static void WarnOfGone(LabelsDatabase database, Action<string> warn)
    {
        var labelled = database.LastAnswers().Where(a => a.Said.Kind == AnswerKind.Seen).Select(a => a.Said.Scan)
            .Concat(database.Sql.Ask("SELECT scan FROM imported", r => r.GetInt64(0))).ToHashSet();
        var replaced = database.Replaced;
        KnownScan[] gone = [.. database.Scans.Where(s => !s.IsThere && labelled.Contains(s.Id))];
        string[] changed = [.. gone.Where(s => replaced.Contains(s.Id)).Select(s => s.File).Distinct()];
        if (changed.Length > 0)
        {
            warn((changed.Length == 1 ? "1 file has changed since it was labelled: "
                    : $"{changed.Length} files have changed since they were labelled: ")
                + $"{Named(changed)}; {(changed.Length == 1 ? "its" : "their")} earlier labels are kept, and do not count");
        }
        // What a label file named and nobody has seen yet was never there.
        string[] missing = [.. gone.Where(s => !replaced.Contains(s.Id) && s.Hash is not null).Select(s => s.File)];
        if (missing.Length > 0)
        {
            warn((missing.Length == 1 ? "1 labelled scan is" : $"{missing.Length} labelled scans are")
                + $" not there any more: {Named(missing)}; " + (missing.Length == 1
                    ? "its labels are kept until it is back" : "their labels are kept until they are back"));
        }
    }

    private static string Named(string[] files) => string.Join(", ", files.Take(MostNamed))
        + (files.Length > MostNamed ? $" and {files.Length - MostNamed} more" : "");

    private static TrainingException Unknown(string state, IReadOnlyList<LabelledState> known) => new(
        $"'{state}' is not a tip state that GwyTip has words for; there are {string.Join(", ", known.Select(s => s.Name))}");
}
