using GwyTip.ScanFiles;
using GwyTip.Tests.Viewer;

namespace GwyTip.Tests.Torture.Items;

/// <summary>
/// Memory that is not available: refused once to every place in turn that asks for it, in what is written in C and in the
/// published library, by <c>tests/faults/memory.c</c>; and a heap that is too small for a field.
/// </summary>
internal static class MemoryItem
{
    /// <summary>How GLib ends a program that gets no memory: SIGTRAP, or SIGABRT.</summary>
    private static readonly int[] EndedByGLib = [128 + 5, 128 + 6];

    public static IEnumerable<Figure> Run(Effort effort)
    {
        string folder = effort.Place("memory"), preloaded = Path.Combine(folder, "memory.so");
        var compiled = Tool.Run("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-O1", "-g", "-shared", "-fPIC",
            Repository.PathTo("tests", "faults", "memory.c"), "-o", preloaded, "-ldl");
        if (compiled.Status != 0)
        {
            throw new InvalidOperationException(compiled.Errors);
        }
        var refusals = new Refusals(folder, preloaded);
        yield return Reader(refusals, effort);
        yield return Module(refusals, effort);
        if (effort.IsQuick)
        {
            // A place of the library takes a second each.
            yield break;
        }
        using var models = Consumer.Models();
        string consumer = Consumer.Compile("consumer", folder);
        yield return Library(refusals, consumer, models.Folder, "libgwytip.so", effort.Of(1000, 20));
        yield return Library(refusals, consumer, models.Folder, "libonnxruntime.so", effort.Of(400, 20));
        yield return SmallHeaps(consumer, models.Folder);
    }

    /// <summary>The file is read, or there is a sentence; and the next file is read by another helper.</summary>
    private static Figure Reader(Refusals refusals, Effort effort)
    {
        string program = Built.Gwyddion("gwytip-read"), file = Repository.PathTo("samples", "si-h-100-rows.gwy");
        string[] places = refusals.PlacesOf(program, "gwytip-read", [], $"{file}\n{file}\n", refusals.Home);
        int read = 0, said = 0, after = 0, tried = 0;
        foreach (string place in Some(places, effort))
        {
            string wrapped = refusals.Script(program, "gwytip-read", place);
            using var reader = new GwyddionReader(wrapped) { TimeLimit = TimeSpan.FromSeconds(60) };
            try
            {
                read += reader.Read(file).Count > 0 ? 1 : 0;
            }
            catch (ScanFileException e) when (e.Problem.Length > 0)
            {
                said++;
            }
            after += reader.Read(file).Count > 0 ? 1 : 0;
            tried += refusals.WasRefused ? 1 : 0;
        }
        int all = Some(places, effort).Length;
        return new Figure(
            "`gwytip-read`, asked by `GwyddionReader`: each place in it that asks for memory gets none, once",
            "the file is read or there is a sentence; the next file is read",
            $"{all} places, {tried} refused, {read} read nevertheless, {said} sentences, {after} read afterwards",
            tried == all && read + said == all && after == all && all > 0);
    }

    /// <summary>What the module does without memory is GLib's to say: it ends the program, on purpose.</summary>
    private static Figure Module(Refusals refusals, Effort effort)
    {
        string program = Built.Gwyddion("gwytip-batch");
        using var home = new ViewerHome();
        home.WithFake("fake-library");
        var environment = home.Environment.ToDictionary(e => e.Key, e => (string?)e.Value);
        environment["DISPLAY"] = null;
        string[] files = [Fields.PathOf("good"), Fields.PathOf("masked-missing"), Fields.PathOf("partly-nan")];
        string[] places = refusals.PlacesOf(program, "process/gwytip.so", files, "", environment);
        int judged = 0, ended = 0, tried = 0;
        string? wrong = null;
        foreach (string place in Some(places, effort))
        {
            var ran = refusals.Run(program, "process/gwytip.so", place, files, "", environment);
            tried += refusals.WasRefused ? 1 : 0;
            if (EndedByGLib.Contains(ran.Status))
            {
                ended++;
            }
            else if (ran.Status is 0 or 1)
            {
                judged++;
            }
            else
            {
                wrong ??= $"at {place}: {ran.Last}";
            }
        }
        int all = Some(places, effort).Length;
        return new Figure(
            "the module: each place in it that asks for memory gets none, once",
            "it goes on, or GLib ends the program, which is its design; no other end",
            $"{all} places, {tried} refused, {judged} went on, {ended} ended by GLib" + (wrong is null ? "" : $"; {wrong}"),
            wrong is null && all > 0);
    }

