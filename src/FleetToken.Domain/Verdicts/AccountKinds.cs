using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Verdicts;

/// <summary>What an account is to its Mac (design 4.4, <c>kind</c>, first match).</summary>
internal static class AccountKinds
{
    public static (AccountKind Kind, AccountKind? AlsoKind) Of(AccountFacts account, ItAccounts it, bool isMatchedUser, MacPhase phase)
    {
        if (account.IsIt)
        {
            var managed = it.IsManagedAdministrator(account.Username);
            var management = it.IsManagementAccount(account.Username);
            return managed ? (AccountKind.ManagedAdministrator, management ? AccountKind.ManagementAccount : null)
                : (management ? AccountKind.ManagementAccount : AccountKind.OtherAdmin, null);
        }

        if (isMatchedUser || (phase == MacPhase.Lab && account.IsStandardPerson))
        {
            return (AccountKind.EndUser, null);
        }

        return (account.Admin switch
        {
            true => AccountKind.OtherAdmin,
            false => AccountKind.Other,
            null => AccountKind.Unknown,
        }, null);
    }
}
