using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Tests.Findings;

/// <summary>The catalogue against the rows of domain E.2: subject, worst severity, phases, what is implied, what is off by default, whose mapping.</summary>
public sealed class CatalogueRowTests
{
    // Code | subject | worst severity | phases (U L H N S V X; empty where it speaks of objects only) | implies | opt-in | controls, ours with a star
    private static readonly string[] Rows =
    [
        "FT-TOK-01|Mac|Critical|LUHNSVX|||SC-28 AC-3",
        "FT-TOK-02|Mac|Critical|U|||AC-2(11) SC-28",
        "FT-TOK-03|Mac|High|ULHX|FT-TOK-04 FT-TOK-05 FT-UI-01||AC-2(11) os_filevault_authorized_users AC-6(5)* 5.4*",
        "FT-TOK-04|Mac|High|ULHX|||AC-6(5)* IA-5",
        "FT-TOK-05|Mac|High|ULHX|||AC-6(5)*",
        "FT-TOK-06|Mac|Critical|ULHX|||AC-2(11) SC-28",
        "FT-TOK-07|Mac|Medium|ULHX|||AC-2(3) pwpolicy_account_inactivity 5.3",
        "FT-TOK-08|Mac|Info|U|||AC-6* AC-2(11)",
        "FT-TOK-09|Mac|Critical|ULHX|FT-PRK-01 FT-PRK-02 FT-PRK-03||SC-28 CP-9*",
        "FT-TOK-10|Mac|Medium|ULX|||AC-2(11)",
        "FT-TOK-11|Mac|Medium|U|||CM-2",
        "FT-USR-01|Mac|Low|U|||CM-8*",
        "FT-FV-01|Mac|High|ULX|||system_settings_filevault_enforce SC-28 SC-28(1) 3.13.8 APPL-14-005020 APPL-15-005020 APPL-26-005020 2.6.6_(level_1) 3.6 3.11 SC.L2-3.13.16",
        "FT-FV-02|Mac|Medium|ULHX|||SC-28",
        "FT-FV-03|Object|Low||||system_settings_filevault_enforce SC-28 SC-28(1) 3.13.8 APPL-14-005020 APPL-15-005020 APPL-26-005020 2.6.6_(level_1) 3.6 3.11 SC.L2-3.13.16",
        "FT-FV-04|Object|Info||||os_setup_assistant_filevault_enforce SC-28 SC-28(1)",
        "FT-FV-05|Fleet|Info|||opt-in|os_filevault_autologin_disable AC-3 IA-5(13) AC-2(11) APPL-14-000033 APPL-15-000033 APPL-26-000033 3.3 6.7",
        "FT-PRK-01|Mac|Critical|ULHXS|FT-PRK-04||SC-28 SC-12(1)*",
        "FT-PRK-02|Mac|Critical|ULHXSV|||SC-12(1)*",
        "FT-PRK-03|Mac|Medium|ULHX|||SC-12(1)*",
        "FT-PRK-04|Mac|High|ULHX|||SC-12(1)*",
        "FT-PRK-05|Mac|High|ULHXNSV|||IA-5* SC-12*",
        "FT-PRK-06|Mac|Medium|ULX|||IA-5(7)*",
        "FT-PRK-07|Object|Medium|ULHX|||CM-6",
        "FT-BT-01|Mac|High|ULX|||CM-6 os_mdm_require 1.8 APPL-*-005110",
        "FT-BT-02|Mac|Medium|ULX|||os_mdm_require",
        "FT-BT-03|Mac|Medium|ULX|||CM-6",
        "FT-BT-04|Mac|Medium|ULX|||CM-6",
        "FT-BT-05|Mac|Low|ULX|||CM-8*",
        "FT-INV-01|Mac|Medium|ULHX|||CM-8*",
        "FT-INV-02|Fleet|Info|ULX|||",
        "FT-INV-03|Mac|Medium|ULHXNSV|||CM-8* SI-7*",
        "FT-INV-04|Mac|Medium|ULHX|||CM-8*",
        "FT-UI-01|Mac|Low|ULX|||",
        "FT-KEY-01|Mac|High|ULHX|||SC-12(1)* AC-6*",
        "FT-BUG-01|Mac|High|ULX|||SI-2*",
        "FT-BUG-03|Fleet|Info|||opt-in|SI-2*",
        "FT-BUG-04|Fleet|Info|ULX||opt-in|SC-12*",
        "FT-BUG-05|Object|Low||||SI-2*",
        "FT-CFG-01|Object|Medium||||",
        "FT-CFG-02|Object|Medium||||",
        "FT-CFG-03|Object|Medium||||",
        "FT-CFG-04|Object|Low||||",
        "FT-CFG-05|Object|Medium||||AC-6(5)*",
        "FT-SEC-01|Object|High||||IA-5(7)* 3.11*",
        "FT-SEC-02|Fleet|Low|ULX||opt-in|os_recovery_lock_enable AC-6 APPL-*-005120",
        "FT-SEC-04|Mac|High|ULHXNSV|||IA-5(7)* SC-12*",
    ];

    private static readonly Dictionary<MacPhase, char> LetterOf = new()
    {
        [MacPhase.InUse] = 'U',
        [MacPhase.Lab] = 'L',
        [MacPhase.Headless] = 'H',
        [MacPhase.New] = 'N',
        [MacPhase.Stock] = 'S',
        [MacPhase.Vm] = 'V',
        [MacPhase.Leaver] = 'X',
    };

    public static TheoryData<string> AllRows => [.. Rows];

    [Theory]
    [MemberData(nameof(AllRows))]
    public void Finding_OfThisRow_IsCataloguedAsTheDomainSays(string row)
    {
        var cells = row.Split('|');
        var finding = FindingCatalogue.Find(cells[0]);
        Assert.NotNull(finding);

        Assert.Equal(cells[1], finding.Subject.ToString());
        Assert.Equal(cells[2], finding.WorstSeverity.ToString());
        Assert.Equal(cells[3].Order(), finding.Phases.Select(phase => LetterOf[phase]).Order());
        Assert.Equal(cells[4], string.Join(' ', finding.Implies));
        Assert.Equal(cells[5] == "opt-in", finding.OptIn);
        Assert.Equal(cells[6], string.Join(' ', finding.Controls.Select(control => control.Id.Replace(' ', '_') + (control.OurMapping ? "*" : ""))));
    }

    [Fact]
    public void Catalogue_NamesNoOtherCode() =>
        Assert.Equal(Rows.Select(row => row.Split('|')[0]).Order(), FindingCatalogue.All.Select(finding => finding.Code).Order());
}
