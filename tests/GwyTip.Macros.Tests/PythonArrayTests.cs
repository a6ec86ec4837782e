namespace GwyTip.Tests.Macros;

/// <summary>What Python programs hold heights in, and what cannot be heights.</summary>
public sealed class PythonArrayTests : IDisposable
{
    private const int Width = 48, Lines = 40;

    /// <summary>
    /// <c>a</c>: a NumPy array; <c>holes</c>: true where not measured; <c>whole</c>: whole numbers. <c>said</c>: the confidence
    /// in states, one of which hangs on the heights. <c>Frame</c> and <c>Tensor</c> look like pandas' and PyTorch's, which are
    /// not there everywhere.
    /// </summary>
    private const string Prelude = """
        import array, importlib.util, sys, warnings
        import numpy as np
        import gwytip
        warnings.simplefilter("error")
        a = np.frombuffer(sys.stdin.buffer.read()).reshape(40, 48)
        holes = np.zeros(a.shape, bool)
        holes[::5, ::7] = True
        whole = np.rint(a * 1e12) + 200
        engine = gwytip.Engine(provider="cpu")
        def said(heights):
            return [s["confidence"] for s in engine.classify(heights)["states"]]
        class Frame:
            def __init__(self, values):
                self.values = values
            def __array__(self, dtype=None, copy=None):
                return np.array(self.values, dtype)
        class Tensor:
            def __init__(self, values, attached=True):
                self.attached, self.values, self.dtype = attached, values, "torch.float64"
            def detach(self):
                return Tensor(self.values, False)
            def cpu(self):
                return self
            def __array__(self, dtype=None, copy=None):
                if self.attached:
                    raise RuntimeError("Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.")
                return np.array(self.values, dtype)
        class Capsule:
            def __init__(self, values):
                self.values = values
            def __dlpack__(self, **options):
                return self.values.__dlpack__(**options)
            def __dlpack_device__(self):
                return self.values.__dlpack_device__()
        def no(*_):
            raise TypeError("no memory of a GPU")
        def with_holes(values):
            return np.where(holes, np.nan, np.array(values, float))

        """;

    private readonly Macro _macro = new();

    public void Dispose() => _macro.Dispose();

    [Theory]
    [InlineData("a.tolist()", "a")]
    [InlineData("tuple(map(tuple, a))", "a")]
    [InlineData("[array.array('f', row) for row in whole]", "whole")]
    [InlineData("list(a)", "a")]
    [InlineData("memoryview(a)", "a")]
    [InlineData("np.asfortranarray(a)", "a")]
    [InlineData("a.T.copy().T", "a")]
    [InlineData("np.repeat(a, 3, axis=1)[:, ::3]", "a")]
    [InlineData("a[::-1][::-1]", "a")]
    [InlineData("a.astype('f4')", "a.astype('f4').astype(float)")]
    [InlineData("a.astype('>f8')", "a")]
    [InlineData("(a * 1e9).astype('f2')", "(a * 1e9).astype('f2').astype(float)")]
    [InlineData("whole.astype('>i2')", "whole")]
    [InlineData("whole.astype('i8')", "whole")]
    [InlineData("(a > 0)", "(a > 0).astype(float)")]
    [InlineData("a.astype(object)", "a")]
    [InlineData("np.ma.masked_array(a, holes, fill_value=1e20)", "with_holes(a)")]
    [InlineData("np.ma.masked_array(whole.astype('i4'), holes, fill_value=999999)", "with_holes(whole)")]
    [InlineData("np.ma.masked_array(whole.astype('>u2'), holes, fill_value=0)", "with_holes(whole.astype('>u2'))")]
    [InlineData("np.ma.masked_array(a, holes).T.copy().T", "with_holes(a)")]
    [InlineData("list(np.ma.masked_array(whole.astype('i4'), holes))", "with_holes(whole)")]
    [InlineData("np.ma.masked_array(a, holes).tolist()", "with_holes(a)")]
    [InlineData("Frame(a)", "a")]
    [InlineData("[Frame(row) for row in a]", "a")]
    [InlineData("Tensor(a)", "a")]
    [InlineData("Capsule(a.copy())", "a")]
    public void Whatever_holds_heights_is_judged_as_its_numbers_are(string heights, string numbers) =>
        // And not as others are: the first would hold whatever is read.
        Assert.Equal("True False\n", Run(
            $"found = said({heights})\nprint(found == said(np.ascontiguousarray({numbers}, float)), found == said(a[:, :30]))"));

