using FleetToken.Domain;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using FleetToken.Web.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace FleetToken.Web.Fleet;

/// <summary>Judges one Mac now from what is stored of it, its twins, its counters and its server.</summary>
internal sealed class StoredMacs(FleetIndex index, StoredFacts facts, IOptions<FleetSettings> settings, TimeProvider time)
{
    /// <summary>The judgement; null where the Mac has no document.</summary>
    public async Task<JudgedMac?> JudgeAsync(FleetDb db, MacRow row, CancellationToken cancellationToken)
    {
        var document = await db.MacDocuments.AsNoTracking().SingleOrDefaultAsync(one => one.MacKey == row.Key, cancellationToken);
        if (document is null)
        {
            return null;
        }

        var server = await facts.ReadAsync(db, row.Server, cancellationToken);
        var twins = await TwinsAsync(db, row, cancellationToken);
        var mac = document.ReadMac();
        var subject = new MacSubject
        {
            Mac = mac,
            Server = server,
            Twins = [.. twins.Select(twin => new Twin(twin.Id, twin.InventoryAt))],
            Counters = document.ReadCounters(),
            RotationPolicyInScope = ConfigurationReview.Of(server).IssuesNewKeyTo(mac),
            Settings = settings.Value,
            OpenFollowUps = await db.OpenFollowUpsAsync(row, cancellationToken),
            Now = time.GetUtcNow(),
        };
        return new JudgedMac(subject, MacEvaluation.Of(subject), document, twins);
    }

    /// <summary>Other records of the same serial number, on any server and site: what they prove holds whoever may see them.</summary>
    private async Task<IReadOnlyList<MacRow>> TwinsAsync(FleetDb db, MacRow row, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(row.SerialNumber))
        {
            return [];
        }

        var keys = index.Current.KeysOf(SearchFold.Fold(row.SerialNumber)).Where(key => key != row.Key).ToList();
        var rows = await MacRowReader.ReadAsync(db, keys, cancellationToken);
        return [.. rows.Where(twin => twin.SerialNumber == row.SerialNumber)];
    }
}

/// <summary>A Mac as judged from the store.</summary>
internal sealed record JudgedMac(MacSubject Subject, MacEvaluation Evaluation, MacDocumentRow Document, IReadOnlyList<MacRow> Twins)
{
    /// <summary>Its facts.</summary>
    public Mac Mac => Subject.Mac;

    /// <summary>The worst of its own findings that stand by themselves; null where there is none.</summary>
    public Finding? Worst => Evaluation.Findings.FirstOrDefault(finding => finding.Subject == FindingSubject.Mac && finding.ShownInside is null);
}
