namespace GwyTip.Trainer.Reports;

/// <summary>How methods are named and ordered: by the paper's Table I, the others behind.</summary>
internal static class Method
{
    public const string Ensemble = "ensemble";

    private static readonly (string Key, string Name)[] Known =
    [
        (Ensemble, "Ensemble"),
        ("squeezenet-like", "SqueezeNet"),
        ("vgg-like-batchnorm", "VGG (Batchnorm)"),
        ("vgg-like", "VGG"),
        ("rashidi-wolkow", "RW"),
        ("rashidi-wolkow-32", "RW at 32 px"),
        ("random-forest", "RFC"),
        ("weighted-guess", "Random"),
        ("line-statistics", "Line statistics"),
    ];

    public static string NameOf(string key) => Known.FirstOrDefault(k => k.Key == key) is { Name: { } name } ? name : key;

    public static int OrderOf(string key) => Array.FindIndex(Known, k => k.Key == key) is >= 0 and var place ? place : Known.Length;
}
