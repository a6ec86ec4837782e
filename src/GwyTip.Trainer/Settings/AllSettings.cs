using GwyTip.Core;
using GwyTip.Training.Engines;
using GwyTip.Training.Members;
using GwyTip.Training.Runs;

namespace GwyTip.Trainer.Settings;

/// <summary>Every setting in the order in which people read them. A test holds it against the records.</summary>
internal static class AllSettings
{
    public static IReadOnlyList<Setting> OfRun { get; } =
    [
        Run("data", "a folder", "folder of the data set that `gwytip-train import` made, relative to the configuration; not "
            + "needed where `train` is given the scans themselves"),
        Run("split_by", "`session`, `series` or `image`", "what a split never divides; `image` is the paper's random split, "
            + "which leaks: frames of one series stand on both sides, and its figures are for comparison with the paper only"),
        Run(
            "held_out_share", "0 or more, below 0.9",
            "share of the scans that no member sees; the card's figures are measured there, so that `export` needs some"),
        Run("folds", "2 or more", "folds of the rest; at least one a member of each network"),
        Run("split_seed", "a whole number", "another seed, another split"),
        Run("labels", "`multi_label` or `multi_class`", "which scans teach: all of them with the share of people who saw each "
            + "state, or only those on which all agree on a single state, as in the paper; all scans are judged either way"),
        Run("views", string.Join(" or ", ImageViews.Counts), "how many views of a scan an image member looks at before it says "
            + "their mean: the whole, or the whole and its four corners at a finer scale, five times the work"),
        Run("device", "`cpu` or `cuda`", "where training runs"),
        Run("bf16", "`true` or `false`", "mixed precision: convolutions and dense layers compute in bfloat16, 1.5 to 4 times as "
            + "fast on processors that multiply such numbers (AVX512_BF16; graphics cards) and not done on others, where it "
            + "takes twenty times as long; weights, optimizer and predictions stay float32"),
    ];

    public static IReadOnlyList<Setting> OfAugmentation { get; } =
    [
        Augmented("plain_share", "0 to 1", "share of the views in training that are only mirrored along x and noised; they "
            + "alone teach tip change, as in the paper. The others are turned by any angle, mirrored, cropped and shifted"),
        Augmented("smallest_crop", "above 0, up to 4", "smallest side of a crop over the scan's shorter side"),
        Augmented("largest_crop", "`smallest_crop` to 4", "largest side of a crop; above 1 its corners are not measured"),
        Augmented("noise", "0 to 10", "largest deviation of the Gaussian noise, heights being scaled to about −1..1"),
        Augmented("least_bits", "0, or 2 to 8", "a third of the views is rounded to levels of so many up to 8 bits, as pictures "
            + "are, and a third gets the uniform noise that hides such levels: a picture of 256 greys and the same scan in full "
            + "depth are then judged alike. 0: neither"),
    ];

    public static IReadOnlyList<Setting> OfMember { get; } =
    [
        Member("network", string.Join(", ", Method.Names.Select(n => $"`{n}`")), "`squeezenet-like`: the paper's ten 3 × 3 "
            + "convolutions with batch normalisation and ELU; the next four: the paper's others; all of these look at the "
            + "image. `line-statistics` and `line-sequence`: small networks on how the lines follow one another, in a few "
            + "numbers or line by line, for tip change alone; "
            + "`noise-statistics`, `tip-picture`, `shape-statistics` and `ghost-statistics`: experts for corruption, for the "
            + "shape of the tip (two of them) and for a double tip or that shape. "
            + "`random-forest` and `weighted-guess` are the paper's baselines, for comparison; of the settings below only "
            + "`trees`, `fold`, `seed` and `without_extra` are theirs"),
        Member("width", "above 0, up to 4", "filters over the paper's 32 … 1024"),
        Member(
            "first_stride", "1 or 2",
            "of `squeezenet-like`, the first convolution's stride: 1 is the paper's, 2 trains in about 0.6 of the time"),
        Member("dropout", "0 or more, below 1", "in front of the last layer"),
        Member(
            "tells", "`everything`, `states` or `tip_change`; of `ghost-statistics` `tip_shape`",
            "what it is trained to tell: states and tip change, the states alone, or tip change alone as the paper's yes/no "
            + "network, which sees mirror images and noise only. "
            + "Experts tell what they are experts for, whatever this says; but `ghost-statistics` tell all of the shape of the "
            + "tip where this is `tip_shape`"),
        Member("head", "`sigmoid` or `softmax`", "what makes confidences of the last layer: every state by itself, or a sum of "
            + "1 as in the paper; `softmax` needs `tells` to be `states`, for tip change comes beside a state and not in its "
            + "place, and is not for experts"),
        Member("optimizer", string.Join(", ", OptimizerSpec.Names.Select(n => $"`{n}`")), "how weights follow the gradient"),
        Member("learning_rate", "above 0, up to 10", "the highest; it rises to that and falls along a cosine to zero"),
        Member("weight_decay", "0 or more", "how much weights are drawn towards zero"),
        Member("batch_size", "2 or more", "scans a step; the paper's"),
        Member("epochs", "1 or more", "times that every training scan is shown"),
        Member("patience", "0 or more", "early stopping: it ends when the validation loss has not fallen for so many epochs, "
            + "and the weights of its lowest are kept; 0: it goes to the last epoch and keeps that"),
        Member("trees", "`null`, or 1 or more", "of `random-forest`; `null`: the paper's 5,000"),
        Member(
            "fold", "`null`, or 1 to `folds`",
            "the fold it validates on; `null`: members of one network that tell the same take the folds in turn"),
        Member(
            "without_extra", "`true` or `false`",
            "whether it is trained without the scans that are there to train on only (`use` in the label file is `train`)"),
        Member("seed", "a whole number", "seeds weights, order, views and dropout"),
        Member("start_from", "`null`, or an ONNX file", "a member of a bundle, relative to the configuration: training begins "
            + "with its weights, but for the last layer's; network, width and first_stride have to be those of that member. "
            + "`null`: it begins with weights drawn at random"),
    ];

    public static IEnumerable<Setting> All => [.. OfRun, .. OfAugmentation, .. OfMember];

    private static Setting Run(string name, string range, string meaning) => new(typeof(TrainingConfig), name, range, meaning);

    private static Setting Augmented(string name, string range, string meaning) =>
        new(typeof(AugmentationConfig), name, range, meaning);

    private static Setting Member(string name, string range, string meaning) => new(typeof(MemberConfig), name, range, meaning);
}
