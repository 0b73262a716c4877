using Bunit;
using FleetToken.Domain;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Features.MacDetail;
using FleetToken.Web.Fleet;
using FleetToken.Web.Sync;

namespace FleetToken.Web.Tests.Pages;

/// <summary>One Mac in words.</summary>
public sealed class MacPageTests : PageContext
{
    private static readonly TimeSpan ProofFor = TimeSpan.FromDays(14);

    private static readonly string[] WayParts = [".who", ".what", ".says"];

    private static readonly Mac DeadKey = Samples.Mac with { RecoveryKey = new RecoveryKeyEscrow(KeyValidity.Invalid, null) };

    [Fact]
    public void Verdict_OfStrong_SaysTheKeyOpensIt() => AssertSays(
        Samples.Mac,
        Samples.Verdicts,
        "If Mariana Costa forgets the password, the recovery key opens this Mac.",
        "mariana.costa opens it with its own password, and the key in Jamf was checked on the Mac and matches.");

    [Fact]
    public void Verdict_OfKeyOnlyWithOldProof_SaysTheProofIsOld() => AssertSays(
        Samples.Mac,
        Of(Recoverability.KeyOnly) with { KeyProven = Samples.Measured(false), Stale = true },
        "The recovery key should open this Mac, but the proof is old.",
        "Have the Mac report again");

    [Fact]
    public void Verdict_OfKeyOnlyWithoutToken_SaysWhosePasswordDoesNotOpenIt() => AssertSays(
        Samples.Mac,
        Of(Recoverability.KeyOnly) with { Accounts = [Samples.EndUser with { Token = TokenState.NotHeld }] },
        "The recovery key opens this Mac; no other way is proven.",
        "mariana.costa holds no token, so its password does not open the disk.");

    [Fact]
    public void Verdict_OfKeyOnlyWithoutEvidence_DoesNotTurnUnknownIntoNo() => AssertSays(
        Samples.Mac,
        Of(Recoverability.KeyOnly) with { TokenEvidence = EvidenceKind.Unknown, Accounts = [] },
        "no other way is proven",
        "Nothing measured says who holds a token");

    [Fact]
    public void Verdict_OfFragileWithOneHolder_SaysOneWayIsLeft() => AssertSays(
        DeadKey,
        Of(Recoverability.Fragile) with { KeyState = KeyState.Dead },
        "One way left: if Mariana Costa forgets the password, the data on this Mac can be lost.",
        "The recovery key in Jamf no longer matches the disk. Only mariana.costa can still open it.");

    [Fact]
    public void Verdict_OfFragileByEstimate_SaysSuggests() => AssertSays(
        DeadKey,
        Of(Recoverability.Fragile) with { KeyState = KeyState.Dead, UsableHolders = new(UsableHolders.One, EvidenceKind.Estimated, []) },
        "it depends on people remembering their passwords",
        "Jamf's FileVault list suggests that mariana.costa can still open it.");

    [Fact]
    public void Verdict_OfNone_SaysDoNotRestart() => AssertSays(
        DeadKey,
        Of(Recoverability.None) with
        {
            KeyState = KeyState.Dead,
            UsableHolders = Samples.Measured(UsableHolders.None),
            Accounts = [Samples.ItAdmin with { Token = TokenState.Held }],
        },
        "No way in: after a restart the data on this Mac can be lost. Do not restart it.",
        "only itadmin holds a token: a password that IT changes is not proven to open the disk.");

    [Fact]
    public void Verdict_OfNotEncrypted_SaysTheDiskCanBeRead() => AssertSays(
        Samples.Mac, Of(Recoverability.NotEncrypted), "This Mac is not encrypted: whoever has it can read its disk.", "FileVault is off.");

    [Theory]
    [InlineData(FileVaultState.Unknown, KeyState.Valid, Answer.Yes, "Jamf does not say whether the disk is encrypted.")]
    [InlineData(FileVaultState.On, KeyState.Unknown, Answer.Yes, "A recovery key is in escrow, but Jamf has not checked on the Mac whether it matches.")]
    [InlineData(FileVaultState.On, KeyState.Unknown, Answer.Unknown, "whether one is in escrow is not certain")]
    [InlineData(FileVaultState.On, KeyState.Dead, Answer.No, "No recovery key is in escrow. Nothing measured says who holds a token.")]
    public void Verdict_OfUnknown_SaysWhatIsMissing(FileVaultState fileVault, KeyState key, Answer escrowed, string missing) => AssertSays(
        Samples.Mac with { RecoveryKey = RecoveryKeyEscrow.NotReported },
        Of(Recoverability.Unknown) with { FileVault = Samples.Measured(fileVault), KeyState = key, KeyEscrowed = Samples.Measured(escrowed) },
        "We cannot tell how this Mac would be opened.",
        missing);

