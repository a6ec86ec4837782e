namespace GwyTip.Tests.Engines;

/// <summary>Engines share the process's threads: their tests take turns.</summary>
[CollectionDefinition("engines")]
public sealed class EngineTests;