    [Theory]
    [InlineData("xarray", "DataArray(a)")]
    [InlineData("xarray", "DataArray(a, dims=('y', 'x')).where(~holes)")]
    [InlineData("pandas", "DataFrame(a)")]
    [InlineData("pandas", "DataFrame(whole.astype('i4')).astype('Int32').mask(holes)")]
    [InlineData("torch", "tensor(a.copy(), requires_grad=True)")]
    public void So_are_those_of_packages_that_are_there(string package, string made)
    {
        string numbers = made.Contains("whole", StringComparison.Ordinal) ? "whole" : "a";
        numbers = made.Contains("holes", StringComparison.Ordinal) ? $"with_holes({numbers})" : numbers;
        string judge = $"print(said(importlib.import_module('{package}').{made}) == said({numbers}))";

        Assert.Equal("True\n", Run($"if importlib.util.find_spec('{package}'):\n    {judge}\nelse:\n    print(True)"));
    }

    [Theory]
    [InlineData("heights should be rows of numbers, not None", "None")]
    [InlineData("heights should be rows of numbers, not 'scan.sxm'", "'scan.sxm'")]
    [InlineData("heights should be rows of numbers, not b'12345678'", "b'12345678'")]
    [InlineData("heights should be rows of numbers, not 3.5", "3.5")]
    [InlineData("heights should be rows of numbers, not an object of type dict", "{0: [1.0]}")]
    [InlineData("heights should be rows of numbers, not an object of type Engine", "engine")]
    [InlineData("heights should have two dimensions, not 1 (48)", "a[0]")]
    [InlineData("heights should have two dimensions, not 3 (1 × 40 × 48)", "a[None]")]
    [InlineData("heights should have two dimensions, not 0", "np.float64(1)")]
    [InlineData("heights should not be empty (0 × 48)", "a[:0]")]
    [InlineData("heights should not be empty (40 × 0)", "a[:, :0]")]
    [InlineData("heights should not be empty (0 × 0)", "[]")]
    [InlineData("heights should not be empty (2 × 0)", "[[], []]")]
    [InlineData("heights should be real numbers, not of type complex128", "a + 1j")]
    [InlineData("heights should be real numbers, not of type <U", "a.astype(str)")]
    [InlineData("heights should be real numbers, not of type datetime64", "a.astype('i8').astype('M8[s]')")]
    [InlineData("heights should be real numbers, not of type [(", "np.zeros((20, 20), [('z', 'f8')])")]
    [InlineData("line 0 of the heights should be a row of numbers, not 1.5", "[1.5, 2.5]")]
    [InlineData("line 1 of the heights should be a row of numbers, not None", "[[1.5], None]")]
    [InlineData("line 0 of the heights should be a row of numbers, not '123'", "['123', '456']")]
    [InlineData("line 0 of the heights should be a row of numbers, not b'12345678'", "[b'12345678'] * 20")]
    [InlineData("line 0 of the heights should have one dimension, not 2 (40 × 48)", "[a, a]")]
    [InlineData("pixel 0 in line 0 of the heights should be a number, not an object of type list", "a[None].tolist()")]
    [InlineData("pixel 1 in line 2 of the heights should be a number, not '1.5'", "[[1, 2], [3, 4], [5, '1.5']]")]
    [InlineData("pixel 0 in line 0 of the heights should be a number, not 1j", "[[1j, 2j]]")]
    [InlineData("pixel 0 in line 0 of the heights should be a number, not (1+0j)", "[[np.complex64(1)]]")]
    [InlineData("the rows are not equally long: line 0 has 2 pixels, line 1 has 1", "[(1, 2), np.array([3])]")]
    [InlineData("NumPy cannot make numbers of heights, a Tensor: no memory of a GPU", "type('Tensor', (), {'__array__': no})()")]
    public void What_is_no_scan_is_a_TipError_that_says_what_it_is(string message, string heights) =>
        Assert.StartsWith("argument: " + message, ErrorOf($"engine.classify({heights})"), StringComparison.Ordinal);

