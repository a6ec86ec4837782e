namespace GwyTip.Training.Networks;

/// <summary>A function of every value by itself.</summary>
public abstract record Activation : Layer
{
    public sealed override LayerShape Apply(LayerShape input) => input;
}

/// <summary><c>relu</c>: the larger of a value and 0.</summary>
public sealed record Relu : Activation
{
    public override string Word => "relu";
}

/// <summary><c>elu</c>: negative values become exp(x) − 1.</summary>
public sealed record Elu : Activation
{
    public override string Word => "elu";
}

/// <summary><c>leakyrelu SLOPE</c>: negative values are scaled by the slope.</summary>
public sealed record LeakyRelu(double Slope) : Activation
{
    public override string Word => "leakyrelu";

    public override string Text => $"leakyrelu {Number(Slope)}";
}
