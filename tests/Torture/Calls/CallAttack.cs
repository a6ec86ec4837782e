using System.Diagnostics;
using System.Text;
using GwyTip.Native;
using GwyTip.Tests.Torture.Attacks;

namespace GwyTip.Tests.Torture.Calls;

/// <summary>
/// Calls of every function of <c>gwytip.h</c> with right and wrong arguments: sizes, strides, handles that were closed or never
/// were, NULL, text of any bytes, heights of any kind, room for less than there is to say. All memory lent ends at a page that
/// nobody may touch.
/// </summary>
internal sealed unsafe class CallAttack : IDisposable
{
    private const int MostPixels = 96 * 96;

    private static readonly int[] Wholes = [0, 1, 2, 15, 16, 17, 31, 32, 40, 64, 96, -1, int.MaxValue, int.MinValue, 65536];

    private static readonly string[] Surfaces =
        ["auto", "au-111", "cu-111", "", "no-such", "any", "AU-111", "au-111/../au-111", "\u00e4", new string('x', 3000)];

    private readonly TinyModels _models = new();
    private readonly GuardedMemory _heights = new(MostPixels * sizeof(double)), _map = new(MostPixels * sizeof(double)),
        _message = new(4096), _options = new(4096), _field = new(4096), _report = new(4096), _states = new(16 * 1024),
        _text = new(8192), _title = new(8192), _count = new(4096), _items = new(64 * 1024), _fields = new(8192);

    private readonly Random _random;
    private readonly CurrentInput _current;
    private readonly Dictionary<string, string> _failures = [];
    private readonly List<nint> _engines = [], _streams = [];
    private readonly Dictionary<nint, int> _widths = [];
    private long _done, _refused;
    private double _slowest;

    /// <summary>Of the last call.</summary>
    private byte* _said;
    private int _saidSize;

    public CallAttack(string folder, int seed)
    {
        _random = new Random(seed);
        _current = new CurrentInput(Path.Combine(Directory.CreateDirectory(folder).FullName, "current"));
        _models.LetTell(_models.Add("au-111", TinyModels.TwoMembers), 1);
        _models.LetTell(_models.Add("cu-111", [TinyModels.TwoMembers[0]]), -1);
        OpenEngine(spoiled: false);
    }

    public void Dispose()
    {
        _current.Dispose();
        _models.Dispose();
    }

