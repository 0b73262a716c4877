using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Domain.Runbook;

/// <summary>What people said in this call; null where nobody was asked (domain D.1). No answer makes the key good or stale.</summary>
public sealed record RunbookAnswers
{
    /// <summary>Whether the caller is verified.</summary>
    public CallerIdentity? Identity { get; init; }

    /// <summary>What the call is about.</summary>
    public CallPurpose? Purpose { get; init; }

    /// <summary>What is on the screen.</summary>
    public MacScreen? Screen { get; init; }

    /// <summary>What explains the refused password.</summary>
    public PasswordClue? Clue { get; init; }

    /// <summary>Whether a new key is on its way; none means that a Mac admin says so, and does not count where facts say that one is.</summary>
    public KeyRotation? Rotation { get; init; }

    /// <summary>Whether another record may hold the right key; none also means that each was tried, and does not count while one is known that was not.</summary>
    public TwinKey? Twin { get; init; }

    /// <summary>Whether the person has an own copy of the key.</summary>
    public Answer? OwnCopy { get; init; }

    /// <summary>Whether an administrator who holds a token can help.</summary>
    public AdminHolder? AdminHolder { get; init; }

    /// <summary>That administrator's short name; null where nobody named one.</summary>
    public string? AdminHolderName { get; init; }

    /// <summary>Whether another token holder can help.</summary>
    public OtherHolder? OtherHolder { get; init; }

    /// <summary>Whether the private key of the institutional key is at hand; counts on Intel with such a key only.</summary>
    public Answer? Irk { get; init; }

    /// <summary>Only "cannot": getting online was tried in vain (O8).</summary>
    public MacOnline? Online { get; init; }

    /// <summary>Only "no": the profile made no valid key within 60 minutes (O6p).</summary>
    public Answer? ProfilePath { get; init; }

    /// <summary>Only "no": the login gave no token (O6c).</summary>
    public BootstrapWay? Bootstrap { get; init; }

    /// <summary>Whether IT can log in with a managed administrator.</summary>
    public Answer? ItAtLogin { get; init; }

    /// <summary>Whether the data are safe off the Mac.</summary>
    public DataBackup? Backup { get; init; }

    /// <summary>Whether the Mac refused the key, from a caller who keeps the log; it only ever makes things worse than our own log.</summary>
    public KeyRefusal? Refused { get; init; }

    /// <summary>Only "none": a reveal answered that there is no key, from a caller who keeps the log.</summary>
    public KeyStanding? Key { get; init; }

    /// <summary>How the refresh ended, from a caller who keeps the log; counts only while our own log knows of none.</summary>
    public KeyRefresh? Refresh { get; init; }

    /// <summary>The facts with what people said; what may not be said against a fact is not taken.</summary>
    public MergedInputs Over(RunbookFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var notTaken = new List<NotTaken>();
        var read = facts.Inputs;
        return new(
            read with
            {
                Identity = Identity ?? read.Identity,
                Purpose = Purpose ?? read.Purpose,
                Screen = Screen ?? read.Screen,
                Clue = Clue ?? read.Clue,
                Rotation = Take(RunbookInput.Rotation, Rotation, read.Rotation, read.Rotation == KeyRotation.Pending ? "A new key is on its way, as FleetToken reads." : null, notTaken),
                Twin = Take(RunbookInput.Twin, Twin, read.Twin, read.Twin == TwinKey.Untried ? "FleetToken knows another record of this Mac whose key was not tried in this call." : null, notTaken),
                OwnCopy = OwnCopy ?? read.OwnCopy,
                AdminHolder = Take(RunbookInput.AdminHolder, AdminHolder, read.AdminHolder, NamesManagedAdministrator(facts) ? "IT rotates this account's password: it does not open the disk." : null, notTaken),
                OtherHolder = OtherHolder ?? read.OtherHolder,
                Irk = Take(RunbookInput.Irk, Irk, read.Irk, Irk != Answer.No && read.Irk == Answer.No ? "This Mac has Apple silicon or no institutional key." : null, notTaken),
                Online = Take(RunbookInput.Online, Online, read.Online, read.Online == MacOnline.Yes ? "Jamf heard from this Mac." : Online != MacOnline.Cannot ? OnlyFacts : null, notTaken),
                ProfilePath = Take(RunbookInput.ProfilePath, ProfilePath, read.ProfilePath, ProfilePath != Answer.No ? OnlyFacts : null, notTaken),
                Bootstrap = Take(RunbookInput.Bootstrap, Bootstrap, read.Bootstrap, Bootstrap != BootstrapWay.No ? OnlyFacts : null, notTaken),
                ItAtLogin = ItAtLogin ?? read.ItAtLogin,
                Backup = Backup ?? read.Backup,
                Refused = Take(RunbookInput.Refused, Refused, read.Refused, Refused < read.Refused ? "Our log says more." : null, notTaken),
                RevealAnsweredNone = read.RevealAnsweredNone || Take(RunbookInput.Key, Key, KeyStanding.Unknown, Key != KeyStanding.None ? OnlyFacts : null, notTaken) == KeyStanding.None,
                Refresh = Take(RunbookInput.Refresh, Refresh, read.Refresh, read.Refresh != KeyRefresh.NotTried ? "Our log says how it ended." : null, notTaken),
            },
            notTaken);
    }

    private const string OnlyFacts = "Only facts from Jamf may say this.";

    private static T Take<T>(RunbookInput input, T? said, T read, string? against, List<NotTaken> notTaken)
        where T : struct, Enum
    {
        if (said is not { } value || EqualityComparer<T>.Default.Equals(value, read))
        {
            return read;
        }

        if (against is null)
        {
            return value;
        }

        notTaken.Add(new(input, InputWords.Of(value), against));
        return read;
    }

    private bool NamesManagedAdministrator(RunbookFacts facts) =>
        AdminHolder is Runbook.AdminHolder.WithMac or Runbook.AdminHolder.Remote
        && facts.ManagedAdministrators.Any(managed => NameMatching.Same(managed, AdminHolderName));
}
