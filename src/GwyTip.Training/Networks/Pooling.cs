namespace GwyTip.Training.Networks;

/// <summary>A square window that slides over every channel, without padding.</summary>
public abstract record Pooling(int Window, int Stride) : Layer
{
    public sealed override LayerShape Apply(LayerShape input)
    {
        Require(!input.Flat, "it needs an image, and follows flat values");
        Require(Window > 0 && Stride > 0, "window and stride have to be positive");
        return input with { Height = Slide(input.Height, Window, Stride, 0), Width = Slide(input.Width, Window, Stride, 0) };
    }

    public sealed override string Text => $"{Word} {Window} {Stride}";
}

/// <summary><c>maxpool WINDOW STRIDE</c>.</summary>
public sealed record MaxPooling(int Window, int Stride) : Pooling(Window, Stride)
{
    public override string Word => "maxpool";
}

/// <summary><c>avgpool WINDOW STRIDE</c>.</summary>
public sealed record AveragePooling(int Window, int Stride) : Pooling(Window, Stride)
{
    public override string Word => "avgpool";
}

/// <summary>One value of every channel, as an image of one pixel.</summary>
public abstract record GlobalPooling : Layer
{
    public sealed override LayerShape Apply(LayerShape input)
    {
        Require(!input.Flat, "it needs an image, and follows flat values");
        return input with { Height = 1, Width = 1 };
    }
}

/// <summary><c>gap</c>: the mean.</summary>
public sealed record GlobalAveragePooling : GlobalPooling
{
    public override string Word => "gap";
}

/// <summary><c>gmp</c>: the largest.</summary>
public sealed record GlobalMaxPooling : GlobalPooling
{
    public override string Word => "gmp";
}