    [Fact]
    public void Verdict_WithoutAnyReport_SaysSo() => AssertSays(
        Samples.Mac with { ReportedAt = null }, Of(Recoverability.Unknown), "We cannot tell", "This Mac has never sent an inventory report.");

    [Fact]
    public void Verdict_WithAnExtraAdmin_AddsWhoShouldNotHoldAToken() => AssertSays(
        Samples.Mac,
        Samples.Verdicts with { Accounts = [Samples.ItAdmin with { Token = TokenState.Held, ShouldNotHold = true }, Samples.EndUser] },
        "the recovery key opens this Mac",
        "itadmin holds a token too and should not.");

    [Fact]
    public void Ways_OfAMac_SayForEachWhetherItOpensTheDisk()
    {
        var ways = Render<WaysCard>(parameters => parameters.Add(card => card.Mac, Samples.Mac).Add(card => card.Verdicts, Samples.Verdicts).Add(card => card.ProofFor, ProofFor));

        Assert.Equal(
            ["mariana.costa End user opens it with the own password", "itadmin Managed administrator no token", "Recovery key escrowed in Jamf opens it"],
            ways.FindAll("li.way").Select(way => string.Join(' ', WayParts.Select(part => Text(way.QuerySelector(part)!.TextContent)))));
        Assert.Contains("2 of 3 ways are proven", Text(ways.Markup), StringComparison.Ordinal);
        Assert.Contains("Not a way in by itself", ways.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Ways_ByAnOldStatement_AreNotProven()
    {
        var verdicts = Samples.Verdicts with { TokensAt = Samples.Now.AddDays(-136), KeyState = KeyState.Dead };

        var ways = Render<WaysCard>(parameters => parameters.Add(card => card.Mac, DeadKey).Add(card => card.Verdicts, verdicts).Add(card => card.ProofFor, ProofFor));

        Assert.Contains("held a token then; the proof is old", Text(ways.Find(".says").TextContent), StringComparison.Ordinal);
        Assert.Contains("0 of 3 ways are proven", Text(ways.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Ways_ByEstimate_AreNotProven()
    {
        var verdicts = Samples.Verdicts with
        {
            Accounts = [Samples.EndUser with { TokenEvidence = EvidenceKind.Estimated }],
            TokenEvidence = EvidenceKind.Estimated,
            TokenSource = TokenSource.FileVaultList,
            KeyState = KeyState.Unknown,
        };

        var ways = Render<WaysCard>(parameters => parameters.Add(card => card.Mac, Samples.Mac).Add(card => card.Verdicts, verdicts).Add(card => card.ProofFor, ProofFor));

        Assert.Contains("on Jamf's FileVault list: estimated", Text(ways.Find(".says").TextContent), StringComparison.Ordinal);
        Assert.Contains("0 of 2 ways are proven", Text(ways.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_WithASuspiciousName_AreMarkedAndEncoded()
    {
        var verdicts = Samples.Verdicts with { Accounts = [Samples.EndUser with { Username = "<b>аdmin\u200B", SuspiciousName = true }] };

        var accounts = Render<AccountsCard>(parameters => parameters.Add(card => card.Verdicts, verdicts));

        Assert.Empty(accounts.FindAll("b"));
        Assert.Equal("<b>аdmin\\u200B", accounts.Find("bdi.mono").TextContent);
        Assert.Contains("suspicious name", accounts.Find(".warn-mark").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Accounts_ThatAreTwiceTheSame_AreShownTwice()
    {
        var accounts = Render<AccountsCard>(parameters => parameters.Add(card => card.Verdicts, Samples.Verdicts with { Accounts = [Samples.EndUser] }));

        accounts.Render(parameters => parameters.Add(card => card.Verdicts, Samples.Verdicts with { Accounts = [Samples.EndUser, Samples.EndUser, Samples.ItAdmin] }));

        Assert.Equal(3, accounts.FindAll("tbody tr").Count);
    }

    [Fact]
    public void Findings_ShowBecauseStepsAndWhatTheyImply()
    {
        var evaluation = Samples.Evaluation(Samples.Verdicts with { KeyState = KeyState.Dead }) with
        {
            Findings =
            [
                new Finding("FT-TOK-09", FindingSubject.Mac, Severity.Critical, EvidenceKind.Measured, [new Reason("FT-TOK-09 (a)", "recovery key", "invalid", Samples.Now)], null),
                new Finding("FT-PRK-02", FindingSubject.Mac, Severity.Critical, EvidenceKind.Measured, [], "FT-TOK-09"),
            ],
            NotJudged = [new NotJudged("FT-TOK-02", "who holds a token")],
        };

        var card = Render<FindingsCard>(parameters => parameters
            .Add(part => part.Evaluation, evaluation)
            .Add(part => part.FirstSeen, new Dictionary<string, DateTimeOffset> { ["FT-TOK-09"] = Samples.Now.AddDays(-11) }));

        var finding = card.Find("#finding-FT-TOK-09");
        Assert.True(finding.HasAttribute("open"));
        Assert.Contains("recovery key: invalid", Text(finding.TextContent), StringComparison.Ordinal);
        Assert.Contains("first seen 11 d ago", Text(finding.TextContent), StringComparison.Ordinal);
        Assert.NotEmpty(finding.QuerySelectorAll("ol.steps li"));
        Assert.Contains("FT-PRK-02", finding.QuerySelector(".inside")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(finding.QuerySelectorAll(".inside ol.steps li"));
        Assert.Contains("Smart group and controls", finding.QuerySelector(".more")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(card.FindAll("#finding-FT-PRK-02"));
        Assert.Contains("1 rule could not be judged", Text(card.Markup), StringComparison.Ordinal);
        Assert.Contains("missing: who holds a token", Text(card.Markup), StringComparison.Ordinal);
    }

    [Fact]
    public void Board_OfATwinThatIsGone_SaysBoth()
    {
        var detail = new MacDetail(
            Samples.Item with { GoneAt = Samples.Now.AddDays(-2) },
            Samples.Mac,
            Samples.Evaluation(Samples.Verdicts),
            new Dictionary<string, DateTimeOffset>(),
            [new ChangeItem("recoveryKey", "valid", "invalid", Samples.Now.AddDays(-10), null)],
            [Samples.Item with { Id = 500, Name = "OLD" }],
            Samples.Now.AddDays(-100),
            Samples.Now.AddHours(-1))
        {
            Subject = new() { Mac = Samples.Mac, Now = Samples.Now },
            Explanations = [],
            KeyExposure = new(KeyExposure.NoneRecorded, EvidenceKind.Unknown, []),
        };

        var board = Render<MacBoard>(parameters => parameters.Add(part => part.Detail, detail).Add(part => part.Settings, new FleetSettings()));

        Assert.Contains("Jamf no longer has this Mac, since 2 d ago", Text(board.Find(".note").TextContent), StringComparison.Ordinal);
        Assert.Single(board.FindAll("a[href='/macs/main/500']"));
        var change = Text(board.Find("ol.tl li.bad").TextContent);
        Assert.StartsWith("Recovery key Valid → Invalid", change.Replace("→", " → ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Refresh_OnceRead_SaysWhenAndWhatChanged()
    {
        Assert.Contains("Jamf answered at 09:41. Nothing changed.", Note(new RefreshOutcome.Read(Samples.Now, [])), StringComparison.Ordinal);
        Assert.Contains("Recovery key: Unknown → Valid", Note(new RefreshOutcome.Read(Samples.Now, [new MacChange("recoveryKey", "unknown", "valid")])), StringComparison.Ordinal);
        Assert.Contains("it no longer has this Mac", Note(new RefreshOutcome.Gone(Samples.Now)), StringComparison.Ordinal);
        Assert.Contains("This Mac could not be read. Jamf answered 503.", Note(new RefreshOutcome.Failed("Jamf answered 503.")), StringComparison.Ordinal);
    }

    private static MacVerdicts Of(Recoverability recoverability) => Samples.Verdicts with { Recoverability = Samples.Measured(recoverability) };

    private static void AssertSays(Mac mac, MacVerdicts verdicts, string title, string why)
    {
        var said = VerdictWords.Of(mac, Samples.Evaluation(verdicts));

        Assert.Contains(title, said.Title.ToString(), StringComparison.Ordinal);
        Assert.Contains(why, said.Why.ToString(), StringComparison.Ordinal);
    }

    private string Note(RefreshOutcome outcome) =>
        Text(Render<RefreshNote>(parameters => parameters.Add(note => note.Outcome, outcome)).Find(".note").TextContent);
}
