using System.Runtime.Versioning;

namespace GwyTip.Tests;

/// <summary>A fact that needs Slurm, and root to run it.</summary>
[UnsupportedOSPlatform("windows")]
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SlurmFactAttribute : FactAttribute
{
    public SlurmFactAttribute()
    {
        if (!Needs.All && !(Environment.IsPrivilegedProcess && Slurm.Programs.All(File.Exists)))
        {
            Skip = "needs Slurm (slurmctld, slurmd, munge), and root to run a cluster of its own";
        }
    }
}
