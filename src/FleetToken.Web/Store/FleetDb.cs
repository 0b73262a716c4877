using System.Text;
using FleetToken.Domain.Evidence;
using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace FleetToken.Web.Store;

/// <summary>The local database. Read through short-lived contexts; written only by <c>Writer</c>.</summary>
public sealed class FleetDb(DbContextOptions<FleetDb> options) : DbContext(options)
{
    /// <summary>One row per computer record.</summary>
    public DbSet<MacRow> Macs => Set<MacRow>();

    /// <summary>The facts of each Mac as JSON, with what several reports said.</summary>
    public DbSet<MacDocumentRow> MacDocuments => Set<MacDocumentRow>();

    /// <summary>The judged accounts of each Mac.</summary>
    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    /// <summary>The findings that hold now.</summary>
    public DbSet<FindingRow> Findings => Set<FindingRow>();

    /// <summary>Since when findings of objects of Jamf's configuration hold.</summary>
    public DbSet<ObjectFindingRow> ObjectFindings => Set<ObjectFindingRow>();

    /// <summary>What changed on each Mac.</summary>
    public DbSet<ChangeRow> Changes => Set<ChangeRow>();

    /// <summary>Counts of judged Macs, one set per UTC day, server and site.</summary>
    public DbSet<FleetDayRow> FleetDays => Set<FleetDayRow>();

    /// <summary>Sweeps and readings of changes.</summary>
    public DbSet<SyncRunRow> SyncRuns => Set<SyncRunRow>();

    /// <summary>Each server's configuration facts.</summary>
    public DbSet<ServerFactsRow> ServerFacts => Set<ServerFactsRow>();

    /// <summary>Findings that somebody accepted, those that no longer hold included.</summary>
    public DbSet<AcceptanceRow> Acceptances => Set<AcceptanceRow>();

    /// <summary>API tokens, revoked and expired ones included.</summary>
    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    /// <summary>The audit log.</summary>
    public DbSet<AuditRow> Audit => Set<AuditRow>();

    /// <summary>Who is signed in.</summary>
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    /// <summary>Calls of locked-out people, those that are over included.</summary>
    public DbSet<CallRow> Calls => Set<CallRow>();

    /// <summary>Requests to read a recovery key.</summary>
    public DbSet<RevealRow> Reveals => Set<RevealRow>();

    /// <summary>What approvers said to them.</summary>
    public DbSet<ApprovalRow> Approvals => Set<ApprovalRow>();

