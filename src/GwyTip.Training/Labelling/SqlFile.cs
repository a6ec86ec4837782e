using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace GwyTip.Training.Labelling;

/// <summary>
/// A SQLite file on one connection, which several threads may use in turn. What SQLite refuses is said in a sentence that a
/// person can act on. A change is on the disk when its call returns.
/// </summary>
internal sealed class SqlFile : IDisposable
{
    /// <summary>Another program may be writing for so long.</summary>
    private const int PatienceSeconds = 20;

    private readonly SqliteConnection _connection;
    private readonly string _path;
    private readonly Lock _turn = new();
    private SqliteTransaction? _open;

    private SqlFile(SqliteConnection connection, string path) => (_connection, _path) = (connection, path);

    /// <param name="path">The file; made where it is missing.</param>
    /// <exception cref="TrainingException">It cannot be opened or written.</exception>
    public static SqlFile Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            // A pooled connection would keep the file open, and on Windows nobody could move it.
            Pooling = false,
            DefaultTimeout = PatienceSeconds,
        }.ToString());
        var file = new SqlFile(connection, path);
        try
        {
            file.Guarded(() =>
            {
                connection.Open();
                return 0;
            });
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <returns>Rows changed.</returns>
    public int Do(string sql, params (string Name, object? Value)[] values) => Guarded(() =>
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    });

    public List<T> Ask<T>(string sql, Func<SqliteDataReader, T> make, params (string Name, object? Value)[] values) =>
        Guarded(() =>
        {
            using var command = Command(sql, values);
            using var reader = command.ExecuteReader();
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(make(reader));
            }
            return rows;
        });

    /// <returns>The first value of the first row; null where there is none.</returns>
    public T? One<T>(string sql, params (string Name, object? Value)[] values)
        where T : struct =>
        Guarded<T?>(() =>
        {
            using var command = Command(sql, values);
            return command.ExecuteScalar() is { } value and not DBNull ? (T)Convert.ChangeType(value, typeof(T)) : null;
        });

    public string? Text(string sql, params (string Name, object? Value)[] values) => Guarded(() =>
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() as string;
    });

    /// <summary>All of it or nothing of it. Nobody else writes meanwhile, nor another thread through this one.</summary>
    public T Together<T>(Func<T> work)
    {
        lock (_turn)
        {
            if (_open is not null)
            {
                return work();
            }
            using var transaction = Guarded(() => _connection.BeginTransaction());
            _open = transaction;
            try
            {
                var result = work();
                // What is written to a file that was deleted is gone with this program.
                if (!File.Exists(_path))
                {
                    throw new TrainingException(
                        $"{_path} is not there any more; nothing was saved. Put it back, and start again");
                }
                Guarded(() =>
                {
                    transaction.Commit();
                    return 0;
                });
                return result;
            }
            finally
            {
                _open = null;
            }
        }
    }

    public void Together(Action work) => Together(() =>
    {
        work();
        return 0;
    });

    [SuppressMessage("Security", "CA2100", Justification = "Every text comes from this room; what people type is a parameter.")]
    private SqliteCommand Command(string sql, (string Name, object? Value)[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = _open;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
        return command;
    }

    private T Guarded<T>(Func<T> work)
    {
        lock (_turn)
        {
            try
            {
                return work();
            }
            catch (SqliteException e)
            {
                throw new TrainingException($"{_path}: {Plain(e)}", e);
            }
        }
    }

    /// <summary>By SQLite's result codes, sqlite.org/rescode.html.</summary>
    private string Plain(SqliteException e) => e.SqliteErrorCode switch
    {
        5 or 6 => $"another program has been writing to it for {PatienceSeconds} s; nothing was saved, try again",
        8 => "it is read-only; labels cannot be saved there",
        10 => $"the disk does not take it ({e.Message}); it may be full. What was saved before is still there",
        11 => "it is damaged; take the last copy of it",
        13 => "the disk is full; what was saved before is still there",
        14 when Directory.Exists(_path) => "it is a folder; name the file",
        14 => Directory.Exists(Path.GetDirectoryName(_path))
            ? "labels cannot be saved there: the folder is read-only, or not yours; name another place with --database"
            : "there is no such folder",
        26 => "it is not a labels database",
        _ => e.Message,
    };
}
