namespace GwyTip.Simulation;

/// <summary>A thing on the surface.</summary>
/// <param name="Place">Of its middle, pixels of the wide picture.</param>
/// <param name="Height">In nm; negative where it shows as a depression.</param>
internal readonly record struct PlacedAdsorbate(Vector Place, double Height);

/// <summary>A piece of metal with things on it while it is being laid out, wider than the picture on all sides.</summary>
internal sealed class Scene
{
    private readonly Distortion _distortion;

    /// <param name="draw">Draws what is on it.</param>
    /// <param name="size">Edge of the picture, nm.</param>
    /// <param name="pixels">Edge of the picture, pixels.</param>
    public Scene(Draw draw, double size, int pixels)
    {
        Draw = draw;
        Pixels = pixels;
        PixelSize = size / pixels;
        Margin = Math.Max(2, (int)Math.Round(MarginShare * pixels));
        // Larger things in a frame in which atoms would be smaller than pixels.
        Width = Math.Clamp(draw.Log(0.55, 1.5) / PixelSize, 2.4, 0.2 * pixels);
        Height = draw.Log(0.02, 0.25);
        Sign = draw.Chance(0.62) ? 1 : -1;
        Wavelength = Math.Max(draw.Log(0.9, 5) / PixelSize, 2.5);
        _distortion = Distorted(draw, Margin + pixels / 2.0, 0.04 + 0.12 / Width);
        Canvas = new SceneCanvas(pixels + 2 * Margin, _distortion);
    }

    /// <summary>28 of 144 pixels: how far a second apex may be from the first.</summary>
    private const double MarginShare = 28.0 / 144;

    public Draw Draw { get; }

    public SceneCanvas Canvas { get; }

    /// <summary>Edge of the picture, pixels.</summary>
    public int Pixels { get; }

    public int Margin { get; }

    /// <summary>Nm a pixel.</summary>
    public double PixelSize { get; }

    /// <summary>Width at half height of an adsorbate, pixels, 2.4 up to a fifth of the picture.</summary>
    public double Width { get; set; }

    /// <summary>Height of an adsorbate, nm.</summary>
    public double Height { get; }

    /// <summary>1: adsorbates are protrusions; −1: they are depressions, as CO is for a metal tip.</summary>
    public int Sign { get; }

    /// <summary>Of standing waves, pixels.</summary>
    public double Wavelength { get; }

    /// <summary>Whether a second apex would show anything twice besides single adsorbates: islands.</summary>
    public bool HasIslands { get; set; }

    public List<PlacedAdsorbate> Adsorbates { get; } = [];

    /// <summary>Any place in the wide picture.</summary>
    public Vector Anywhere() => new(Draw.Share() * Canvas.Edge, Draw.Share() * Canvas.Edge);

    /// <summary>A place in the picture, not at its edge.</summary>
    public Vector Inside() => new(
        Margin + Draw.Share(0.06, 0.94) * Pixels, Margin + Draw.Share(0.06, 0.94) * Pixels);

    /// <summary>Whether a place is in the picture, at a distance in pixels from its edge.</summary>
    public bool IsInside(Vector place, double fromEdge)
    {
        var pixel = _distortion.PixelOf(place);
        return pixel.X > Margin + fromEdge && pixel.X < Margin + Pixels - fromEdge
            && pixel.Y > Margin + fromEdge && pixel.Y < Margin + Pixels - fromEdge;
    }

    /// <summary>The row of the picture that a place is in.</summary>
    public double RowOf(Vector place) => _distortion.PixelOf(place).Y - Margin;

    private static Distortion Distorted(Draw draw, double middle, double spread)
    {
        // Twelve even numbers: their sum is nearly normal, and nothing is held back of it.
        double Normal() => Enumerable.Range(0, 12).Sum(_ => draw.Share()) - 6;
        double Some() => Math.Clamp(spread * Normal(), -0.2, 0.2);
        return new Distortion(middle, 1 + Some(), Some(), Some(), 1 + Some());
    }
}
