namespace GwyTip.Cli.Output;

/// <summary>Writes results to standard output, each as soon as it is there.</summary>
internal interface IResultWriter
{
    void Begin();

    void Write(ScanResult result);

    void End();
}
