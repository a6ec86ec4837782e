using GwyTip.Training.Engines;

namespace GwyTip.Training.CommandLine;

/// <summary>
/// Runs a command that trains on the program's first thread. Any other may be given one of the small heaps that threads of the
/// runtime began before <see cref="Machine.KeepMemory"/>: glibc then takes every large block from the system and gives it back,
/// which cost a network with large maps a quarter of its time.
/// </summary>
internal static class FirstThread
{
    /// <param name="command">It may be stopped; signals come on threads of their own.</param>
    /// <returns>Done already.</returns>
    public static Task<int> Run(Func<int> command) => Task.FromResult(command());
}
