using FleetToken.Domain.Findings.Objects;
using FleetToken.Web.Fleet;
using FleetToken.Web.Store;

namespace FleetToken.Web.Sync;

/// <summary>Keeps since when findings of a server's objects hold, and how many Macs had each finding on a day: asked at the end of a complete sweep, when every Mac was judged.</summary>
internal sealed class FindingLedger(JudgementBasis basis, FleetIndex index, Writer writer, TimeProvider time)
{
    /// <summary>Writes what holds now. What could not be read keeps its time: that nothing is found there says nothing.</summary>
    public Task SaveAsync(string server, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var facts = basis.FactsOf(server);
        var review = ConfigurationReview.Of(facts);
        var fleet = index.Current;
        var counts = new ConcernCounts(fleet, new MacQuestion(MacFilter.None, FleetScope.Everything, now, basis.Settings));
        var write = new ObjectFindingsWrite(
            server,
            [
                .. review.FindingsFor(basis.Settings)
                    .Select(found => (Found: found, Name: ConcernSet.NameOf(found.Id)))
                    .Where(one => !one.Found.NeedsMac || counts.Of(server, one.Name, one.Found.Code).All > 0)
                    .Select(one => (one.Name, one.Found.Code)),
            ],
            [.. review.NotJudged.Select(rule => rule.Code)],
            [.. facts.Configuration.Unread.Where(unread => unread.Id is not null).Select(unread => $"{new Domain.Configuration.ObjectId(unread.Kind, unread.Id!.Value)}")],
            now);
        var days = FindingDays.Count(fleet, server, basis.Settings, DateOnly.FromDateTime(now.UtcDateTime));
        return writer.WriteAsync(
            session =>
            {
                session.Save(write);
                session.CountDay(server, basis.Settings, now, days);
            },
            cancellationToken);
    }
}
