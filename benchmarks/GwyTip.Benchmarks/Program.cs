// What costs how much time, a part of the product a word: what is compared takes turns in one run. One line a figure on standard
// output, its name, a tab, its value: `./build.sh bench` makes docs/performance.md of them.
//   parts FIELD SIDE                        steps of preprocessing, by BenchmarkDotNet, microseconds
//   networks BUNDLE [ROUNDS]                its members for one scan: ours, ONNX Runtime as it comes, libtorch, milliseconds
//   ceiling                                 the best matrix rate of libtorch here, 10^9 operations a second
//   learning FOLDER                         simulation, training and augmentation; FOLDER is new
//   forest FOLDER TREES                     the trees of a random forest on what that left there, milliseconds
//   training [SECONDS] [BATCH] [THREADS] [ONLY]    images a second that the engine trains on
using GwyTip.Benchmarks;

switch (args)
{
    case ["parts", var field, var side]:
        Parts.Run(field, int.Parse(side, Figures.Invariant));
        return 0;
    case ["networks", var bundle, .. var rest]:
        MemberRaces.Run(bundle, rest is [var rounds] ? int.Parse(rounds, Figures.Invariant) : 21);
        return 0;
    case ["ceiling"]:
        MatrixRate.Run();
        return 0;
    case ["learning", var folder]:
        Learning.Run(folder);
        return 0;
    case ["forest", var folder, var trees]:
        Learning.Forest(folder, int.Parse(trees, Figures.Invariant));
        return 0;
    case ["training", .. var rest]:
        TrainingRate.Run(rest);
        return 0;
    default:
        Console.Error.WriteLine(
            "usage: parts FIELD SIDE | networks BUNDLE [ROUNDS] | ceiling | learning FOLDER | forest FOLDER TREES | "
            + "training [SECONDS] [BATCH] [THREADS] [ONLY]");
        return 2;
}
