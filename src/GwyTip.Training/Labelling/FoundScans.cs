using System.Collections.Concurrent;
using System.Security.Cryptography;
using GwyTip.ScanFiles;
using GwyTip.Training.Data;

namespace GwyTip.Training.Labelling;

/// <summary>
/// Brings a labels database to what a folder holds now. A file that the database saw at that size and time is not read again;
/// others are known by the SHA-256 of what they hold.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="folder">The folder of scans; those below it count, too.</param>
public sealed class FoundScans(LabelsDatabase database, string folder)
{
    /// <summary>Files that are noted at once: a kill costs the reading of so many.</summary>
    private const int Batch = 500;

    /// <param name="progress">Told how many of how many files have been read.</param>
    /// <returns>Scans that are there, and files and folders that could not be read, with why.</returns>
    /// <exception cref="TrainingException">There is no such folder, or no scan in it.</exception>
    public (int Scans, IReadOnlyList<UnusedScan> Unread) TakeUp(Action<int, int>? progress = null)
    {
        RefuseNone(folder);
        var walk = FolderWalk.Through(folder);
        var found = walk.Files.Where(f => ScanNames.MayBeScan(f.Path))
            .ToDictionary(f => NameOf(f.Path), f => f, StringComparer.Ordinal);
        if (found.Count == 0)
        {
            throw new TrainingException($"{folder} holds no scans, nor do the folders in it");
        }
        var known = database.Sql.Ask(
            "SELECT path, size, modified FROM files", r => (Path: r.GetString(0), Size: r.GetInt64(1), Modified: r.GetInt64(2)))
            .ToDictionary(f => f.Path, f => (f.Size, f.Modified), StringComparer.Ordinal);
        string[] changed =
        [
            .. found.Where(f => !known.TryGetValue(f.Key, out var was) || was != (f.Value.Size, f.Value.Modified.Ticks))
                .Select(f => f.Key).Order(StringComparer.Ordinal),
        ];
        List<UnusedScan> unread =
        [
            .. walk.LeftOut.Where(l => l.Kind == LeftOutKind.Folder).Select(l => new UnusedScan(NameOf(l.Path), l.Why)),
        ];
        int read = 0;
        foreach (string[] some in changed.Chunk(Batch))
        {
            Note(some, found, unread);
            progress?.Invoke(read += some.Length, changed.Length);
        }
        database.Sql.Together(() =>
        {
            foreach (string gone in known.Keys.Where(k => !found.ContainsKey(k)))
            {
                database.Sql.Do("DELETE FROM files WHERE path = $path", ("$path", gone));
            }
            RenameMoved();
        });
        return (database.Scans.Count(s => s.IsThere), unread);
    }

    private string NameOf(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    /// <summary>
    /// Found under another name, a scan is called by that one; its session stays, unless none was known.
    /// </summary>
    private void RenameMoved()
    {
        var moved = database.Sql.Ask(
            """
            SELECT id, session, series, (SELECT MIN(path) FROM files WHERE scan = scans.id) AS now FROM scans
            WHERE now IS NOT NULL AND NOT EXISTS (SELECT 1 FROM files WHERE scan = scans.id AND path = scans.file)
            """,
            r => (Id: r.GetInt64(0), Session: r.GetString(1), Series: r.GetString(2), Now: r.GetString(3)));
        foreach (var scan in moved)
        {
            var (session, series) = scan.Session == ClassFolder.UnknownSession
                ? SessionNames.Guess(scan.Now) : (scan.Session, scan.Series);
            database.Sql.Do(
                "UPDATE scans SET file = $file, session = $session, series = $series WHERE id = $id", ("$file", scan.Now),
                ("$session", session), ("$series", series), ("$id", scan.Id));
        }
    }

    /// <exception cref="TrainingException">There is no such folder.</exception>
    internal static void RefuseNone(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new TrainingException(
                File.Exists(folder) ? $"{folder} is a file; give the folder that it lies in" : $"there is no folder {folder}");
        }
    }

    private void Note(string[] files, Dictionary<string, FoundFile> found, List<UnusedScan> unread)
    {
        var hashes = new ConcurrentDictionary<string, string>();
        var problems = new ConcurrentBag<UnusedScan>();
        Parallel.ForEach(files, file =>
        {
            try
            {
                // A pipe has no size either, and reading one would wait for whoever fills it.
                using Stream stream = found[file].Size == 0 ? Stream.Null : File.OpenRead(found[file].Path);
                hashes[file] = Convert.ToHexStringLower(SHA256.HashData(stream));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problems.Add(new UnusedScan(file, e.Message));
            }
        });
        unread.AddRange(problems.OrderBy(p => p.File, StringComparer.Ordinal));
        database.Sql.Together(() =>
        {
            foreach (string file in files.Where(hashes.ContainsKey))
            {
                database.Sql.Do(
                    """
                    INSERT INTO files VALUES ($path, $size, $modified, $scan) ON CONFLICT (path)
                    DO UPDATE SET size = excluded.size, modified = excluded.modified, scan = excluded.scan
                    """,
                    ("$path", file), ("$size", found[file].Size), ("$modified", found[file].Modified.Ticks),
                    ("$scan", ScanOf(file, hashes[file])));
            }
        });
    }

    private long ScanOf(string file, string hash)
    {
        var sql = database.Sql;
        if (sql.One<long>("SELECT id FROM scans WHERE hash = $hash", ("$hash", hash)) is { } known)
        {
            return known;
        }
        // A label file named it before it was here.
        if (sql.One<long>("SELECT id FROM scans WHERE hash IS NULL AND file = $file", ("$file", file)) is { } named)
        {
            sql.Do("UPDATE scans SET hash = $hash WHERE id = $id", ("$hash", hash), ("$id", named));
            return named;
        }
        var (session, series) = SessionNames.Guess(file);
        sql.Do(
            "INSERT INTO scans (hash, file, session, series) VALUES ($hash, $file, $session, $series)", ("$hash", hash),
            ("$file", file), ("$session", session), ("$series", series));
        return sql.One<long>("SELECT last_insert_rowid()")!.Value;
    }
}
