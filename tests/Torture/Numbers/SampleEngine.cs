using GwyTip.Inference;
using GwyTip.Native;
using GwyTip.Tests.Torture.Calls;

namespace GwyTip.Tests.Torture.Numbers;

/// <summary>The published library with the bundles of the product.</summary>
internal sealed unsafe class SampleEngine : IDisposable
{
    private readonly nint _engine;

    /// <summary>By surface, which of its members see how lines follow one another.</summary>
    private readonly Dictionary<string, bool[]> _seesLines = [];

    public SampleEngine()
    {
        string folder = Repository.PathTo("models");
        byte* message = stackalloc byte[Library.MessageSize];
        nint engine = 0;
        fixed (byte* models = Library.Text(folder), provider = Library.Text("cpu"))
        {
            var options = new EngineOptions { StructSize = (uint)sizeof(EngineOptions), Models = models, Provider = provider };
            if (Library.EngineOpen(&options, &engine, message, Library.MessageSize) != Status.Ok)
            {
                throw new InvalidOperationException(Library.Text(message));
            }
        }
        _engine = engine;
        foreach (string bundle in Directory.GetDirectories(folder))
        {
            // Both take the twelve numbers of the lines.
            _seesLines[Path.GetFileName(bundle)] = [.. Bundle.Load(bundle).Manifest.Members.Select(m =>
                m.Network.StartsWith("line-statistics", StringComparison.Ordinal)
                || m.Network.StartsWith("noise-statistics", StringComparison.Ordinal))];
        }
    }

    public void Dispose() => Library.EngineClose(_engine);

    /// <summary>Whether a member of the surface's bundle is given numbers of the lines as they were measured.</summary>
    public bool SeesLines(string surface, int member) => _seesLines[surface][member];

    public Judged Judge(Sample sample) => Judge(sample.Heights, sample.Width, sample.Lines, 0);

    /// <summary>The same with unused heights between the lines.</summary>
    public Judged JudgeApart(Sample sample, int between, double unused)
    {
        int stride = sample.Width + between;
        double[] apart = Enumerable.Repeat(unused, stride * sample.Lines).ToArray();
        for (int y = 0; y < sample.Lines; y++)
        {
            sample.Heights.AsSpan(y * sample.Width, sample.Width).CopyTo(apart.AsSpan(y * stride));
        }
        return Judge(apart, sample.Width, sample.Lines, stride);
    }

    /// <summary>Of one field among others that are judged with it.</summary>
    /// <param name="samples">All of one size.</param>
    /// <param name="which">Index of the one that is asked for.</param>
    public Judged JudgeAmong(IReadOnlyList<Sample> samples, int which)
    {
        byte* message = stackalloc byte[Library.MessageSize];
        int count = samples.Count, pixels = samples[0].Heights.Length;
        double[] all = [.. samples.SelectMany(s => s.Heights)];
        var states = new StateResult[count * Library.MostStates];
        var items = new BatchItem[count];
        var fields = new Field[count];
        fixed (double* data = all)
        fixed (StateResult* room = states)
        fixed (BatchItem* item = items)
        fixed (Field* field = fields)
        {
            for (int i = 0; i < count; i++)
            {
                fields[i] = Library.FieldOver(data + i * pixels, samples[i].Width, samples[i].Lines);
                items[i] = new BatchItem
                {
                    StructSize = (uint)sizeof(BatchItem),
                    Report = Library.ReportInto(room + i * Library.MostStates),
                };
            }
            var status = Library.ClassifyBatch(_engine, null, field, item, count, message, Library.MessageSize);
            status = status == Status.Ok ? (Status)items[which].Status : status;
            return Read(status, items[which].Report);
        }
    }

    private Judged Judge(double[] heights, int width, int lines, int stride)
    {
        byte* message = stackalloc byte[Library.MessageSize];
        var states = stackalloc StateResult[Library.MostStates];
        fixed (double* data = heights)
        {
            var field = Library.FieldOver(data, width, lines);
            field.RowStride = stride;
            var report = Library.ReportInto(states);
            return Read(Library.Classify(_engine, null, &field, &report, message, Library.MessageSize), report);
        }
    }

    private static Judged Read(Status status, Report report)
    {
        if (status != Status.Ok)
        {
            return new Judged(status.ToString(), "", [], []);
        }
        string surface = Library.Text((byte*)&report.Surface);
        var states = new Span<StateResult>(report.States, report.StateCount);
        var confidences = new double[states.Length];
        double[][] members = new double[states.Length][];
        for (int i = 0; i < states.Length; i++)
        {
            confidences[i] = states[i].Confidence;
            ReadOnlySpan<double> each = states[i].Members;
            members[i] = each[..states[i].MemberCount].ToArray();
        }
        return new Judged($"{Library.Text(Library.VerdictName(report.Verdict))} {surface}", surface, confidences, members);
    }
}
