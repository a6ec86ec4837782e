using GwyTip.Training.Documents;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>What a database holds, as people read it in a terminal.</summary>
internal static class LabelsSummary
{
    public static void Write(TextWriter output, LabelsDatabase database)
    {
        var (people, states, answers) = (database.People, database.States, database.Answers());
        var agreement = new PeopleAgreement(people, states, answers);
        var imported = ImportedLabels.Read(database);
        var replaced = database.Replaced;
        KnownScan[] scans = [.. database.Scans.Where(s => !replaced.Contains(s.Id))];
        var progress = LabelProgress.Count(scans, answers, states, person: 0, _ => false, imported);
        var text = new Document()
            .Paragraph($"{progress.Labelled} of {progress.Scans} scans labelled by {people.Count} "
                + $"{(people.Count == 1 ? "person" : "people")}, {answers.Count} answers"
                + (imported.Count > 0 ? $", {imported.Count} scans with labels from a label file" : ""))
            .Table(
                ["state", "scans that show it", "labelled by several", "kappa"], progress.States,
                s => [s.State, Cell.Count(s.Scans), Cell.Count(agreement.Together(s.State).Scans),
                    Cell.Number(agreement.Together(s.State).Kappa)]);
        if (people.Count > 0)
        {
            text.Table(
                ["person", "answers", "could not tell"], people,
                p => [p.Name, Cell.Count(answers.Count(a => a.Said.Person == p.Id)),
                    Cell.Count(answers.Count(a => a.Said.Person == p.Id && a.Said.Kind == AnswerKind.CannotTell))]);
        }
        if (agreement.Pairs() is { Count: > 0 } pairs)
        {
            text.Table(
                ["agreement", "state", "scans", "Cohen's kappa"], pairs,
                p => [$"{p.First.Name} and {p.Second.Name}", p.State, Cell.Count(p.Scans), Cell.Number(p.Kappa)]);
        }
        foreach (var left in database.Scans.Where(s => s is { IsThere: true, Problem: not null }))
        {
            text.Paragraph($"cannot be shown: {left.File}: {left.Problem}");
        }
        output.Write(ConsoleWriter.Text(text));
    }
}
