namespace GwyTip.Eng;

/// <summary>
/// Files that were copied into a folder, written down in a list there, so that exactly they can be removed again: what a user
/// adds (a bundle of their own) stays.
/// </summary>
/// <param name="folder">Ours: it goes when it is empty. Files may also be copied elsewhere.</param>
internal sealed class CopiedFiles(string folder)
{
    private readonly string _list = Path.Combine(folder, "installed.txt");

    public bool AreThere => File.Exists(_list);

    /// <summary>Copies files in place of those copied before.</summary>
    public void Copy(IReadOnlyCollection<(string From, string To)> copies)
    {
        Remove();
        Directory.CreateDirectory(folder);
        // First the list: a copy that is cut short can be undone too.
        File.WriteAllLines(_list, copies.Select(c => c.To));
        foreach ((string from, string to) in copies)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            // Renamed into place: a running viewer keeps the file it has mapped.
            File.Copy(from, to + ".new", overwrite: true);
            File.Move(to + ".new", to, overwrite: true);
        }
    }

    /// <returns>How many files were removed.</returns>
    public int Remove()
    {
        if (!AreThere)
        {
            return 0;
        }
        string[] listed = [.. File.ReadAllLines(_list).Where(File.Exists)];
        foreach (string file in (string[])[.. listed, _list])
        {
            File.Delete(file);
            RemoveEmptyFolders(Path.GetDirectoryName(file)!);
        }
        return listed.Length;
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
