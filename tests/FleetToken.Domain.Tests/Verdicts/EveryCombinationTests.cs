using System.Text.Json;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Verdicts;

/// <summary>Every combination of the few-valued inputs: what is missing or old never turns into something good.</summary>
public sealed class EveryCombinationTests
{
    private static readonly TimeSpan Old = TimeSpan.FromDays(20);

    private static readonly (KeyValidity Value, bool Known)[] Validities =
        [(KeyValidity.Valid, true), (KeyValidity.Invalid, true), (KeyValidity.NotApplicable, true), (KeyValidity.Unknown, false)];

    private static readonly (FileVault Value, bool Known)[] Disks =
        [(new() { Partition = PartitionState.Encrypted }, true), (new() { Partition = PartitionState.Decrypted }, true), (new(), false)];

    private static readonly (DateTimeOffset? Value, bool Known)[] Reports = [(Baseline.Report, true), (Baseline.Report - Old, false), (null, false)];

    private static readonly (DateTimeOffset? Value, bool Known)[] Enrolments = [(Baseline.Report - TimeSpan.FromDays(90), true), (null, false)];

    private static readonly (MacOsVersion? Os, IReadOnlyList<InstalledProfile>? Profiles, bool Known)[] Systems =
    [
        (new(15, 6, 0), null, true), (new(26, 1, 0), [], true), (new(26, 1, 0), null, false),
        (new(26, 1, 0), [new("x", null, null, false)], false), (null, [], false),
    ];

    private static readonly (string? Line, bool KnowsTokens)[] Lines =
    [
        (LineOf("n=1;u=alice/501/s/1/1/1/0;", Baseline.Report), true),
        (LineOf("n=1;u=alice/501/a/1/1/1/0;", Baseline.Report), true),
        (LineOf("n=0;u=alice/501/s/0/0/1/0;", Baseline.Report), true),
        (LineOf("n=1;u=alice/501/s/1/1/1/0;", Baseline.Report - Old), false),
        (LineOf("n=u;u=alice/501/s/1/1/1/0;", Baseline.Report), false),
        (LineOf("n=u;u=alice/501/s/u/u/u/0;", Baseline.Report), false),
        (LineOf("n=2;u=alice/501/s/1/1/1/0,+1;", Baseline.Report), false),
        (LineOf("n=2;u=alice/501/s/1/1/1/0;", Baseline.Report), false),
        ("FTK1;n=1;u=alice/501/s/1/1/1/0;", false),
        ("FTK1;n=1;u=alice/501/s/1/1/1/0;.", false),
        (null, false),
    ];

    private static readonly (ServerFacts Value, bool Known)[] Servers =
        [(Baseline.Server, true), (ServerFacts.NotRead, false), (Baseline.Server with { ManagementAccount = null }, false)];

    private static readonly AssignedUser[] Users = [new("alice", null, null), new(null, null, null)];

    [Fact]
    public void Judge_AnyInputMissingOrOld_IsNeverGood()
    {
        var judged = 0;
        var good = 0;
        foreach (var combination in All())
        {
            judged++;
            good += Check(combination);
        }

        Assert.True(judged > 10_000, $"{judged} combinations");
        Assert.True(good > 0, "the best combination must be good, or the test proves nothing");
    }

    [Fact]
    public void NextEdge_OneTickBefore_EveryVerdictIsTheSame()
    {
        foreach (var combination in All().Where((_, i) => i % 17 == 0))
        {
            var clock = new AgeClock(combination.Subject.Now);
            var now = Serialize(MacVerdicts.Of(combination.Subject, clock));
            if (clock.NextEdge is { } edge)
            {
                var before = edge - TimeSpan.FromTicks(1);
                Assert.Equal(now, Serialize(MacVerdicts.Of(combination.Subject with { Now = before }, new AgeClock(before))));
            }
            else
            {
                var later = combination.Subject.Now + TimeSpan.FromDays(1000);
                Assert.Equal(now, Serialize(MacVerdicts.Of(combination.Subject with { Now = later }, new AgeClock(later))));
            }
        }
    }

    private static int Check(Combination c)
    {
        var verdicts = MacVerdicts.Of(c.Subject, new AgeClock(c.Subject.Now));
        var text = c.ToString();
        Assert.False(verdicts.KeyProven.Value && !c.KeyKnown, text);
        var strong = verdicts.Recoverability.Value == Recoverability.Strong;
        Assert.False(strong && !(c.KeyKnown && c.DiskKnown && c.PersonTokenKnown && c.Assigned), text);
        var endUsersOnly = verdicts.TokenVerdict.Value == TokenVerdict.EndUsersOnly;
        Assert.False(endUsersOnly && !c.TokensKnown, text);

        // Without IT's account lists only a person known to be standard is surely not IT's.
        Assert.False((strong || endUsersOnly) && !c.ItKnown && verdicts.Accounts.Any(a => a.Token == TokenState.Held && a.Admin != false), text);
        Assert.False(verdicts.Contradictions.Count > 0 && (strong || endUsersOnly), text);
        return strong && endUsersOnly && verdicts.KeyProven.Value ? 1 : 0;
    }

    private static IEnumerable<Combination> All() =>
        from validity in Validities
        from disk in Disks
        from report in Reports
        from enrolment in Enrolments
        from system in Systems
        from line in Lines
        from server in Servers
        from user in Users
        select new Combination(
            new()
            {
                Now = Baseline.Now,
                Server = server.Value,
                Mac = Baseline.Mac with
                {
                    RecoveryKey = new(validity.Value, null),
                    FileVault = disk.Value,
                    ReportedAt = report.Value,
                    EnrolledAt = enrolment.Value,
                    OsVersion = system.Os,
                    Profiles = system.Profiles,
                    Attributes = line.Line is null ? null : Baseline.Read(line.Line),
                    Accounts = [Baseline.Alice with { Admin = line.Line?.Contains("/a/", StringComparison.Ordinal) == true }],
                    User = user,
                },
            },
            KeyKnown: validity.Known && report.Known && enrolment.Known && system.Known,
            DiskKnown: disk.Known,
            TokensKnown: line.KnowsTokens,
            // Who holds a token does not hang on the number of all holders, only on the person's own state and its age.
            PersonTokenKnown: line.KnowsTokens || line.Line?.StartsWith("FTK1;n=u;u=alice/501/s/1", StringComparison.Ordinal) == true
                || line.Line?.Contains(",+1;", StringComparison.Ordinal) == true,
            ItKnown: server.Known,
            Assigned: user.Username is not null);

    private static string LineOf(string fields, DateTimeOffset at) => $"FTK1;{fields}ts={at.ToUnixTimeSeconds()};.";

    private static string Serialize(MacVerdicts verdicts) => JsonSerializer.Serialize(verdicts);

    private sealed record Combination(
        MacSubject Subject, bool KeyKnown, bool DiskKnown, bool TokensKnown, bool PersonTokenKnown, bool ItKnown, bool Assigned);
}
