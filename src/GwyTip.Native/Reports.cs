using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Reads what a caller wants in a report, and writes what an ensemble says into it.</summary>
internal static unsafe class Reports
{
    /// <summary>A copy of the caller's report. For a caller older than <c>state_report_size</c> it is filled in.</summary>
    /// <exception cref="ArgumentProblem">A size is wrong, or there is no room where the report says that there is.</exception>
    public static Report Read(Report* from)
    {
        ArgumentProblem.Require(from is not null, "the report is NULL");
        var report = Sized.Read(from);
        ArgumentProblem.Require(report.StateCapacity >= 0, $"state_capacity of the report is {report.StateCapacity}");
        ArgumentProblem.Require(report.StateCapacity == 0 || report.States is not null,
            $"states of the report is NULL, but its state_capacity is {report.StateCapacity}");
        bool older = report.StructSize == Report.SmallestSize;
        report.StateReportSize = older ? (uint)StateResult.SmallestSize : report.StateReportSize;
        ArgumentProblem.Require(report.StateCapacity == 0 || report.StateReportSize != 0,
            "state_report_size of the report is 0: set it to sizeof(gwytip_state_report)");
        if (report.StateCapacity > 0)
        {
            Sized.Require<StateResult>(report.StateReportSize);
        }
        return report;
    }

    /// <param name="from">What the ensemble says.</param>
    /// <param name="report">What <see cref="Read"/> made of the caller's report.</param>
    /// <param name="to">The caller's report.</param>
    public static void Write(Classification from, Report report, Report* to)
    {
        var tip = from.Report;
        report.StateCount = tip.States.Count;
        Text.Copy(tip.Surface, report.Surface);
        Text.Copy(tip.State, report.State);
        Text.Copy(from.Provider.Name, report.Provider);
        for (int i = 0; i < Math.Min(tip.States.Count, report.StateCapacity); i++)
        {
            Write(tip.States[i], StateAt(report, i), report.StateReportSize);
        }
        WriteDecision(tip, report, to);
    }

    /// <summary>As <see cref="Write(Classification, Report, Report*)"/>, for what <c>gwytip_decide</c> decides again.</summary>
    public static void WriteDecision(TipReport from, Report report, Report* to)
    {
        report.Verdict = from.Verdict switch
        {
            Verdict.Good => 0,
            Verdict.Bad => 1,
            Verdict.Unsure => 2,
            Verdict.UnknownSurface => 3,
            _ => throw new InvalidOperationException($"no number for the verdict {from.Verdict}"),
        };
        report.Confidence = from.Confidence;
        report.TipChangeLine = from.TipChangeLine ?? -1;
        Sized.Write(report, to);
    }

    /// <summary>An element of the caller's array.</summary>
    public static StateResult* StateAt(Report report, int index) => Sized.At(report.States, report.StateReportSize, index);

    private static void Write(StateReport from, StateResult* to, uint size)
    {
        StateResult state = default;
        state.StructSize = size;
        Text.Copy(from.State.Name, state.Name);
        state.Desirable = from.State.Desirable ? 1 : 0;
        state.Votes = from.Votes;
        state.Voters = from.Voters;
        state.MemberCount = from.Members.Count;
        state.Confidence = from.Confidence;
        state.Threshold = from.State.Threshold;
        Span<double> members = state.Members;
        members.Fill(double.NaN);
        for (int m = 0; m < Math.Min(from.Members.Count, members.Length); m++)
        {
            members[m] = from.Members[m];
        }
        to->StructSize = size;
        Sized.Write(state, to);
    }
}
