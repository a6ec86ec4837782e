namespace GwyTip.ScanFiles;

/// <summary>
/// Reads any format that Gwyddion opens, through the helper program gwytip-read. A broken file may crash or hang a
/// reader written in C: then only the helper goes, the file gets an error, and the next file a new helper.
/// May be used from several threads; they take turns.
/// </summary>
public sealed class GwyddionReader : IDisposable
{
    private readonly Lock _turn = new();
    private readonly string? _program;
    private HelperProcess? _helper;
    private bool _disposed;

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
        if (absolute.AsSpan().ContainsAny('\n', '\r'))
        {
            throw new ScanFileException(path, "the file's name holds a line break; rename the file");
        }
        lock (_turn)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return Ask(path, absolute);
            }
            catch (HelperFailure e)
            {
                Drop();
                throw new ScanFileException(path, $"Gwyddion's reader, gwytip-read, {e.Message}", e);
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

    private IReadOnlyList<ScanChannel> Ask(string path, string absolute)
    {
        if (_helper is { IsAlive: true })
        {
            try
            {
                return _helper.Ask(absolute, TimeLimit);
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
        _helper = HelperProcess.Start(_program ?? HelperProgram.Find() ?? throw Missing(path));
        return _helper.Ask(absolute, TimeLimit);
    }

    /// <summary>Ends the helper at once; it may hang.</summary>
    private void Drop()
    {
        _helper?.Kill();
        _helper?.Dispose();
        _helper = null;
    }

    private static ScanFileException Missing(string path)
    {
        string extension = Path.GetExtension(path);
        return new ScanFileException(
            path,
            $"to read {(extension.Length > 0 ? extension : "such")} files GwyTip needs Gwyddion's reader, gwytip-read: "
            + $"it is not at {string.Join(", nor at ", HelperProgram.Places())}");
    }
}
