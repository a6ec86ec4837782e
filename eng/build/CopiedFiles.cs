namespace GwyTip.Eng;

/// <summary>
/// Files that were copied into a folder, written down in a list there, so that exactly they can be removed again: what a user
/// adds (a bundle of their own) stays.
/// </summary>
/// <param name="folder">Ours: it goes when it is empty. Files may also be copied elsewhere.</param>
internal sealed class CopiedFiles(string folder)
{
    /// <summary>Ending of a file that is not in its place yet.</summary>
    private const string New = ".new";

    private readonly string _list = Path.Combine(folder, "installed.txt");

    public bool AreThere => File.Exists(_list);

    /// <summary>Whether a file that a program has open can neither be replaced nor removed.</summary>
    public bool OpenFilesStay { get; init; } = OperatingSystem.IsWindows();

    /// <summary>What was copied before and is there still.</summary>
    private string[] Listed => AreThere ? [.. File.ReadAllLines(_list).Where(File.Exists)] : [];

    /// <summary>Copies files in place of those copied before.</summary>
    /// <exception cref="BuildException">
    /// A file cannot be written or replaced. What was installed before is as it was, unless the message says otherwise.
    /// </exception>
    public void Copy(IReadOnlyCollection<(string From, string To)> copies)
    {
        // All of them beside their places first: a full disk or a read-only folder then costs nothing.
        (string From, string To)[] beside = [.. copies.Select(c => (c.From, c.To + New))];
        try
        {
            foreach ((string from, string to) in beside)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(from, to, overwrite: true);
            }
            RefuseObstacles([.. Listed, _list, .. copies.Select(c => c.To)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(beside.Select(b => b.To));
            throw new BuildException($"Nothing is installed, and what was there before is as it was: {e.Message}");
        }
        try
        {
            RemoveFiles();
            Directory.CreateDirectory(folder);
            // First the list: what is cut short now can be undone too.
            File.WriteAllLines(_list, copies.Select(c => c.To));
            foreach ((_, string to) in copies)
            {
                // Renamed into place: a running viewer keeps the file it has mapped.
                File.Move(to + New, to, overwrite: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Delete(beside.Select(b => b.To));
            throw new BuildException($"Not everything is installed; install again once this is put right: {e.Message}");
        }
    }

    /// <returns>How many files were removed.</returns>
    /// <exception cref="BuildException">A file cannot be removed.</exception>
    public int Remove()
    {
        try
        {
            RefuseObstacles([.. Listed, _list]);
            return RemoveFiles();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BuildException($"Not everything could be removed; {_list} lists what was installed: {e.Message}");
        }
    }

    private int RemoveFiles()
    {
        if (!AreThere)
        {
            return 0;
        }
        string[] listed = Listed;
        Delete([.. listed, _list]);
        return listed.Length;
    }

    private void Delete(IEnumerable<string> files)
    {
        foreach (string file in files.Where(File.Exists))
        {
            File.Delete(file);
            RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        }
    }

    /// <summary>Before anything is touched: half an installation is worse than none.</summary>
    /// <exception cref="IOException">One of the files can be neither replaced nor removed.</exception>
    private void RefuseObstacles(string[] files)
    {
        foreach (string file in files.Where(Path.Exists))
        {
            if (Directory.Exists(file))
            {
                throw new IOException($"{file} is a folder, and a file is to take its place.");
            }
            if (OpenFilesStay)
            {
                RefuseOpen(file);
            }
        }
    }

    private static void RefuseOpen(string file)
    {
        try
        {
            File.Open(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        }
        catch (UnauthorizedAccessException e)
        {
            throw new IOException($"{file} cannot be changed: it is read-only, or not yours.", e);
        }
        catch (IOException e)
        {
            throw new IOException($"{file} is in use: close Gwyddion and gwytip first.", e);
        }
    }

    /// <summary>Only our folder and those below it: the others, even empty, are somebody else's.</summary>
    private void RemoveEmptyFolders(string place)
    {
        while ((place == folder || place.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            && Directory.Exists(place) && !Directory.EnumerateFileSystemEntries(place).Any())
        {
            Directory.Delete(place);
            place = Path.GetDirectoryName(place)!;
        }
    }
}
