using GwyTip.Core;

namespace GwyTip.Native;

/// <summary>Decides a report again that this library wrote and the caller gave other thresholds.</summary>
internal static unsafe class Decision
{
    /// <exception cref="ArgumentProblem">The report is none of this library's.</exception>
    public static void Run(Scan? scan, Report* report)
    {
        Reports.Check(report);
        ArgumentProblem.Require(report->Verdict is >= 0 and <= 3, $"verdict of the report is {report->Verdict}");
        ArgumentProblem.Require(report->StateCount > 0 && report->StateCount <= report->StateCapacity,
            $"the report has {report->StateCount} states and room for {report->StateCapacity}");
        var states = new StateReport[report->StateCount];
        for (int i = 0; i < states.Length; i++)
        {
            states[i] = Read(report->States + i, report->States->MemberCount);
        }
        var before = new TipReport("", report->Verdict == 3 ? Verdict.UnknownSurface : Verdict.Unsure, "", 0, null, states);
        var after = Again(before, scan);
        Reports.WriteDecision(after, report);
        for (int i = 0; i < states.Length; i++)
        {
            report->States[i].Votes = after.States[i].Votes;
        }
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

    private static StateReport Read(StateResult* from, int members)
    {
        ArgumentProblem.RequireSize("gwytip_state_report", from->StructSize, sizeof(StateResult));
        string name = Text.Read(from->Name);
        ArgumentProblem.Require(from->MemberCount is > 0 and <= Sizes.Members,
            $"member_count of the state '{name}' is {from->MemberCount}; at most {Sizes.Members} can be decided again");
        ArgumentProblem.Require(from->MemberCount == members, $"member_count of the state '{name}' is {from->MemberCount}, of the first {members}");
        ReadOnlySpan<double> confidences = from->Members;
        var state = new TipState(name, from->Desirable != 0, from->Threshold, 0, Calibration.None, "");
        return new StateReport(state, from->Confidence, from->Votes, confidences[..members].ToArray());
    }
}
