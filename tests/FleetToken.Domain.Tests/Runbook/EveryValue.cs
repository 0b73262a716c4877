using FleetToken.Domain.Macs;
using FleetToken.Domain.Runbook;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Tests.Runbook;

/// <summary>All combinations of the inputs that a table reads (domain D.3).</summary>
internal static class EveryValue
{
    /// <summary>The gate's 384, with a good key.</summary>
    public static IEnumerable<RunbookInputs> OfGate() => new[] { Call.Baseline with { Key = KeyStanding.Good } }
        .Vary<CallerIdentity>((inputs, value) => inputs with { Identity = value })
        .Vary<CallPurpose>((inputs, value) => inputs with { Purpose = value })
        .Vary<MacScreen>((inputs, value) => inputs with { Screen = value })
        .Vary<PasswordClue>((inputs, value) => inputs with { Clue = value })
        .Vary<DiskEncryption>((inputs, value) => inputs with { Fv = value });

    /// <summary>The 19,440 of a locked disk.</summary>
    public static IEnumerable<RunbookInputs> OfLocked(MacScreen screen) => new[] { Call.Baseline with { Screen = screen } }
        .Vary<KeyStanding>((inputs, value) => inputs with { Key = value })
        .Vary<KeyRefusal>((inputs, value) => inputs with { Refused = value })
        .Vary<TwinKey>((inputs, value) => inputs with { Twin = value })
        .Vary<Answer>((inputs, value) => inputs with { OwnCopy = value })
        .Vary<AdminHolder>((inputs, value) => inputs with { AdminHolder = value })
        .Vary<OtherHolder>((inputs, value) => inputs with { OtherHolder = value })
        .Vary<Answer>((inputs, value) => inputs with { Irk = value })
        .Vary<Answer>((inputs, value) => inputs with { Heard = value });

    /// <summary>The 2,799,360 of an unlocked disk.</summary>
    public static IEnumerable<RunbookInputs> OfUnlocked(MacScreen screen) =>
        Unlocked.Aggregate<Func<IEnumerable<RunbookInputs>, IEnumerable<RunbookInputs>>, IEnumerable<RunbookInputs>>([Call.Baseline with { Screen = screen }], (all, vary) => vary(all));

    /// <summary>Those that differ from one combination in two inputs at most.</summary>
    public static IEnumerable<RunbookInputs> NearUnlocked(RunbookInputs inputs) => Unlocked.SelectMany(first => Unlocked.SelectMany(second => second(first([inputs]))));

    private static readonly Func<IEnumerable<RunbookInputs>, IEnumerable<RunbookInputs>>[] Unlocked =
    [
        all => all.Vary<KeyStanding>((inputs, value) => inputs with { Key = value }),
        all => all.Vary<KeyRefusal>((inputs, value) => inputs with { Refused = value }),
        all => all.Vary<KeyRotation>((inputs, value) => inputs with { Rotation = value }),
        all => all.Vary<MacOnline>((inputs, value) => inputs with { Online = value }),
        all => all.Vary<KeyRefresh>((inputs, value) => inputs with { Refresh = value }),
        all => all.Vary<Answer>((inputs, value) => inputs with { ProfilePath = value }),
        all => all.Vary<Answer>((inputs, value) => inputs with { EscrowBuddy = value }),
        all => all.Vary<AdminHolder>((inputs, value) => inputs with { AdminHolder = value }),
        all => all.Vary<OtherHolder>((inputs, value) => inputs with { OtherHolder = value }),
        all => all.Vary<BootstrapWay>((inputs, value) => inputs with { Bootstrap = value }),
        all => all.Vary<Answer>((inputs, value) => inputs with { ItAtLogin = value }),
        all => all.Vary<DataBackup>((inputs, value) => inputs with { Backup = value }),
    ];

    private static IEnumerable<RunbookInputs> Vary<T>(this IEnumerable<RunbookInputs> all, Func<RunbookInputs, T, RunbookInputs> set)
        where T : struct, Enum
    {
        var values = Enum.GetValues<T>();
        foreach (var inputs in all)
        {
            foreach (var value in values)
            {
                yield return set(inputs, value);
            }
        }
    }
}
