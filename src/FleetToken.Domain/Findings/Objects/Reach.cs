using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>Whether an object reaches a Mac, in three values: what is not known is never no.</summary>
internal static class Reach
{
    /// <summary>Both hold.</summary>
    public static Answer And(Answer left, Answer right) =>
        left == Answer.No || right == Answer.No ? Answer.No
        : left == Answer.Yes && right == Answer.Yes ? Answer.Yes
        : Answer.Unknown;

    /// <summary>At least one holds.</summary>
    public static Answer Or(Answer left, Answer right) => Not(And(Not(left), Not(right)));

    /// <summary>The opposite.</summary>
    public static Answer Not(Answer answer) => answer switch
    {
        Answer.Yes => Answer.No,
        Answer.No => Answer.Yes,
        _ => Answer.Unknown,
    };

    /// <summary>A fact that may be missing.</summary>
    public static Answer Of(bool? fact) => fact switch { true => Answer.Yes, false => Answer.No, null => Answer.Unknown };

    /// <summary>Whether a profile surely reaches every Mac.</summary>
    public static bool IsForEveryMac(this ObjectScope scope) => scope is
        { AllMacs: true, HasOtherExclusions: false, ExcludedComputerIds.Count: 0, ExcludedGroups.Count: 0 };

    /// <summary>Whether at least one of several profiles reaches a Mac.</summary>
    public static Answer OfAny(ManagementProfile[] profiles, Mac mac)
    {
        var answer = Answer.No;
        foreach (var profile in profiles)
        {
            answer = Or(answer, profile.Scope.Covers(mac));
        }

        return answer;
    }

    /// <summary>Whether a policy that runs the script reaches a Mac; unknown where policies were not read.</summary>
    public static Func<MacSubject, MacVerdicts, Answer> OfScript(long script, IReadOnlyList<ManagementPolicy>? policies)
    {
        if (policies is null)
        {
            return static (_, _) => Answer.Unknown;
        }

        ObjectScope[] scopes = [.. policies.Where(policy => policy.Enabled != false && policy.ScriptIds.Contains(script)).Select(policy => policy.Scope)];
        return (subject, _) =>
        {
            var answer = Answer.No;
            foreach (var scope in scopes)
            {
                answer = Or(answer, scope.Covers(subject.Mac));
            }

            return answer;
        };
    }

    /// <summary>Whether a Mac is in a PreStage.</summary>
    public static Answer OfPreStage(long preStage, MacSubject subject)
    {
        if (subject.Server.PreStageBySerialNumber is not { } bySerial || subject.Mac.SerialNumber is not { } serial)
        {
            return Answer.Unknown;
        }

        return !bySerial.TryGetValue(serial, out var own) ? Answer.No
            : own.PreStageId is { } id ? Of(id == preStage)
            : Answer.Unknown;
    }

    /// <summary>Whether macOS is this version or later.</summary>
    public static Answer OfVersion(Mac mac, int major, int minor = 0) => Of(mac.OsVersion?.IsAtLeast(major, minor));

    /// <summary>Whether an account of this name holds a token on the Mac, measured.</summary>
    public static Answer OfToken(string? username, MacSubject subject, MacVerdicts verdicts)
    {
        if (string.IsNullOrEmpty(username))
        {
            return Answer.Unknown;
        }

        for (var i = 0; i < verdicts.Accounts.Count; i++)
        {
            var account = verdicts.Accounts[i];
            if (NameMatching.Same(account.Username, username))
            {
                return account.Token == TokenState.NotHeld ? Answer.No : account.IsMeasuredHolder() ? Answer.Yes : Answer.Unknown;
            }
        }

        var listed = subject is { Mac.Accounts: not null, Server: { CollectsAccounts: true, CollectsHiddenAccounts: true } };
        return listed || verdicts.NamesEveryHolder(subject.Mac) ? Answer.No : Answer.Unknown;
    }
}