    public AttackResult Run(long count)
    {
        var watch = Stopwatch.StartNew();
        double before = 0;
        for (; _done < count; _done++)
        {
            if (_done == count / 10)
            {
                before = Process.GetCurrentProcess().WorkingSet64;
            }
            int which = _random.Next(100);
            _current.Set(Encoding.UTF8.GetBytes($"call {_done}: {which}"));
            long start = Stopwatch.GetTimestamp();
            Call(which);
            _slowest = Math.Max(_slowest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            _current.Done();
        }
        double left = (Process.GetCurrentProcess().WorkingSet64 - before) / 1e6;
        return new AttackResult(
            "C functions", _done, _refused, 0, 0, _slowest, 0, Math.Max(0, left),
            Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, watch.Elapsed.TotalSeconds, [.. _failures.Values]);
    }

    private void Call(int which)
    {
        switch (which)
        {
            case < 2:
                OpenEngine(spoiled: _random.Next(2) == 0);
                break;
            case < 4:
                CloseEngine();
                break;
            case < 14:
                Check("classify", Library.Classify(Engine(), Text(_text), Field(), Report(), Message(), Size()));
                CheckReport();
                break;
            case < 18:
                Check("decide", Library.Decide(Field(), DecidableReport(), Message(), Size()));
                break;
            case < 20:
                ActivationMap();
                break;
            case < 28:
                double* score = (double*)_count.Last(sizeof(double));
                Check("surface_score", Library.SurfaceScore(Engine(), Text(_text), Field(), Maybe(score), Message(), Size()));
                break;
            case < 46:
                MeasuredPart();
                break;
            case < 47:
                Tip* tip = (Tip*)_items.Last(sizeof(Tip));
                *tip = new Tip { StructSize = StructSize(sizeof(Tip)) };
                Check("tip_picture", Library.TipPicture(Field(), Maybe(tip), Message(), Size()));
                break;
            case < 48:
                Compare();
                break;
            case < 60:
                Check("channel_check", Library.ChannelCheck(Text(_title), Text(_text), Message(), Size()));
                break;
            case < 66:
                Listings();
                break;
            case < 70:
                Names();
                break;
            case < 74:
                BatchOf(_random.Next(4));
                break;
            case < 80:
                OpenStream();
                break;
            case < 90:
                Push();
                break;
            case < 95:
                var progress = (StreamProgress*)_options.Last(sizeof(StreamProgress));
                *progress = new StreamProgress { StructSize = StructSize(sizeof(StreamProgress)) };
                Check("stream_poll", Library.StreamPoll(Stream(), Report(), Maybe(progress), Message(), Size()));
                break;
            case < 98:
                Check("stream_reset", Library.StreamReset(Stream(), Message(), Size()));
                break;
            default:
                nint stream = Stream();
                Library.StreamClose(stream);
                break;
        }
    }

    private void OpenEngine(bool spoiled)
    {
        nint engine = 0;
        var options = (EngineOptions*)_options.Last(sizeof(EngineOptions));
        fixed (byte* models = Library.Text(_models.Folder), provider = Library.Text("cpu"))
        {
            *options = new EngineOptions { StructSize = (uint)sizeof(EngineOptions), Models = models, Provider = provider };
            if (spoiled)
            {
                options->StructSize = StructSize(sizeof(EngineOptions));
                options->Models = _random.Next(2) == 0 ? Text(_text) : models;
                options->Provider = _random.Next(2) == 0 ? Text(_title) : provider;
            }
            Check("engine_open", Library.EngineOpen(spoiled ? Maybe(options) : options, &engine, Message(), Size()));
        }
        if (engine != 0)
        {
            _engines.Add(engine);
        }
    }

    private void CloseEngine()
    {
        if (_engines.Count > 1)
        {
            Library.EngineClose(_engines[0]);
            _engines.RemoveAt(0);
        }
        Library.EngineClose(_random.Next(4) switch { 0 => 0, 1 => -1, 2 => _random.Next(), _ => 12 });
    }

    private void ActivationMap()
    {
        var field = Field();
        double* map = null;
        // Memory of the caller has to be as large as the field says; what no field can be gets none.
        if (field is not null && (long)field->Width * field->Lines is > 0 and <= MostPixels && field->Width > 0)
        {
            map = (double*)_map.Last(field->Width * field->Lines * sizeof(double));
        }
        Check(
            "activation_map",
            Library.ActivationMap(Engine(), Text(_text), field, Text(_title), map, Message(), Size()));
    }

    private void MeasuredPart()
    {
        var field = Field();
        byte* measured = field is not null && field->Width > 0 && (long)field->Width * field->Lines is > 0 and <= MostPixels
            ? _map.Last(field->Width * field->Lines) : null;
        double* share = (double*)_count.Last(sizeof(double));
        int room = _random.Next(3) == 0 ? 0 : _random.Next(300);
        byte* leftOut = room == 0 ? null : _title.Last(room);
        Check("measured_part", Library.MeasuredPart(field, measured, Maybe(share), leftOut, (nuint)room, Message(), Size()));
        RequireEnd("left_out", leftOut, room);
    }

    private void Compare()
    {
        // The heights of the first are moved, for both are lent at once.
        var given = Field();
        Field* field = null;
        if (given is not null)
        {
            field = (Field*)_fields.Last(sizeof(Field));
            *field = *given;
            long stride = field->RowStride == 0 ? field->Width : field->RowStride;
            if (field->Data is not null && field->Width > 0 && field->Lines > 0
                && (field->Lines - 1L) * stride + field->Width is > 0 and <= MostPixels and var pixels && stride >= field->Width)
            {
                double* heights = (double*)_map.Last((int)pixels * sizeof(double));
                new ReadOnlySpan<double>(field->Data, (int)pixels).CopyTo(new Span<double>(heights, (int)pixels));
                field->Data = heights;
            }
        }
        var comparison = (Comparison*)_items.Last(sizeof(Comparison));
        *comparison = new Comparison
        {
            StructSize = StructSize(sizeof(Comparison)),
            Title = Text(_title),
            ReferenceUnit = Text(_options),
        };
        Check(
            "compare",
            Library.Compare(Engine(), Text(_text), field, Field(), Maybe(comparison), Message(), Size()));
    }

    private void Listings()
    {
        int room = _random.Next(4);
        int* count = (int*)_count.Last(sizeof(int));
        *count = room;
        int letters = _random.Next(3) == 0 ? 0 : _random.Next(300);
        byte* text = letters == 0 ? null : _title.Last(letters);
        Check("engine_left_out", Library.EngineLeftOut(Engine(), text, (nuint)letters, Message(), Size()));
        RequireEnd("left_out", text, letters);
        if (_random.Next(2) == 0)
        {
            var surfaces = (SurfaceInfo*)_states.Last(room * sizeof(SurfaceInfo));
            for (int i = 0; i < room; i++)
            {
                surfaces[i] = new SurfaceInfo { StructSize = StructSize(sizeof(SurfaceInfo)) };
            }
            Check("engine_surfaces", Library.EngineSurfaces(Engine(), room == 0 ? null : surfaces, Maybe(count), Message(),
                Size()));
        }
        else
        {
            var states = (StateInfo*)_states.Last(room * sizeof(StateInfo));
            for (int i = 0; i < room; i++)
            {
                states[i] = new StateInfo { StructSize = StructSize(sizeof(StateInfo)) };
            }
            Check(
                "engine_states",
                Library.EngineStates(Engine(), Text(_text), room == 0 ? null : states, Maybe(count), Message(), Size()));
        }
    }

    private void Names()
    {
        int number = _random.Next(2) == 0 ? _random.Next(-2, 30) : Whole();
        foreach (byte* name in (ReadOnlySpan<nint>)[
            (nint)Library.StatusName(number), (nint)Library.VerdictName(number), (nint)Library.LikenessName(number)])
        {
            if (name is null || Library.Text(name).Length == 0)
            {
                Fail("names", $"no name for {number}");
            }
        }
    }

    private void BatchOf(int count)
    {
        var fields = (Field*)_fields.Last(count * sizeof(Field));
        var items = (BatchItem*)_items.Last(count * sizeof(BatchItem));
        for (int i = 0; i < count; i++)
        {
            var field = Field();
            fields[i] = field is null ? new Field { StructSize = (uint)sizeof(Field) } : *field;
            // One size for all, but now and then.
            fields[i].StructSize = _random.Next(20) == 0 ? StructSize(sizeof(Field)) : (uint)sizeof(Field);
            var report = Report();
            uint size = _random.Next(20) == 0 ? StructSize(sizeof(BatchItem)) : (uint)sizeof(BatchItem);
            items[i] = new BatchItem { StructSize = size };
            items[i].Report = report is null ? new Report { StructSize = (uint)sizeof(Report) } : *report;
            items[i].Report.StructSize = (uint)sizeof(Report);
        }
        int said = _random.Next(10) == 0 && count == 0 ? -1 : count;
        Check("classify_batch", Library.ClassifyBatch(Engine(), Text(_text), fields, items, said, Message(), Size()));
    }

    private void OpenStream()
    {
        var options = (StreamOptions*)_options.Last(sizeof(StreamOptions));
        *options = new StreamOptions
        {
            StructSize = StructSize(sizeof(StreamOptions)),
            Width = _random.Next(3) == 0 ? Whole() : 32,
            Lines = _random.Next(3) == 0 ? Whole() : 64,
            MetresPerPixel = _random.Next(4) == 0 ? Height() : 0,
        };
        nint stream = 0;
        Check("stream_open", Library.StreamOpen(Engine(), Text(_text), Maybe(options), &stream, Message(), Size()));
        if (stream != 0)
        {
            _widths[stream] = options->Width;
            _streams.Add(stream);
        }
        if (_streams.Count > 8)
        {
            Library.StreamClose(_streams[0]);
            // It stays in the table: a closed one is asked for later.
            _streams.RemoveAt(0);
        }
    }

    private void Push()
    {
        nint stream = Stream();
        int width = _widths.GetValueOrDefault(stream, 1), lines = _random.Next(6);
        if ((long)width * lines > MostPixels)
        {
            lines = 0;
        }
        double* heights = (double*)_heights.Last(width * lines * sizeof(double));
        Fill(heights, width * lines);
        Check("stream_push", Library.StreamPush(stream, lines == 0 ? null : heights, _random.Next(20) == 0 ? -1 : lines,
            Message(), Size()));
    }

    private Field* Field()
    {
        if (_random.Next(50) == 0)
        {
            return null;
        }
        var field = (Field*)_field.Last(sizeof(Field));
        bool spoiled = _random.Next(4) == 0;
        int width = spoiled ? Whole() : _random.Next(1, 97), lines = spoiled ? Whole() : _random.Next(1,
            MostPixels / Math.Max(1, width) % 97 + 1);
        long stride = _random.Next(3) == 0 ? (long)width + _random.Next(9) : 0;
        long pixels = width > 0 && lines > 0 ? (lines - 1L) * (stride == 0 ? width : stride) + width : 0;
        bool fits = pixels <= MostPixels;
        if (!fits)
        {
            // No memory is that large: only what is refused before it is read may be said.
            (width, pixels) = (_random.Next(3) switch { 0 => 0, 1 => -5, _ => int.MinValue }, 0);
        }
        double* heights = (double*)_heights.Last((int)pixels * sizeof(double));
        Fill(heights, (int)pixels);
        *field = new Field
        {
            StructSize = StructSize(sizeof(Field)),
            Data = _random.Next(60) == 0 ? null : heights,
            Width = width,
            Lines = lines,
            RowStride = _random.Next(60) == 0 && stride == 0 ? (_random.Next(2) == 0 ? -1 : long.MaxValue) : stride,
            MetresPerPixelX = _random.Next(10) == 0 ? Height() : 1e-10,
            MetresPerPixelY = _random.Next(10) == 0 ? Height() : 0,
            Direction = _random.Next(10) == 0 ? Whole() : _random.Next(3),
        };
        return field;
    }

    private Report* Report()
    {
        if (_random.Next(50) == 0)
        {
            return null;
        }
        var report = (Report*)_report.Last(sizeof(Report));
        int room = _random.Next(4) == 0 ? 0 : _random.Next(17);
        *report = new Report
        {
            StructSize = StructSize(sizeof(Report)),
            StateCapacity = _random.Next(50) == 0 ? -1 : room,
            States = room == 0 ? null : (StateResult*)_states.Last(room * sizeof(StateResult)),
            StateReportSize = StructSize(sizeof(StateResult)),
        };
        return report;
    }

    /// <summary>A report as a classification fills it in, or nearly.</summary>
    private Report* DecidableReport()
    {
        var report = Report();
        if (report is null || report->StateCapacity <= 0)
        {
            return report;
        }
        report->StateCount = _random.Next(10) == 0 ? Whole() : Math.Min(report->StateCapacity, _random.Next(4));
        for (int i = 0; i < report->StateCapacity; i++)
        {
            report->States[i] = new StateResult
            {
                StructSize = StructSize(sizeof(StateResult)),
                Desirable = _random.Next(2),
                MemberCount = _random.Next(10) == 0 ? Whole() : 1,
                Confidence = _random.NextDouble(),
                Threshold = _random.Next(10) == 0 ? Height() : 0.5,
            };
            report->States[i].Name[0] = (byte)('a' + i);
            report->States[i].Members[0] = _random.Next(10) == 0 ? Height() : _random.NextDouble();
        }
        return report;
    }

    private void CheckReport()
    {
        // What was written is looked at by whoever lent it; here only that nothing impossible is said.
        var report = (Report*)_report.Last(0) - 1;
        if (report->StructSize == sizeof(Report) && !(report->Confidence is >= 0 and <= 1))
        {
            Fail("classify", $"a confidence of {report->Confidence}");
        }
    }

    private void Fill(double* heights, int count)
    {
        double one = Height();
        int kind = _random.Next(8);
        for (int i = 0; i < count; i++)
        {
            heights[i] = kind switch
            {
                0 => one,
                1 => Height(),
                2 => i % 7 == 0 ? double.NaN : 1e-10 * _random.NextDouble(),
                3 => 1e300 * (_random.NextDouble() - 0.5),
                4 => 1e-310 * _random.NextDouble(),
                5 => i % 32,
                _ => 1e-10 * (Math.Sin(0.3 * i) + _random.NextDouble()),
            };
        }
    }

    private double Height() => _random.Next(12) switch
    {
        0 => double.NaN,
        1 => double.PositiveInfinity,
        2 => double.NegativeInfinity,
        3 => double.Epsilon,
        4 => double.MaxValue,
        5 => double.MinValue,
        6 => -0.0,
        7 => 0,
        _ => _random.NextDouble() - 0.5,
    };

    private int Whole() => Wholes[_random.Next(Wholes.Length)];

    private uint StructSize(int right) => _random.Next(40) switch
    {
        0 => 0,
        1 => uint.MaxValue,
        2 => (uint)right + 8,
        3 => (uint)_random.Next(right),
        _ => (uint)right,
    };

    /// <summary>Of an engine that is open, or was, or never was.</summary>
    private nint Engine() => _random.Next(30) switch { 0 => 0, 1 => 1, 2 => -1, _ => _engines[_random.Next(_engines.Count)] };

    private nint Stream() => _streams.Count == 0 || _random.Next(20) == 0
        ? _random.Next(50) : _streams[_random.Next(_streams.Count)];

    private byte* Text(GuardedMemory memory)
    {
        if (_random.Next(6) == 0)
        {
            return null;
        }
        byte[] text = _random.Next(3) > 0
            ? Encoding.UTF8.GetBytes(Surfaces[_random.Next(Surfaces.Length)])
            : [.. Enumerable.Range(0, _random.Next(60)).Select(_ => (byte)_random.Next(1, 256))];
        byte* at = memory.Last(text.Length + 1);
        text.CopyTo(new Span<byte>(at, text.Length));
        at[text.Length] = 0;
        return at;
    }

    private byte* Message()
    {
        _saidSize = _random.Next(4) == 0 ? _random.Next(20) : 1024;
        return _said = _saidSize == 0 ? null : _message.Last(_saidSize);
    }

    private nuint Size() => (nuint)_saidSize;

    private T* Maybe<T>(T* pointer)
        where T : unmanaged => _random.Next(50) == 0 ? null : pointer;

    private void Check(string function, Status status)
    {
        _refused += status == Status.Ok ? 0 : 1;
        RequireEnd("message", _said, _saidSize);
        if (status is Status.Internal or Status.Memory or Status.Runtime or Status.Bundle or < 0 or > Status.OtherSignal)
        {
            Fail(function, $"{status}: {(_saidSize > 0 ? Library.Text(_said) : "")}");
        }
    }

    private void RequireEnd(string what, byte* text, int room)
    {
        if (room > 0 && new Span<byte>(text, room).IndexOf((byte)0) < 0 && text[0] != 0xA5)
        {
            Fail(what, "it does not end");
        }
    }

    private void Fail(string function, string what)
    {
        if (_failures.TryAdd($"{function} {what[..Math.Min(40, what.Length)]}", $"{function}, call {_done}: {what}"))
        {
            Console.WriteLine($"  {function}, call {_done}: {what}");
        }
    }
}
