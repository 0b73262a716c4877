using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Evidence;

/// <summary>Derives the inputs of the grant table from what is known about a Mac, and leaves the rest unknown (domain B.4).</summary>
internal static class GrantInputs
{
    private const string Rule = "B.4";
    private const int FirstPersonUid = 500;

    public static (GrantCase Case, IReadOnlyList<Reason> Because) Of(MacSubject subject, MacVerdicts verdicts, JudgedAccount account)
    {
        var mac = subject.Mac;
        var because = new List<Reason>(5)
        {
            new(Rule, "macOS version", mac.OsVersion?.ToString(), mac.ReportedAt),
        };
        var grant = new GrantCase
        {
            Os = mac.OsVersion,
            AppleSilicon = mac.AppleSilicon,
            Admin = account.Admin,
            Made = OriginOf(mac, verdicts, account, because),
            BootstrapToken = BootstrapTokenOf(mac, verdicts, because),
            Where = LoginOf(subject, verdicts, account, because),
        };
        because.Add(new(Rule, "token", account.Token == TokenState.Unknown ? null : Names.Of(account.Token), verdicts.TokensAt));
        return (grant, because);
    }

    private static AccountOrigin OriginOf(Mac mac, MacVerdicts verdicts, JudgedAccount account, List<Reason> because)
    {
        if (account.Uid < FirstPersonUid || account.Username.StartsWith('_'))
        {
            because.Add(new(Rule, "how the account was made", "service account", mac.ReportedAt));
            return AccountOrigin.Service;
        }

        if (account.Kind == AccountKind.ManagedAdministrator)
        {
            because.Add(new(Rule, "how the account was made", "managed administrator of the PreStage", null));
            return AccountOrigin.ManagedAdministrator;
        }

        if (LineOf(mac, verdicts) is { } line && LocalAccounts.Find(line.Accounts, account.Username) is { Mobile: true })
        {
            because.Add(new(Rule, "how the account was made", "mobile account", line.At));
            return AccountOrigin.Mobile;
        }

        because.Add(new(Rule, "how the account was made", null, null));
        return AccountOrigin.Unknown;
    }

    /// <summary>Escrowed but not working is neither: the login would ask for it in vain, or it worked at that time.</summary>
    private static Answer BootstrapTokenOf(Mac mac, MacVerdicts verdicts, List<Reason> because)
    {
        var status = mac.BootstrapToken.Status;
        because.Add(new(Rule, "Bootstrap Token", status == BootstrapTokenStatus.Unknown ? null : Names.Of(status), mac.ReportedAt));
        return status switch
        {
            BootstrapTokenStatus.Escrowed when Broken(mac, verdicts) => Answer.Unknown,
            BootstrapTokenStatus.Escrowed => Answer.Yes,
            BootstrapTokenStatus.NotEscrowed or BootstrapTokenStatus.NotSupported => Answer.No,
            _ => Answer.Unknown,
        };
    }

    private static bool Broken(Mac mac, MacVerdicts verdicts) =>
        LineOf(mac, verdicts)?.BootstrapWorks == Answer.No || mac.Attributes?.Foreign?.BootstrapWorks == Answer.No;

    /// <summary>The managed administrator as console user was at the login window: without a token it cannot pass the FileVault screen.
    /// Of any other account the console user says nothing about its first login.</summary>
    private static FirstLogin LoginOf(MacSubject subject, MacVerdicts verdicts, JudgedAccount account, List<Reason> because)
    {
        if (account.Kind != AccountKind.ManagedAdministrator || LineOf(subject.Mac, verdicts) is not { ConsoleUser: { } console } line
            || !NameMatching.Same(console, account.Username))
        {
            return FirstLogin.Unknown;
        }

        because.Add(new(Rule, "FTK1 con", console, line.At));
        return FirstLogin.LoginWindow;
    }

    /// <summary>The Mac's own line; null where it contradicts itself or Jamf (F.4).</summary>
    private static Ftk1Line? LineOf(Mac mac, MacVerdicts verdicts) => verdicts.Contradictions.Count == 0 ? mac.Attributes?.Ftk1 : null;
}
