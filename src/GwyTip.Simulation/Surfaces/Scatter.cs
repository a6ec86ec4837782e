namespace GwyTip.Simulation;

/// <summary>Random places in and a little beyond a scan, no two too close where there is room.</summary>
internal sealed class Scatter(double size, double apart, RandomSource random)
{
    private const int Tries = 30;

    private readonly List<Vector> _taken = [];

    public IEnumerable<Vector> Take(int count)
    {
        for (int i = 0; i < count; i++)
        {
            var place = Draw();
            for (int t = 0; t < Tries && _taken.Any(p => (p + -1 * place).Length < apart); t++)
            {
                place = Draw();
            }
            _taken.Add(place);
            yield return place;
        }
    }

    private Vector Draw() => new(random.Between(-0.52, 0.52) * size, random.Between(-0.52, 0.52) * size);
}
