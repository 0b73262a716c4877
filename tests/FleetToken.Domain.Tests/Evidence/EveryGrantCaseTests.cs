using FleetToken.Domain.Evidence;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Evidence;

/// <summary>Every combination of the grant table's inputs, held against the principles of domain B.1.</summary>
public sealed class EveryGrantCaseTests
{
    private static readonly MacOsVersion[] Versions = [new(10, 15, 7), new(11, 0, 0), new(14, 0, 0), new(15, 0, 0), new(26, 0, 0)];
    private static readonly Answer[] YesNo = [Answer.Yes, Answer.No];

    private static readonly GrantCase[] Cases =
    [
        .. from os in Versions
           from appleSilicon in new[] { true, false }
           from made in Enum.GetValues<AccountOrigin>()
           where made != AccountOrigin.Unknown
           from admin in new[] { true, false }
           from bootstrap in YesNo
           from login in Enum.GetValues<FirstLogin>()
           where login != FirstLogin.Unknown
           from first in YesNo
           from denied in YesNo
           from required in YesNo
           select new GrantCase
           {
               Os = os,
               AppleSilicon = appleSilicon,
               Made = made,
               Admin = admin,
               BootstrapToken = bootstrap,
               Where = login,
               First = first,
               Denied = denied,
               FileVaultRequired = required,
           },
    ];

    private static readonly Func<GrantCase, GrantCase>[] Forgotten =
    [
        c => c with { Os = null },
        c => c with { AppleSilicon = null },
        c => c with { Made = AccountOrigin.Unknown },
        c => c with { Admin = null },
        c => c with { BootstrapToken = Answer.Unknown },
        c => c with { Where = FirstLogin.Unknown },
        c => c with { First = Answer.Unknown },
        c => c with { Denied = Answer.Unknown },
        c => c with { FileVaultRequired = Answer.Unknown },
    ];

    [Fact]
    public void Explain_EveryKnownCase_HasOneRowAndNothingMissing()
    {
        Assert.Equal(24_640, Cases.Length);
        foreach (var c in Cases)
        {
            var answer = GrantTable.Explain(c);
            Assert.Same(answer.Row, GrantTable.Explain(c).Row);
            Assert.Empty(answer.Missing);
        }
    }

    [Fact]
    public void Explain_EveryRowOfTheCode_IsReached()
    {
        var reached = Cases.Select(c => GrantTable.Explain(c).Row.Id).ToHashSet();
        string[] text = ["B02", "B04", "B07", "B08", "B09", "B22", "B23", "B24", "B26"];
        Assert.Equal(GrantTable.Rows.Select(row => row.Id).Except(text), reached.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Explain_EveryCaseWithOneInputUnknown_IsTheSameRowOrB00()
    {
        var missing = 0;
        foreach (var c in Cases.Where((_, i) => i % 11 == 0))
        {
            var known = GrantTable.Explain(c).Row;
            foreach (var forget in Forgotten)
            {
                var answer = GrantTable.Explain(forget(c));
                var same = answer.Row == known;
                var open = answer.Row.Id == "B00" && answer.Missing.Count > 0 && answer.Possible.Contains(known);
                if (!same && !open)
                {
                    Assert.Fail(c.ToString());
                }

                missing += answer.Missing.Count;
            }
        }

        Assert.True(missing > 0, "nothing ever missing proves nothing");
    }

    [Fact]
    public void Explain_NothingKnown_IsB00() => Assert.Equal(Answer.Unknown, GrantTable.Explain(new()).Row.Token);

    [Fact]
    public void BP3_WithoutALoginAtTheLoginWindow_TheBootstrapTokenGivesNothing() => NeverYes(c =>
        c.First == Answer.No && c.Where is not (FirstLogin.LoginWindow or FirstLogin.RecoveryReset) && !MadeByHolderOrSetup(c)
        && !(c.Made == AccountOrigin.PlatformSso && c.Where == FirstLogin.SetupAssistant));

    [Fact]
    public void B20_WithoutABootstrapToken_NobodyButTheFirstGetsOne() => NeverYes(c =>
        c.First == Answer.No && c.BootstrapToken == Answer.No && c.Where != FirstLogin.RecoveryReset && !MadeByHolderOrSetup(c)
        && !(c.Made == AccountOrigin.PlatformSso && c.Where == FirstLogin.SetupAssistant));

    [Fact]
    public void BP1_FromMacOS11_TheManagedAdministratorNeedsALoginAtTheLoginWindow() => NeverYes(c =>
        c.Os!.Value.IsAtLeast(11) && c.Made == AccountOrigin.ManagedAdministrator
        && c.Where != FirstLogin.RecoveryReset && (c.Where != FirstLogin.LoginWindow || c.BootstrapToken == Answer.No));

    [Fact]
    public void BP4_WhoseFirstTokenIsDenied_GetsNone() => NeverYes(c =>
        c.Os!.Value.IsAtLeast(11) && c.Denied == Answer.Yes && c.Where != FirstLogin.RecoveryReset
        && c.Made is AccountOrigin.Script or AccountOrigin.JamfConnect or AccountOrigin.Mobile);

    [Fact]
    public void B30B32_ServiceAndNetworkAccounts_NeverHoldOne() => NeverYes(c => c.Made is AccountOrigin.Service or AccountOrigin.NetworkOnly);

    private static void NeverYes(Func<GrantCase, bool> without)
    {
        var chosen = Cases.Where(without).ToArray();
        Assert.NotEmpty(chosen);
        Assert.DoesNotContain(chosen, c => GrantTable.Explain(c).Row.Token == Answer.Yes);
    }

    private static bool MadeByHolderOrSetup(GrantCase c) =>
        c.Made is AccountOrigin.SetupAssistant or AccountOrigin.UsersPane or AccountOrigin.AuthorisedCommand;
}
