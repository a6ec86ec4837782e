using GwyTip.Tests;

namespace GwyTip.ScanFiles.Tests;

/// <summary>A shell script in the place of gwytip-read. It notes each start in a file.</summary>
internal sealed class FakeHelper : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="answer">What the script does with a request, which is in $path.</param>
    public FakeHelper(string answer)
    {
        Program = _folder.Write("gwytip-read", System.Text.Encoding.ASCII.GetBytes(
            $"""
            #!/bin/sh
            echo started >> "{_folder.Path}/starts"
            while read -r path; do
            {answer}
            done

            """));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>An answer with one image of 2 × 1 pixels, heights 1 and −2.</summary>
    public const string OneImage = """
        echo '{"status":"ok","format":"fake","channels":1}'
        echo '{"id":4,"title":"Z (Forward)","width":2,"lines":1,"metres_per_pixel_x":1e-10,' \
            '"metres_per_pixel_y":2e-10,"unit_z":"m","direction":"up"}'
        printf '\000\000\000\000\000\000\360\077\000\000\000\000\000\000\000\300'
        """;

    public string Program { get; }

    public int Starts => File.Exists(Noted) ? File.ReadAllLines(Noted).Length : 0;

    private string Noted => Path.Combine(_folder.Path, "starts");

    public void Dispose() => _folder.Dispose();
}
