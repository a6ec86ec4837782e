using System.Text;
using System.Text.RegularExpressions;

namespace GwyTip.Tests.Windows;

/// <summary>
/// A folder that looks like Gwyddion for Windows to the loader: libraries with the functions that our files import, which do
/// nothing. The one that a program calls first ends it with a status of its own, which says that Gwyddion was reached.
/// </summary>
internal sealed partial class FakeGwyddion
{
    public const int Reached = 77;

    /// <param name="folder">Where to make it, with a <c>bin</c> below.</param>
    public FakeGwyddion(WindowsPc pc, string folder)
    {
        Folder = folder;
        Bin = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        string[] files = ["gwytip/gwytip-read.dll", "module/gwytip.dll"];
        var imports = files.SelectMany(file => Imports(Path.Combine(pc.Unpacked, file))).Where(
            i => i.Library.StartsWith("lib", StringComparison.Ordinal));
        foreach (var library in imports.GroupBy(i => i.Library))
        {
            string source = Path.Combine(Bin, library.Key + ".c");
            File.WriteAllText(source, Source(library.Select(i => i.Function).Distinct()));
            Ran.Must("x86_64-w64-mingw32-gcc-win32", "-shared", "-fno-builtin", source, "-o", Path.Combine(Bin, library.Key));
            File.Delete(source);
        }
    }

    public string Folder { get; }

    public string Bin { get; }

    /// <summary>Turns it into one of 32 bits, as far as its file's header says.</summary>
    public void Shrink()
    {
        const int X86 = 0x14C;
        string library = Path.Combine(Bin, "libgwyddion2-0.dll");
        byte[] bytes = File.ReadAllBytes(library);
        BitConverter.TryWriteBytes(bytes.AsSpan(BitConverter.ToInt32(bytes, 0x3C) + 4), (short)X86);
        File.WriteAllBytes(library, bytes);
    }

    private static string Source(IEnumerable<string> functions)
    {
        var text = new StringBuilder("#include <stdlib.h>\n");
        foreach (string function in functions)
        {
            string body = function == "gwy_app_init_nongui" ? $"exit({Reached});" : "return 0;";
            text.Append($"__declspec(dllexport) void *{function}(void) {{ {body} }}\n");
        }
        return text.ToString();
    }

    private static IEnumerable<(string Library, string Function)> Imports(string file)
    {
        string library = "";
        foreach (string line in Ran.Must("x86_64-w64-mingw32-objdump", "-p", file).Lines)
        {
            if (line.StartsWith("\tDLL Name: ", StringComparison.Ordinal))
            {
                library = line["\tDLL Name: ".Length..];
            }
            else if (line.StartsWith("The Export Tables", StringComparison.Ordinal))
            {
                yield break;
            }
            else if (Import().Match(line) is { Success: true } import)
            {
                yield return (library, import.Groups[1].Value);
            }
        }
    }

    [GeneratedRegex(@"^\t[0-9a-f]+\t *\d+  (\w+)$")]
    private static partial Regex Import();
}
