namespace GwyTip.Simulation;

/// <summary>One more apex of a tip, and what it makes of the picture: it shows everything once more.</summary>
/// <param name="Right">By how many pixels to the right of the true place it shows things; negative: to the left.</param>
/// <param name="Down">By how many pixels further down.</param>
/// <param name="Weight">Its share of the current over flat ground, that of the first apex being 1.</param>
/// <param name="Blur">Standard deviation, in pixels, of what it blurs more than the first apex; 0: it is as sharp.</param>
public readonly record struct Ghost(double Right, double Down, double Weight, double Blur = 0);
