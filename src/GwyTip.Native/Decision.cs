using GwyTip.Core;

namespace GwyTip.Native;

/// <summary>Decides a report again that this library wrote and the caller gave other thresholds.</summary>
internal static unsafe class Decision
{
    /// <exception cref="ArgumentProblem">This library did not write the report, or a threshold is out of range.</exception>
    public static void Run(Scan? scan, Report* callers)
    {
        var report = Reports.Read(callers);
        ArgumentProblem.Require(report.Verdict is >= 0 and <= 3, $"verdict of the report is {report.Verdict}");
        ArgumentProblem.Require(report.StateCount > 0 && report.StateCount <= report.StateCapacity,
            $"the report has {report.StateCount} states and room for {report.StateCapacity}");
        var states = new StateReport[report.StateCount];
        for (int i = 0; i < states.Length; i++)
        {
            uint size = Reports.StateAt(report, i)->StructSize;
            ArgumentProblem.Require(size == report.StateReportSize,
                $"struct_size of the gwytip_state_report {i} is {size}, state_report_size {report.StateReportSize}");
            states[i] = Read(Sized.Read(Reports.StateAt(report, i)), report.States->MemberCount);
        }
        var known = report.Verdict == 3 ? Verdict.UnknownSurface : Verdict.Unsure;
        var before = new TipReport(Text.Read(report.Surface), known, "", 0, null, states);
        var after = Again(before, scan);
        for (int i = 0; i < states.Length; i++)
        {
            Reports.StateAt(report, i)->Votes = after.States[i].Votes;
        }
        Reports.WriteDecision(after, report, callers);
    }

    private static TipReport Again(TipReport before, Scan? scan)
    {
        try
        {
            return Revote.With(before, [.. before.States.Select(s => s.State.Threshold)], scan);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentProblem(e.Message);
        }
    }

    private static StateReport Read(StateResult from, int members)
    {
        string name = Text.Read(from.Name);
        ArgumentProblem.Require(from.MemberCount is > 0 and <= Sizes.Members,
            $"member_count of the state '{name}' is {from.MemberCount}; at most {Sizes.Members} can be decided again");
        ArgumentProblem.Require(from.MemberCount == members,
            $"member_count of the state '{name}' is {from.MemberCount}, of the first {members}");
        ReadOnlySpan<double> confidences = from.Members;
        var state = new TipState(name, from.Desirable != 0, from.Threshold, 0, Calibration.None, "");
        return new StateReport(state, from.Confidence, from.Votes, confidences[..members].ToArray());
    }
}
