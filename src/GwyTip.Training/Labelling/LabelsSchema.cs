namespace GwyTip.Training.Labelling;

/// <summary>The tables of a labels database, and how an older or newer one is told.</summary>
internal static class LabelsSchema
{
    /// <summary>What this program writes, and the newest that it reads.</summary>
    public const int Version = 2;

    /// <summary>SQLite's mark of what a file is for: "GwTp".</summary>
    private const int Application = 0x47775470;

    /// <summary>
    /// Answers are only ever added: the one that counts of a person and a scan is the last. What was withdrawn, or changed one's
    /// mind about, stays to be read, and no clock decides which came first. <c>asked</c> has the numbers of the states that
    /// were asked for: of others an answer says nothing. Null: of an older program, for all.
    /// </summary>
    private const string Tables = """
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        CREATE TABLE states (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, position INTEGER);
        CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, token TEXT NOT NULL UNIQUE);
        CREATE TABLE scans (
            id INTEGER PRIMARY KEY, hash TEXT UNIQUE, file TEXT NOT NULL, session TEXT NOT NULL, series TEXT NOT NULL,
            problem TEXT, look BLOB);
        CREATE TABLE files (
            path TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, scan INTEGER NOT NULL REFERENCES scans);
        CREATE INDEX scans_at ON scans (file);
        CREATE INDEX files_of ON files (scan);
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT, scan INTEGER NOT NULL REFERENCES scans,
            person INTEGER NOT NULL REFERENCES people,
            kind TEXT NOT NULL CHECK (kind IN ('seen', 'cannot tell', 'withdrawn')), note TEXT NOT NULL, chosen TEXT NOT NULL,
            seconds REAL NOT NULL, time TEXT NOT NULL, asked TEXT);
        CREATE INDEX answers_of ON answers (scan, person, id);
        CREATE TABLE answer_states (
            answer INTEGER NOT NULL REFERENCES answers, state INTEGER NOT NULL REFERENCES states, PRIMARY KEY (answer, state))
            WITHOUT ROWID;
        CREATE TABLE imports (id INTEGER PRIMARY KEY, name TEXT NOT NULL, header TEXT NOT NULL, ending TEXT NOT NULL);
        CREATE TABLE imported (
            import INTEGER NOT NULL REFERENCES imports, position INTEGER NOT NULL, scan INTEGER NOT NULL REFERENCES scans,
            line TEXT NOT NULL, PRIMARY KEY (import, position)) WITHOUT ROWID;
        CREATE INDEX imported_of ON imported (scan);
        CREATE TABLE corrections (line TEXT PRIMARY KEY) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables of a file that has none, and looks at those of another.</summary>
    /// <exception cref="TrainingException">The file is of a newer program, or of another kind.</exception>
    public static void Prepare(SqlFile file, string path)
    {
        file.Do("PRAGMA foreign_keys = ON");
        long version = file.One<long>("PRAGMA user_version") ?? 0;
        if (version == 0 && file.One<long>("SELECT COUNT(*) FROM sqlite_master") == 0)
        {
            // Each commit is on the disk before it returns, and those who read need not wait for one who writes.
            file.Do("PRAGMA journal_mode = WAL");
            file.Do("PRAGMA synchronous = FULL");
            file.Together(() =>
            {
                // Another program may have been quicker.
                if (file.One<long>("PRAGMA user_version") == 0)
                {
                    file.Do($"PRAGMA application_id = {Application}");
                    file.Do(Tables);
                    file.Do($"PRAGMA user_version = {Version}");
                }
            });
            return;
        }
        if (file.One<long>("PRAGMA application_id") != Application)
        {
            throw new TrainingException($"{path}: it is a database, but not one of labels");
        }
        if (version > Version)
        {
            throw new TrainingException(
                $"{path}: a newer GwyTip wrote it (version {version} of its tables; this one knows {Version}). Take that one; "
                + "nothing was changed");
        }
        file.Do("PRAGMA synchronous = FULL");
        file.Together(() =>
        {
            if (file.One<long>("PRAGMA user_version") == 1)
            {
                file.Do("ALTER TABLE answers ADD COLUMN asked TEXT");
                file.Do($"PRAGMA user_version = {Version}");
            }
        });
    }
}
