using System.Text;

namespace GwyTip.Tests.Torture.Items;

/// <summary>Runs programs to one place of which memory is refused once.</summary>
/// <param name="folder">Of the item.</param>
/// <param name="preloaded">What <c>tests/faults/memory.c</c> became.</param>
internal sealed class Refusals(string folder, string preloaded)
{
    private readonly string _done = Path.Combine(folder, "refused"), _list = Path.Combine(folder, "places");

    /// <summary>For programs that need none of their own.</summary>
    public Dictionary<string, string?> Home { get; } = new()
    {
        ["HOME"] = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName,
        ["LC_ALL"] = "C.UTF-8",
        ["DISPLAY"] = null,
    };

    /// <summary>Whether memory was refused since a place was named last.</summary>
    public bool WasRefused => File.Exists(_done);

    /// <summary>Places in a library, or in the program, that ask for memory as it runs.</summary>
    public string[] PlacesOf(
        string program, string library, string[] arguments, string input, Dictionary<string, string?> environment) =>
        PlacesOf(program, library, arguments, Encoding.UTF8.GetBytes(input), environment);

    public string[] PlacesOf(
        string program, string library, string[] arguments, byte[] input, Dictionary<string, string?> environment)
    {
        File.Delete(_list);
        var with = new Dictionary<string, string?>(environment)
        {
            ["LD_PRELOAD"] = preloaded,
            ["GWYTIP_FAIL_IN"] = library,
            ["GWYTIP_FAIL_LIST"] = _list,
        };
        var ran = Tool.Run(program, arguments, with, input: input);
        return ran.Status == 0 && File.Exists(_list)
            ? File.ReadAllLines(_list) : throw new InvalidOperationException(ran.Last);
    }

    public Ran Run(
        string program, string library, string place, string[] arguments, string input,
        Dictionary<string, string?> environment) =>
        Run(program, library, place, arguments, Encoding.UTF8.GetBytes(input), environment);

    public Ran Run(
        string program, string library, string place, string[] arguments, byte[] input,
        Dictionary<string, string?> environment)
    {
        var with = new Dictionary<string, string?>(environment);
        foreach (var (name, value) in At(library, place))
        {
            with[name] = value;
        }
        return Tool.Run(program, arguments, with, input: input);
    }

    /// <summary>A program that is another one to which memory is refused.</summary>
    public string Script(string program, string library, string place)
    {
        string script = Path.Combine(folder, "refusing");
        string variables = string.Join(' ', At(library, place).Concat(Home.Where(h => h.Value is not null)
            .Select(h => (h.Key, h.Value!))).Select(v => $"{v.Item1}='{v.Item2}'"));
        File.WriteAllText(script, $"#!/bin/sh\nunset DISPLAY\nexec env {variables} '{program}'\n");
        Tool.Run("chmod", "u+x", script);
        return script;
    }

    private (string, string)[] At(string library, string place)
    {
        File.Delete(_done);
        return [("LD_PRELOAD", preloaded), ("GWYTIP_FAIL_IN", library), ("GWYTIP_FAIL_AT", place), ("GWYTIP_FAIL_DONE", _done)];
    }
}
