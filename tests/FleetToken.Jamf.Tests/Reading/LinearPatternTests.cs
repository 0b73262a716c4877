using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using FleetToken.Jamf.Reading;

namespace FleetToken.Jamf.Tests.Reading;

/// <summary>Other tests read scripts, and keep tables while they do: these run when none does.</summary>
[CollectionDefinition("Patterns alone", DisableParallelization = true)]
public sealed class PatternsAlone;

[Collection("Patterns alone")]
public sealed class LinearPatternTests
{
    [Fact]
    public void Tables_WhileKept_OutliveACollection()
    {
        var pattern = new LinearPattern("ab+c", RegexOptions.CultureInvariant);
        using (LinearPattern.Keep())
        {
            Assert.True(IsMatch(pattern));
            Collect();
            Assert.True(pattern.IsMade);
        }
    }

    [Fact]
    public void Tables_AfterTheLastKeeper_AreLetGoAndMadeAgain()
    {
        var pattern = new LinearPattern("ab+c", RegexOptions.CultureInvariant);
        using (var first = LinearPattern.Keep())
        {
            using (var second = LinearPattern.Keep())
            {
                Assert.True(IsMatch(pattern));
            }

            Collect();
            Assert.True(pattern.IsMade);
            first.Dispose();
        }

        Collect();
        Assert.False(pattern.IsMade);
        Assert.True(IsMatch(pattern));
    }

    // In methods of their own, so that nothing on the stack holds on to the tables.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsMatch(LinearPattern pattern) => pattern.IsMatch("xabbc");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
