using System.CommandLine;
using GwyTip.Study.Commands;
using GwyTip.Terminal;
using GwyTip.Training.CommandLine;

StandardStream.TakeOver();
var root = new RootCommand("Measures what ensembles and methods are worth: the paper's tables and figures, and our own.")
{
    ReportCommand.Make(),
    SweepCommand.Make(),
    LearningCurveCommand.Make(),
    RealismCommand.Make(),
    PartialCommand.Make(),
    RealCommand.Make(),
    LikeCommand.Make(),
};
return await ProgramRun.Run(root, Examples.Manual, args);
