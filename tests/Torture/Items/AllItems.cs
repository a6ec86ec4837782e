namespace GwyTip.Tests.Torture.Items;

/// <summary>Everything that is attacked, in the order of the report.</summary>
internal static class AllItems
{
    public static IReadOnlyList<Item> All { get; } =
    [
        new(
            "readers", "Files and texts that anybody may have written",
            "A reader returns or refuses in a sentence: no crash, no hang over 5 s, no exception other than the documented "
                + "one, no "
            + "more memory than stated.",
            "Inputs are changed by a seeded mutator that knows numbers, words, lines and checksums; SharpFuzz counts the "
                + "branches of "
            + "our libraries in the same process, and inputs that take a new branch are changed further. Every seed is also "
            + "cut at "
            + "every byte. What takes a branch as no smaller input does is kept in `tests/Torture/Corpus`, and every run, also "
            + "the quick one, begins with it.",
            AttackItems.Readers),
        new(
            "calls", "Calls from C",
            "Whatever a program in C passes, it gets a status and a sentence; nothing is read or written that it did not lend.",
            "Every function of `gwytip.h` in the published library, in random order, with right and wrong arguments. All "
                + "memory lent "
            + "ends at a page that nobody may touch, so that one byte too far ends the process. `internal` is a failure.",
            AttackItems.Calls),
        new(
            "bundles", "Bundles",
            "A bundle that was cut, damaged or forged, checksums and all, is used or refused as a bundle, by a sentence that "
                + "names the "
            + "file; nothing outside it is read.",
            "Through the published library: engine, classification, batch, surface score and map. Mutants keep the form of an "
                + "ONNX "
            + "file: other shapes, types, names, operators, further and missing fields, data in other files, loops.",
            AttackItems.Bundles),
        new(
            "sanitizers", "Sanitizers",
            "Nothing written in C touches memory that is not its own, and nothing leaks.",
            "The module, `gwytip-read` and the consumers built with AddressSanitizer and UndefinedBehaviorSanitizer; the "
            + "module and `threads.c` with ThreadSanitizer; the module under valgrind. Suppressed are two leaks of Gwyddion's "
            + "own, explained in `native-shim/gwyddion/tests`, and what .NET and ONNX Runtime do by themselves, explained in "
            + "`tests/native-consumer/threads.supp`.",
            SanitizerItem.Run),
        new(
            "memory", "Out of memory",
            "The library answers `memory` and goes on, where .NET and ONNX Runtime let it. A helper that ends for want of "
            + "memory is told of and replaced. In the module GLib ends the program, as it does in all of Gwyddion.",
            "`tests/faults/memory.c` refuses memory to every place in turn that asks for it, by itself or through others; the "
            + "places are found by a run that refuses nothing.",
            MemoryItem.Run),
        new(
            "threads", "Threads",
            "One engine serves many threads, and every bit of what it says is the same as in one thread.",
            "`tests/native-consumer/threads.c` on the published library; reports are compared byte by byte. After a fork, "
            + "`tests/native-consumer/fork.c` holds that every function answers `fork`; `tests/native-consumer/host.c`, that a "
            + "host's floating-point modes, traps, signals and handlers change nothing and are not changed.",
            ThreadItems.Threads),
        new(
            "soak", "Endurance", "Memory and handles stay where they are.",
            "`tests/native-consumer/soak.c` on the published library.", ThreadItems.Soak),
        new(
            "faults", "Kills and full disks", "What was whole stays whole; the rest goes on or starts again; no output is "
                + "half a row.",
            "The programs are killed at random moments and started again; a disk of 96 kB is full, then grows. Files that "
                + "vanish, "
            + "folders that cannot be read and logs that cannot be written are in `GwyTip.Cli.Tests/Watch`.",
            KillItem.Run),
        new(
            "shares", "Shares that fail",
            "What does not answer for a minute is given up and named, and the rest is judged; Ctrl-C ends the program at any "
            + "time.",
            "A file system in a space of mounts of its own (`tests/faults/share.c`, FUSE) that breaks, stalls, falls silent "
            + "and vanishes. Folders that stall while they are watched are in `GwyTip.Cli.Tests/Watch`.",
            SharesItem.Run),
        new(
            "numbers", "Numbers",
            "What has no meaning changes nothing, no number comes out that cannot be, and the same scan gives the same bits, "
            + "whatever is judged beside it and however many processors there are.",
            "Samples through the published library and the product's bundles, changed in what must not matter; fields of odd "
            + "numbers; the program on other numbers of processors and on another provider. What is only told is what a scan "
            + "means something by: the direction it was measured in, and what was measured at all.",
            NumbersItem.Run),
        new(
            "abi", "Binary interface", "Exports, sizes and offsets of version 1 never change.",
            "`tests/native-consumer/abi-1.txt` against the library, the header compiled by gcc and by MinGW. "
            + "Programs compiled against the frozen header of version 1 run in `GwyTip.Native.Tests`.",
            AbiItem.Run),
        new(
            "network", "Network", "Nothing needs the network, and nothing asks for it.",
            "In an empty network namespace, and by watching the calls to the system. The page of `gwytip watch --serve` "
            + "is on loopback alone and refuses foreign hosts: `GwyTip.Cli.Tests/WatchPageTests`.",
            NetworkItem.Run),
        new(
            "viewer", "Inside a viewer", "A measuring session outlives whatever is done with our menu.",
            "The installed module, the published library and the product's bundles in two real Gwyddions under Xvfb; a driver "
                + "opens "
            + "dialogs, plays with them and answers them at random, and closes files while a dialog about them is open.",
            ViewerItem.Run),
        new(
            "windows", "Windows", "The same holds there.",
            "What `./build.sh publish` makes for Windows, under Wine; a tenth of the counts. Exports and layout stand above.",
            WindowsItem.Run),
    ];
}
