namespace GwyTip.ScanFiles;

/// <summary>
/// Reads any format that Gwyddion opens, through the helper program gwytip-read. A broken file may crash or hang a
/// reader written in C: then only the helper goes, the file gets an error, and the next file a new helper.
/// May be used from several threads; they take turns.
/// </summary>
public sealed class GwyddionReader : IDisposable
{
    /// <summary>After so many helpers that failed before one answered at all, none is started to tell formats.</summary>
    private const int MostFailures = 3;

    private readonly Lock _turn = new();
    private readonly string? _program;
    private HelperProcess? _helper;
    private bool _disposed;

    /// <summary>A helper has answered: where one fails, it is the file's fault.</summary>
    private bool _works;
    private int _failures;

    /// <param name="program">
    /// The helper program; null: where <see cref="HelperProgram.Find"/> finds it. It is started when first needed.
    /// </param>
    public GwyddionReader(string? program = null) => _program = program;

    /// <summary>How long one file may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The images of a file, at least one.</summary>
    /// <exception cref="ScanFileException">
    /// The helper is missing, Gwyddion cannot read the file, or reading it crashed the helper or took too long.
    /// </exception>
    public IReadOnlyList<ScanChannel> Read(string path)
    {
        string absolute = Path.GetFullPath(path);
        if (BreaksLines(absolute))
        {
            throw new ScanFileException(path, "the file's name holds a line break; rename the file");
        }
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            string program = _program ?? HelperProgram.Find() ?? throw Missing(path);
            try
            {
                return Ask(program, absolute, answer => answer.Read(path));
            }
            catch (HelperFailure e)
            {
                throw Failed(path, e);
            }
        }
    }

    /// <summary>Asks what Gwyddion takes a file for; of the file only its beginning and its end are read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Null: Gwyddion has no reader for it.</param>
    /// <returns>False: nobody can tell, because there is no helper that works.</returns>
    /// <exception cref="ScanFileException">Looking at the file crashed the helper or took too long.</exception>
    internal bool TryDetect(string path, out GwyddionFormat? format)
    {
        format = null;
        string absolute = Path.GetFullPath(path);
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            bool isBroken = _failures >= MostFailures && !_works;
            if (isBroken || BreaksLines(absolute) || (_program ?? HelperProgram.Find()) is not { } program)
            {
                return false;
            }
            try
            {
                format = Ask(program, $"detect {absolute}", answer => answer.ReadFormat(path));
                return true;
            }
            catch (HelperFailure e)
            {
                return _works || e.IsHang ? throw Failed(path, e) : false;
            }
            catch (ScanFileException)
            {
                // A helper of an older version takes the request for a name.
                return false;
            }
        }
    }

    public void Dispose()
    {
        lock (_turn)
        {
            _disposed = true;
            _helper?.Dispose();
            _helper = null;
        }
    }

    /// <summary>A name of which the helper cannot be asked: a request is a line.</summary>
    internal static bool BreaksLines(string path) => path.AsSpan().ContainsAny('\n', '\r');

    private T Ask<T>(string program, string request, Func<HelperAnswer, T> read)
    {
        try
        {
            T answer = AskLivingHelper(program, request, read);
            _works = true;
            return answer;
        }
        catch (ScanFileException)
        {
            _works = true;
            throw;
        }
        catch (HelperFailure)
        {
            _failures++;
            Drop();
            throw;
        }
    }

    private T AskLivingHelper<T>(string program, string request, Func<HelperAnswer, T> read)
    {
        if (_helper is { IsAlive: true })
        {
            try
            {
                return _helper.Ask(request, read, TimeLimit);
            }
            catch (HelperFailure e) when (!e.IsHang)
            {
                // What an earlier file broke may show late: this one gets a helper of its own before it is blamed.
                Drop();
            }
        }
        else
        {
            Drop();
        }
        _helper = HelperProcess.Start(program);
        return _helper.Ask(request, read, TimeLimit);
    }

    /// <summary>Ends the helper at once; it may hang.</summary>
    private void Drop()
    {
        _helper?.Kill();
        _helper?.Dispose();
        _helper = null;
    }

    private static ScanFileException Failed(string path, HelperFailure e) =>
        new(path, $"Gwyddion's reader, gwytip-read, {e.Message}", e);

    private static ScanFileException Missing(string path)
    {
        string extension = Path.GetExtension(path);
        return new ScanFileException(
            path,
            $"to read {(extension.Length > 0 ? extension : "such")} files GwyTip needs Gwyddion's reader, gwytip-read: "
            + $"it is not at {string.Join(", nor at ", HelperProgram.Places())}");
    }
}
