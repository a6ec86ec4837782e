using GwyTip.Simulation.Tests;
using GwyTip.Tests;

Gallery.WriteTo(Repository.PathTo("docs"));