    /// <summary>What is ours is a status. .NET as it starts and ONNX Runtime within end the process at some places.</summary>
    private static Figure Library(Refusals refusals, string consumer, string models, string library, int most)
    {
        byte[] heights = Heights(48);
        string[] arguments = [Calls.Library.Path, models, "auto", "48", "48", "cpu"];
        string[] places = refusals.PlacesOf(consumer, library, arguments, heights, refusals.Home);
        string[] some = [.. places.Index().Where(p => p.Index * (long)most / places.Length
            != (p.Index + 1) * (long)most / places.Length).Select(p => p.Item)];
        var ends = new SortedDictionary<string, int>(StringComparer.Ordinal);
        string? wrong = null;
        foreach (string place in some)
        {
            var ran = refusals.Run(consumer, library, place, arguments, heights, refusals.Home);
            string status = ran.Lines.FirstOrDefault(l => l.StartsWith("status ", StringComparison.Ordinal)) ?? "";
            string end = (ran.Status, status) switch
            {
                (0, _) => "a report",
                (1, not "") => status,
                _ when ran.Errors.Contains(".NET runtime failed to initialize", StringComparison.Ordinal)
                    || ran.Errors.Contains("thread-local data", StringComparison.Ordinal) => "ended as .NET starts",
                _ when ran.Errors.Contains("std::bad_alloc", StringComparison.Ordinal) => "ended by C++ in ONNX Runtime",
                _ => $"ended by signal {ran.Status - 128} without a word",
            };
            ends[end] = ends.GetValueOrDefault(end) + 1;
            if (end == "status internal")
            {
                wrong ??= $"at {place}: {ran.Lines[1]}";
            }
        }
        return new Figure(
            $"a program in C: each of {(some.Length == places.Length ? "the" : $"{some.Length:N0} of")} "
            + $"{places.Length:N0} places in `{library}` that ask for memory gets none, once",
            "a report, or a status that is not `internal`; where .NET or ONNX Runtime end the process is told",
            string.Join(", ", ends.Select(e => $"{e.Value} × {e.Key}")) + (wrong is null ? "" : $"; {wrong}"), wrong is null);
    }

    /// <summary>The collector gets no more than a limit, on the way to what a large field needs.</summary>
    private static Figure SmallHeaps(string consumer, string models)
    {
        const int side = 2000;
        byte[] heights = Heights(side);
        int reports = 0, memory = 0, ended = 0;
        string? wrong = null;
        int[] limits = [2, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 400];
        foreach (int limit in limits)
        {
            var environment = new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = $"{limit << 20:x}" };
            var ran = Tool.Run(
                consumer, [Calls.Library.Path, models, "auto", $"{side}", $"{side}", "cpu"], environment,
                input: heights);
            bool lacks = ran.Output.StartsWith("status memory", StringComparison.Ordinal);
            reports += ran.Status == 0 ? 1 : 0;
            memory += lacks ? 1 : 0;
            ended += ran.Status > 1 ? 1 : 0;
            wrong ??= ran.Status == 1 && !lacks ? $"{limit} MiB: {ran.Last}" : null;
        }
        return new Figure(
            $"a program in C: a field of {side} × {side} and a heap of {limits[0]} to {limits[^1]} MiB",
            "a report, or the status `memory`; where .NET ends the process is told",
            $"{limits.Length} limits: {reports} reports, {memory} × memory, {ended} ended by .NET"
                + (wrong is null ? "" : $"; {wrong}"),
            wrong is null && reports > 0);
    }

    private static string[] Some(string[] places, Effort effort) =>
        effort.IsQuick ? [.. places.Where((_, i) => i % (places.Length / 5 + 1) == 0)] : places;

    private static byte[] Heights(int side) => [.. System.Runtime.InteropServices.MemoryMarshal.AsBytes<double>(
        TestScans.Heights(side, side))];
}
