namespace GwyTip.Cli.Watch;

/// <summary>A file as a listing of its folder shows it.</summary>
internal readonly record struct SeenFile(string Path, long Size, DateTime Modified);