    [Theory]
    [InlineData("nm_per_pixel is -1; it may be a number from 0 on, or two of them", "nm_per_pixel=-1")]
    [InlineData("nm_per_pixel is nan; ", "nm_per_pixel=float('nan')")]
    [InlineData("nm_per_pixel is (0.1, inf); ", "nm_per_pixel=(0.1, float('inf'))")]
    [InlineData("nm_per_pixel is '0.1'; ", "nm_per_pixel='0.1'")]
    [InlineData("nm_per_pixel is (1, 2, 3); ", "nm_per_pixel=(1, 2, 3)")]
    [InlineData("nm_per_pixel is None; ", "nm_per_pixel=None")]
    [InlineData("direction is 'sideways'; it may be 'down', 'up' or None", "direction='sideways'")]
    [InlineData("direction is 1; ", "direction=1")]
    [InlineData("direction is an object of type list; ", "direction=['down']")]
    [InlineData("surface is 111, not a text", "surface=111")]
    [InlineData("surface is b'si-h-100', not a text", "surface=b'si-h-100'")]
    [InlineData("surface is 'si-h-100\\x00', not a text", "surface='si-h-100\\0'")]
    public void So_is_any_other_argument_that_cannot_be(string message, string argument) =>
        Assert.StartsWith("argument: " + message, ErrorOf($"engine.classify(a, {argument})"), StringComparison.Ordinal);

    [Theory]
    [InlineData("models is 5, not a folder", "models=5")]
    [InlineData("provider is None, not a text", "provider=None")]
    public void So_is_what_an_engine_cannot_be_made_of(string message, string argument) =>
        Assert.StartsWith("argument: " + message, ErrorOf($"gwytip.Engine({argument})"), StringComparison.Ordinal);

    [Fact]
    public void Pixels_that_are_not_square_are_told_by_two_lengths() =>
        Assert.Equal("True False\n", Run("""
            wide = engine.classify(a, nm_per_pixel=(0.2, 0.1))["states"]
            as_wide = engine.classify(a, nm_per_pixel=(2, 1))["states"]
            print(wide == as_wide, wide == engine.classify(a, nm_per_pixel=0.1)["states"])
            """));

    [Fact]
    public void Without_NumPy_lists_and_whatever_gives_some_are_judged() =>
        Assert.Equal("True True argument: pixel 0 in line 0 of the heights should be a number, not '1'\n", Run("""
            expected = said(a)
            class Strict:
                def __array__(self):
                    raise AssertionError
                def tolist(self):
                    return a.tolist()
            sys.modules["numpy"] = None
            rows = a.tolist()
            try:
                engine.classify([["1"]])
            except gwytip.TipError as error:
                print(said(rows) == expected, said(Strict()) == expected, error)
            """));

    [Fact]
    public void An_error_comes_back_whole_from_another_process() =>
        Assert.Equal("constant constant: flat\n", Run("""
            import pickle
            error = pickle.loads(pickle.dumps(gwytip.TipError("constant", "flat")))
            print(error.status, error)
            """));

    private string ErrorOf(string call) => Run($"try: {call}\nexcept gwytip.TipError as error: print(error)");

    private string Run(string script)
    {
        var result = _macro.Python(Prelude + script, TestScans.Heights(Width, Lines));
        Assert.True(result.Errors.Length == 0, result.Errors);
        return result.Output;
    }
}
