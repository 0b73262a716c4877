using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using static FleetToken.Domain.Tests.Findings.JudgedByHand;

namespace FleetToken.Domain.Tests.Findings.Objects;

/// <summary>A server with little to find, to which each test adds what it is about.</summary>
internal static class Reviewed
{
    public static ObjectScope Everybody { get; } = new() { AllMacs = true };

    public static ObjectScope OnlyOthers { get; } = new() { ComputerIds = [99] };

    public static ObjectScope SomeBuilding { get; } = new() { HasOtherTargets = true };

    /// <summary>Everything was read, and nothing is there.</summary>
    public static ServerConfiguration Empty { get; } = new() { Policies = [], Scripts = [], Profiles = [], PreStages = [] };

    public static ManagementProfile Profile(long id = 1) => new() { Id = id, Name = $"Profile {id}", Scope = Everybody };

    public static ManagementPolicy Policy(long id = 1) => new() { Id = id, Name = $"Policy {id}", Enabled = true, Scope = Everybody, Restarts = false };

    public static PreStage PreStage(long id = 5) => new()
    {
        Id = id,
        Name = "Laptops",
        MakesAdmin = true,
        AdminAccount = "itadmin",
        SetupAccount = SetupAccount.Standard,
        MacCount = 3,
    };

    /// <summary>The healthy Mac on a server set up like this; its PreStage is number 5.</summary>
    public static MacSubject On(ServerConfiguration configuration) => Subject.WithServer(server => server with
    {
        PreStageBySerialNumber = new Dictionary<string, PreStageAdmin> { ["C02AAAAA0001"] = new("itadmin", Hidden: true) { PreStageId = 5 } },
        Configuration = configuration,
    });

    public static ConfigurationReview Review(this MacSubject subject) => ConfigurationReview.Of(subject.Server);

    /// <summary>The findings of one code on the server, opt-in ones included.</summary>
    public static List<ObjectFinding> Found(this MacSubject subject, string code) =>
        [.. subject.Review().FindingsFor(subject.OptedIn().Settings).Where(finding => finding.Code == code)];

    /// <summary>Whether one code's findings concern the Mac.</summary>
    public static Answer Concerned(this MacSubject subject, string code, MacVerdicts? verdicts = null)
    {
        var concerns = Judge(subject.OptedIn(), verdicts ?? Healthy).Concerns.Where(concern => concern.Code == code).ToList();
        return concerns.Count == 0 ? Answer.No : concerns.Any(concern => concern.Concerned == Answer.Yes) ? Answer.Yes : Answer.Unknown;
    }
}
