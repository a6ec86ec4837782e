using GwyTip.Training;
using GwyTip.Training.Data;
using GwyTip.Training.Labelling;

namespace GwyTip.Trainer.Labelling;

/// <summary>
/// What the page is told when it asks. Nobody sees what others said of a scan before they have answered themselves.
/// </summary>
internal sealed class PageAnswers(ScanDesk desk)
{
    private LabelsDatabase Database => desk.Database;

    /// <summary>Lets somebody in by name. One that is known is asked for a yes first, as two people may have one name.</summary>
    public PageMessages.MeAnswer Me(PageMessages.Me me)
    {
        var known = Database.PersonNamed(me.Name);
        int answers = known is null ? 0 : Database.Answers().Count(a => a.Said.Person == known.Id);
        if (known is not null && answers > 0 && !me.Confirmed)
        {
            return new PageMessages.MeAnswer(null, known.Name, answers);
        }
        var person = Database.Person(me.Name);
        return new PageMessages.MeAnswer(person.Token, person.Name, answers);
    }

    public PageMessages.Setup Setup(Labeller person)
    {
        var words = GivenLabels.Known(Database.Surface ?? "").States.ToDictionary(s => s.Name);
        return new PageMessages.Setup(
            person.Name, Path.GetFileName(desk.Options.Folder), Database.Surface, desk.Options.Goal,
            [.. Database.States.Select(s => new PageMessages.State(
                s, words.GetValueOrDefault(s)?.Description ?? "", words.GetValueOrDefault(s)?.Desirable ?? false))]);
    }

    public PageMessages.NextAnswer Next(Labeller person, PageMessages.Next asked)
    {
        var scans = desk.Next(person.Id, [.. asked.Shown], Math.Clamp(asked.Count, 0, 8));
        var mine = Mine(person);
        return new PageMessages.NextAnswer(
            [.. scans.Select(s => Scan(s.Scan, s.Shown, s.Why, mine.GetValueOrDefault(s.Scan.Id)))], Progress(person));
    }

    /// <summary>Saves an answer, which is on the disk when this returns.</summary>
    /// <exception cref="TrainingException">It is not saved.</exception>
    public PageMessages.Progress Answer(Labeller person, PageMessages.Answer said)
    {
        if (Database.Scan(said.Scan) is null)
        {
            throw new TrainingException("there is no such scan; load the page again");
        }
        if (said.Note.Length > 2000)
        {
            throw new TrainingException("a note has 2,000 letters at most; this one was not saved");
        }
        Database.Save(new Answer(
            said.Scan, person.Id, said.CannotTell ? AnswerKind.CannotTell : AnswerKind.Seen, [.. said.States.Distinct()])
        {
            Note = said.Note,
            Chosen = said.Why,
            Seconds = double.IsFinite(said.Seconds) ? Math.Clamp(said.Seconds, 0, 86_400) : 0,
            Asked = [.. said.Asked.Union(said.States)],
        });
        return Progress(person);
    }

    public PageMessages.OneScan Undo(Labeller person) => One(person, Database.Undo(person.Id));

    /// <summary>The scan that a person answered for before another one, or last of all.</summary>
    /// <param name="person">Who goes back.</param>
    /// <param name="from">The scan that they have before them, 0 or one not answered for: the last.</param>
    public PageMessages.OneScan Back(Labeller person, long from)
    {
        long[] mine = [.. Database.Answers().Where(a => a.Said.Person == person.Id).Select(a => a.Said.Scan)];
        int here = Array.LastIndexOf(mine, from);
        int before = here < 0 ? mine.Length - 1 : here - 1;
        return One(person, before >= 0 ? mine[before] : null);
    }

    public PageMessages.OneScan One(Labeller person, long? scan) => new(
        scan is { } id && Database.Scan(id) is { } known && desk.Shown(id) is { } shown
            ? Scan(known, shown, Chosen.Asked, Mine(person).GetValueOrDefault(id)) : null,
        Progress(person));

    public PageMessages.Agreement Agreement(Labeller person)
    {
        var answers = Database.Answers();
        var agreement = new PeopleAgreement(Database.People, Database.States, answers);
        var mine = answers.Where(a => a.Said.Person == person.Id).Select(a => a.Said.Scan).ToHashSet();
        return new PageMessages.Agreement(
            [.. agreement.Pairs().Select(
                p => new PageMessages.Pair(p.First.Name, p.Second.Name, p.State, p.Scans, Number(p.Kappa)))],
            [.. Database.States.Select(s => (State: s, Together: agreement.Together(s)))
                .Select(s => new PageMessages.Together(s.State, s.Together.Scans, Number(s.Together.Kappa)))],
            [.. agreement.Disagreements().Where(d => mine.Contains(d.Scan)).Select(d => new PageMessages.Disputed(
                d.Scan, Database.Scan(d.Scan)!.File,
                [.. d.Said.Select(s => new PageMessages.Opinion(s.Person.Name, s.States))]))]);
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;

    private static PageMessages.Scan Scan(KnownScan scan, ShownScan shown, Chosen why, Answer? mine) => new(
        scan.Id, scan.File, scan.Session, shown.Channel, shown.Size, shown.Pixels, why,
        [shown.Networks.Width, shown.Networks.Height], [shown.Measured.Width, shown.Measured.Height],
        mine is null ? null : new PageMessages.Said(mine.States, mine.Kind == AnswerKind.CannotTell, mine.Note));

    private Dictionary<long, Answer> Mine(Labeller person) =>
        Database.Answers().Where(a => a.Said.Person == person.Id).ToDictionary(a => a.Said.Scan, a => a.Said);

    private PageMessages.Progress Progress(Labeller person)
    {
        var progress = desk.Progress(person.Id);
        return new PageMessages.Progress(
            progress.Scans, progress.Labelled, progress.Mine, progress.Left, Number(progress.SecondsLeft),
            [.. progress.States.Select(s => new PageMessages.StateCount(s.State, s.Scans))],
            desk.Problems);
    }
}
