using GwyTip.Core;
using GwyTip.Inference;

namespace GwyTip.Native;

/// <summary>Writes what an ensemble says into the caller's report.</summary>
internal static unsafe class Reports
{
    /// <exception cref="ArgumentProblem">The report has no room where it says it has.</exception>
    public static void Check(Report* report)
    {
        ArgumentProblem.Require(report is not null, "the report is NULL");
        ArgumentProblem.RequireSize("gwytip_report", report->StructSize, sizeof(Report));
        ArgumentProblem.Require(report->StateCapacity >= 0, $"state_capacity of the report is {report->StateCapacity}");
        ArgumentProblem.Require(report->StateCapacity == 0 || report->States is not null,
            $"states of the report is NULL, but its state_capacity is {report->StateCapacity}");
    }

    public static void Write(Classification from, Report* to)
    {
        var tip = from.Report;
        WriteDecision(tip, to);
        to->StateCount = tip.States.Count;
        Text.Copy(tip.Surface, to->Surface);
        Text.Copy(tip.State, to->State);
        Text.Copy(from.Provider.Name, to->Provider);
        for (int i = 0; i < Math.Min(tip.States.Count, to->StateCapacity); i++)
        {
            Write(tip.States[i], to->States + i);
        }
    }

    /// <summary>Verdict, confidence and line of the tip change only.</summary>
    public static void WriteDecision(TipReport from, Report* to)
    {
        to->Verdict = from.Verdict switch
        {
            Verdict.Good => 0,
            Verdict.Bad => 1,
            Verdict.Unsure => 2,
            Verdict.UnknownSurface => 3,
            _ => throw new InvalidOperationException($"no number for the verdict {from.Verdict}"),
        };
        to->Confidence = from.Confidence;
        to->TipChangeLine = from.TipChangeLine ?? -1;
    }

    private static void Write(StateReport from, StateResult* to)
    {
        to->StructSize = (uint)sizeof(StateResult);
        Text.Copy(from.State.Name, to->Name);
        to->Desirable = from.State.Desirable ? 1 : 0;
        to->Votes = from.Votes;
        to->Voters = from.Voters;
        to->MemberCount = from.Members.Count;
        to->Confidence = from.Confidence;
        to->Threshold = from.State.Threshold;
        Span<double> members = to->Members;
        members.Fill(double.NaN);
        for (int m = 0; m < Math.Min(from.Members.Count, members.Length); m++)
        {
            members[m] = from.Members[m];
        }
    }
}
