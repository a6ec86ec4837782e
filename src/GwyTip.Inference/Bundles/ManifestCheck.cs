using System.Text;

namespace GwyTip.Inference;

/// <summary>Refuses a manifest that reads well but says what cannot be.</summary>
internal static class ManifestCheck
{
    /// <summary>States that one report has room for, as in the C ABI.</summary>
    private const int MostStates = 16;

    /// <summary>Bytes of UTF-8 a name may have, as in the C ABI.</summary>
    private const int LongestName = 63;

    /// <exception cref="BundleException">Something is wrong; the message says what.</exception>
    public static void Check(string path, BundleManifest manifest)
    {
        // The reader of JSON looks at what may be null, but not into lists.
        Require(!HasNull(manifest.Inputs), "its list of inputs holds null");
        Require(!HasNull(manifest.States), "its list of states holds null");
        Require(!HasNull(manifest.Members), "its list of members holds null");
        Require(!HasNull(manifest.HeldOutSessions), "its list of held-out sessions holds null");
        Require(!manifest.Members.Any(m => HasNull(m.States)), "the list of states of a member holds null");
        Require(IsName(manifest.Surface), $"the surface '{manifest.Surface}' is not a name");
        Require(manifest.Head is "sigmoid" or "softmax", $"the head '{manifest.Head}' is neither sigmoid nor softmax");
        Require(manifest.Voting == "majority", $"the voting rule '{manifest.Voting}' is unknown");
        Require(manifest.Inputs.Count > 0, "it names no input");
        Require(manifest.Inputs.Distinct().Count() == manifest.Inputs.Count, "it names an input twice");
        foreach (string input in manifest.Inputs)
        {
            Require(
                Core.Preprocessing.InputsOf(manifest.PreprocessingVersion).Contains(input),
                $"the input '{input}' is unknown to preprocessing version {manifest.PreprocessingVersion}");
        }

        Require(
            manifest.Views is not { } views || Core.ImageViews.Counts.Contains(views),
            $"it asks for {manifest.Views} views, not {string.Join(", ", Core.ImageViews.Counts)}");

        CheckStates();
        CheckMembers();
        CheckUnknownSurface();

        void CheckStates()
        {
            Require(
                manifest.States.Count is >= 1 and <= MostStates, $"it has {manifest.States.Count} states, not 1 to {MostStates}");
            Require(manifest.States.DistinctBy(s => s.Name).Count() == manifest.States.Count, "two states have the same name");
            Require(manifest.States.Any(s => s.Name != Core.TipState.TipChange), "it has no state other than tip change");
            foreach (var state in manifest.States)
            {
                Require(IsName(state.Name), $"the state '{state.Name}' is not a name");
                Require(state.Threshold is >= 0 and <= 1, $"the threshold of {state.Name} is {state.Threshold}, not 0 to 1");
                Require(state.Share is >= 0 and <= 1, $"the share of {state.Name} is {state.Share}, not 0 to 1");
                Require(double.IsFinite(state.Calibration.Slope) && double.IsFinite(state.Calibration.Offset),
                    $"the calibration of {state.Name} is not finite");
                Require(manifest.Members.Any(m => m.States.Contains(state.Name)), $"no member knows the state {state.Name}");
            }
        }

        void CheckMembers()
        {
            Require(manifest.Members.Count is >= 1 and <= Bundle.MostMembers,
                $"it has {manifest.Members.Count} members, not 1 to {Bundle.MostMembers}");
            foreach (var member in manifest.Members)
            {
                RequireFile("member", member.File, member.Sha256);
                Require(member.States.Count > 0, $"{member.File} gives no state");
                Require(member.States.Distinct().Count() == member.States.Count, $"{member.File} gives a state twice");
                foreach (string state in member.States)
                {
                    Require(manifest.States.Any(s => s.Name == state), $"{member.File} gives the unknown state '{state}'");
                }
            }
        }

        void CheckUnknownSurface()
        {
            if (manifest.UnknownSurface is { } unknown)
            {
                // At 0 nothing would ever be foreign, at 1 everything.
                Require(
                    unknown.Threshold is > 0 and < 1,
                    $"the unknown-surface threshold is {unknown.Threshold}, not between 0 and 1");
                RequireFile("surface classifier", unknown.File, unknown.Sha256);
                Require(
                    unknown.LargestFrameNm is not { } largest || (largest > 0 && double.IsFinite(largest)),
                    $"the largest frame is {unknown.LargestFrameNm} nm, not above 0");
            }
        }

        void RequireFile(string what, string file, string sha256)
        {
            // A bundle comes from anywhere; its files lie beside its manifest and nowhere else.
            Require(IsName(file) && Path.GetFileName(file) == file, $"the {what} '{file}' is not a plain file name");
            Require(
                sha256.Length == 64 && sha256.All(char.IsAsciiHexDigit), $"the SHA-256 of {file} is not 64 hexadecimal digits");
        }

        void Require(bool holds, string otherwise)
        {
            if (!holds)
            {
                throw new BundleException(BundleProblem.BrokenManifest, $"{path}: {otherwise}");
            }
        }
    }

    private static bool HasNull(IEnumerable<object?> list) => list.Any(one => one is null);

    private static bool IsName(string text) =>
        text.Length > 0 && text is not "." and not ".." && Encoding.UTF8.GetByteCount(text) <= LongestName &&
        !text.Any(c => char.IsControl(c) || c is '/' or '\\' or ':');
}
