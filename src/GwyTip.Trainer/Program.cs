using System.CommandLine;
using GwyTip.Terminal;
using GwyTip.Trainer.Commands;
using GwyTip.Training.CommandLine;

StandardStream.TakeOver();
var root = new RootCommand("Makes the ensembles that GwyTip judges scans with.")
{
    ImportCommand.Make(),
    JoinCommand.Make(),
    ConfigCommand.Make(),
    SimulateCommand.Make(),
    LabelCommand.Make(),
    LabelsCommand.Make(),
    TrainCommand.Make(),
    ChooseCommand.Make(),
    ExportCommand.Make(),
    EvaluateCommand.Make(),
    NewSurfaceCommand.Make(),
    SurfaceCommand.Make(),
    UpgradeCommand.Make(),
};
return await ProgramRun.Run(root, Examples.Manual, args);
