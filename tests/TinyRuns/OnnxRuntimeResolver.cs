using System.Runtime.CompilerServices;
using Microsoft.ML.OnnxRuntime;

namespace GwyTip.Tests;

/// <summary>
/// Some tests open ONNX Runtime's sessions themselves. Its own resolver, set by the first of them, would keep the product from
/// setting its own; the library lies beside the tests and is found without.
/// </summary>
internal static class OnnxRuntimeResolver
{
    [ModuleInitializer]
    internal static void LeaveToTheProduct() => OrtEnv.DisableDllImportResolver = true;
}
