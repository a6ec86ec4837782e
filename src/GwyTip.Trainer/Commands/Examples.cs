using GwyTip.Training.CommandLine;

namespace GwyTip.Trainer.Commands;

/// <summary>What the help of the program and of each command ends with: commands to copy.</summary>
internal static class Examples
{
    private const string Tutorial = """
        From labelled scans to a bundle, the folder that GwyTip judges a surface with:

          1. Sort your scans into folders named after what they show, a folder below for each measuring session:

               scans/rows/2026-03-02/a.gwy   scans/individual_atoms/2026-03-05/b.gwy   scans/generic_defect/2026-03-02/c.gwy

             or write a label file (CSV: file,scan_session,scan_series,n_responses and a column a label, 0 to 1).

          2. Check them; what cannot be used is named:

               gwytip-train import --images scans --classes --source "our STM, 2026" --licence CC-BY-4.0 --out runs/data
               gwytip-train import --images scans --labels labels.csv --source "our STM, 2026" --licence CC-BY-4.0 --out runs/data

          3. Write a configuration, with every setting explained, and change what you like:

               gwytip-train config --out runs/config.json

             Its "data" is the folder of step 2, relative to the file.

          4. Train. Ctrl-C or a power cut cost nothing: the same command goes on where it was.

               gwytip-train train --config runs/config.json --run runs/first

          5. Make the bundle, with a card that says how good it is on sessions that it never saw:

               gwytip-train export --run runs/first --out models/si-h-100

          6. See how it went, beside the paper's figures, and score it on other labelled scans; then use it:

               gwytip-study report --run runs/first --out runs/report
               gwytip-train evaluate --bundle models/si-h-100 --labels labels.csv --images scans
               gwytip classify scan.gwy --models models

        A surface that no bundle knows: gwytip-train label, then new-surface (docs/new-surface.md)
        Many networks, the best of them trained to the end and chosen: gwytip-study sweep, gwytip-train choose
        Steps 2 to 4 in one: gwytip-train train --images scans --classes --run runs/first
        To see all of it work in minutes, on simulated scans: gwytip-train train --quick
        More about a command: gwytip-train train --help. More about training: docs/training.md
        """;

    public static Manual Manual { get; } = new("gwytip-train", Tutorial, new Dictionary<string, string>
    {
        ["import"] = """
            gwytip-train import --labels labels.csv --images scans --source "our STM, 2026" --licence CC-BY-4.0 --out runs/data
            gwytip-train import --classes --images scans --source "our STM, 2026" --licence CC-BY-4.0 --out runs/data

            Folders of classes: scans/STATE/SESSION/SCAN. STATE is a tip state or a label, or several joined by '+'
            (rows+tip_change); a scan in tip_change alone counts as showing no other state. Without SESSION folders the date in
            the names of the scans is the session, or what --session finds in them: --session '^([A-Z]+[0-9]+)_' makes
            'B12_004.gwy' a scan of the session B12.
            """,
        ["join"] = """
            gwytip-train join --data runs/data/si-h-100 --train runs/data/simulated --out runs/data/with-simulated
            gwytip-train join --data runs/data/au-111 --held-out runs/data/evaluation --out runs/data/with-evaluation
            """,
        ["config"] = """
            gwytip-train config --out config.json
            gwytip-train config --network vgg-like-batchnorm line-statistics
            """,
        ["train"] = """
            gwytip-train train --config config.json --run runs/first
            gwytip-train train --images scans --classes --run runs/first
            gwytip-train train --images scans --labels labels.csv --config config.json --run runs/first
            gwytip-train train --quick
            """,
        ["choose"] = """
            gwytip-train choose --run runs/first
            gwytip-train choose --run runs/first --most 3 --max-mb 10
            """,
        ["export"] = """
            gwytip-train export --run runs/first --out models/si-h-100
            gwytip-train export --run runs/first --members 1 3 4 --out models/si-h-100
            """,
        ["upgrade"] = """
            gwytip-train upgrade models/si-h-100
            gwytip-train upgrade models/si-h-100 --out models/new/si-h-100
            """,
        ["surface"] = """
            gwytip-train surface --bundle models/si-h-100 --data runs/data/si-h-100
            """,
        ["label"] = """
            gwytip-train label scans --surface si-111
            gwytip-train label scans --surface si-111 --states individual_atoms,rows,double_tip --bundle models/si-111
            gwytip-train label scans --listen 192.168.1.20 --person Ana Bo

            Every answer is saved when it is given; the same command goes on. See docs/new-surface.md.
            """,
        ["labels"] = """
            gwytip-train labels scans
            gwytip-train labels scans --export labels.csv
            gwytip-train labels scans --surface si-h-100 --import labels.csv
            """,
        ["new-surface"] = $"""
            {NewSurface("--features models/au-111 --labels scans")}
            {NewSurface("--again --labels scans")}
            {NewSurface("--features models/au-111 --classes --images scans")}

            Labels of gwytip-train label, or scans/STATE/SESSION/SCAN; 20 to 50 scans a state, of three sessions or more.
            See docs/new-surface.md.
            """,
        ["evaluate"] = """
            gwytip-train evaluate --bundle models/si-h-100 --labels labels.csv --images scans
            gwytip-train evaluate --bundle models/si-h-100 --labels labels.csv --images scans --subset all --json evaluation.json
            gwytip-train evaluate --bundle models/au-111 --data runs/data/au-111-with-evaluation
            """,
        ["simulate"] = """
            gwytip-train simulate --surface au-111 --count 2000 --out runs/data/au-111
            gwytip-train simulate --samples --out samples
            """,
    }, "gwytip-study", ["report", "sweep", "learning-curve", "realism", "partial", "real"])
    {
        Renamed = new Dictionary<string, string> { ["evaluate-files"] = "gwytip-study real" },
    };

    private static string NewSurface(string from) =>
        $"gwytip-train new-surface {from} --surface si-111 --source \"our STM, 2026\" --licence \"our own\" --out models/si-111";
}