    /// <summary>Cases that wait for a new key, ended ones included.</summary>
    public DbSet<FollowUpRow> FollowUps => Set<FollowUpRow>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMillisecondsConverter>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayConverter>();
        Named<MacPhase>(configurationBuilder);
        Named<AccountMatch>(configurationBuilder);
        Named<AccountKind>(configurationBuilder);
        Named<FileVaultState>(configurationBuilder);
        Named<EvidenceKind>(configurationBuilder);
        Named<KeyValidity>(configurationBuilder);
        Named<Answer>(configurationBuilder);
        Named<BootstrapTokenStatus>(configurationBuilder);
        Named<TokenSource>(configurationBuilder);
        Named<TokenVerdict>(configurationBuilder);
        Named<TokenState>(configurationBuilder);
        Named<UsableHolders>(configurationBuilder);
        Named<Recoverability>(configurationBuilder);
        Named<Severity>(configurationBuilder);
        Named<FindingSubject>(configurationBuilder);
        Named<SyncRunKind>(configurationBuilder);
        Named<CallState>(configurationBuilder);
        Named<RevealPurpose>(configurationBuilder);
        Named<RevealState>(configurationBuilder);
        Named<FollowUpKind>(configurationBuilder);
        Named<FollowUpEnd>(configurationBuilder);
        Named<KeyComparison>(configurationBuilder);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<MacRow>(mac =>
        {
            mac.ToTable("macs");
            mac.HasKey(row => row.Key);
            mac.Property(row => row.Key).ValueGeneratedNever();
            mac.Ignore(row => row.Id);
            mac.HasIndex(row => new { row.Server, row.ComputerId }).IsUnique();
        });
        modelBuilder.Entity<MacDocumentRow>(document =>
        {
            document.ToTable("mac_documents");
            document.HasKey(row => row.MacKey);
            document.Property(row => row.MacKey).ValueGeneratedNever();
        });
        modelBuilder.Entity<AccountRow>(account =>
        {
            account.ToTable("accounts");
            account.HasKey(row => new { row.MacKey, row.Position });
        });
        modelBuilder.Entity<FindingRow>(finding =>
        {
            finding.ToTable("findings");
            finding.HasKey(row => new { row.MacKey, row.Code });

            // Holds all that "new since" asks for.
            finding.HasIndex(row => new { row.FirstSeen, row.MacKey, row.Code });
        });
        modelBuilder.Entity<ObjectFindingRow>(finding =>
        {
            finding.ToTable("object_findings");
            finding.HasKey(row => new { row.Server, row.ObjectName, row.Code });
        });
        modelBuilder.Entity<ChangeRow>(change =>
        {
            change.ToTable("changes");
            change.HasKey(row => row.Id);
            change.HasIndex(row => new { row.MacKey, row.Id });
        });
        modelBuilder.Entity<FleetDayRow>(day =>
        {
            day.ToTable("fleet_days");
            day.HasKey(row => new { row.Day, row.Server, row.Site, row.Verdict, row.Value });
        });
        modelBuilder.Entity<SyncRunRow>(run =>
        {
            run.ToTable("sync_runs");
            run.HasKey(row => row.Id);
            run.HasIndex(row => new { row.Server, row.Kind, row.StartedAt });
        });
        modelBuilder.Entity<ServerFactsRow>(facts =>
        {
            facts.ToTable("server_facts");
            facts.HasKey(row => row.Server);
        });
        modelBuilder.Entity<AcceptanceRow>(acceptance =>
        {
            acceptance.ToTable("acceptances");
            acceptance.HasKey(row => row.Id);
        });
        modelBuilder.Entity<ApiTokenRow>(token =>
        {
            token.ToTable("api_tokens");
            token.HasKey(row => row.Id);
            token.HasIndex(row => row.Hash).IsUnique();
        });
        modelBuilder.Entity<AuditRow>(entry =>
        {
            entry.ToTable("audit");
            entry.HasKey(row => row.Sequence);
            entry.Property(row => row.Sequence).ValueGeneratedNever();
            entry.HasIndex(row => row.Previous).IsUnique();
        });
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions");
            session.HasKey(row => row.Id);
        });
        modelBuilder.Entity<CallRow>(call =>
        {
            call.ToTable("calls");
            call.HasKey(row => row.Id);
            call.HasIndex(row => new { row.State, row.UpdatedAt });
            call.HasIndex(row => new { row.Server, row.ComputerId });
        });
        modelBuilder.Entity<RevealRow>(reveal =>
        {
            reveal.ToTable("reveals");
            reveal.HasKey(row => row.Id);

            // What the limits count.
            reveal.HasIndex(row => new { row.AskedById, row.ReadAt });
            reveal.HasIndex(row => new { row.Server, row.ComputerId, row.ReadAt });
            reveal.HasIndex(row => new { row.State, row.AskedAt });
        });
        modelBuilder.Entity<ApprovalRow>(approval =>
        {
            approval.ToTable("approvals");
            approval.HasKey(row => new { row.RevealId, row.ById });
        });
        modelBuilder.Entity<FollowUpRow>(followUp =>
        {
            followUp.ToTable("follow_ups");
            followUp.HasKey(row => row.Id);
            followUp.HasIndex(row => new { row.ClosedAt, row.RevealedAt });
            followUp.HasIndex(row => new { row.Server, row.ComputerId });
        });
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            property.SetColumnName(SnakeCase(property));
        }
    }

    private static void Named<TEnum>(ModelConfigurationBuilder builder)
        where TEnum : struct, Enum => builder.Properties<TEnum>().HaveConversion<EnumNameConverter<TEnum>>();

    private static string SnakeCase(IReadOnlyProperty property)
    {
        var name = new StringBuilder();
        foreach (var letter in property.Name)
        {
            if (char.IsUpper(letter) && name.Length > 0)
            {
                name.Append('_');
            }

            name.Append(char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
