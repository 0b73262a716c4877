using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FleetToken.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    mac_key = table.Column<int>(type: "INTEGER", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    username = table.Column<string>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", nullable: true),
                    uid = table.Column<int>(type: "INTEGER", nullable: true),
                    admin = table.Column<bool>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    also_kind = table.Column<string>(type: "TEXT", nullable: true),
                    token = table.Column<string>(type: "TEXT", nullable: false),
                    token_evidence = table.Column<string>(type: "TEXT", nullable: false),
                    should_not_hold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => new { x.mac_key, x.position });
                });

            migrationBuilder.CreateTable(
                name: "changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    mac_key = table.Column<int>(type: "INTEGER", nullable: false),
                    field = table.Column<string>(type: "TEXT", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: true),
                    to = table.Column<string>(type: "TEXT", nullable: true),
                    observed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_confirmed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "findings",
                columns: table => new
                {
                    mac_key = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: false),
                    shown_inside = table.Column<string>(type: "TEXT", nullable: true),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_findings", x => new { x.mac_key, x.code });
                });

            migrationBuilder.CreateTable(
                name: "fleet_days",
                columns: table => new
                {
                    day = table.Column<string>(type: "TEXT", nullable: false),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    site = table.Column<string>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fleet_days", x => new { x.day, x.server, x.site, x.verdict, x.value });
                });

            migrationBuilder.CreateTable(
                name: "mac_documents",
                columns: table => new
                {
                    mac_key = table.Column<int>(type: "INTEGER", nullable: false),
                    mac = table.Column<byte[]>(type: "BLOB", nullable: false),
                    counters = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<byte[]>(type: "BLOB", nullable: false),
                    mac_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    row_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    accounts_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    findings_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    first_read_at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_mac_documents", x => x.mac_key);
                });

            migrationBuilder.CreateTable(
                name: "macs",
                columns: table => new
                {
                    key = table.Column<int>(type: "INTEGER", nullable: false),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    computer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    serial_number = table.Column<string>(type: "TEXT", nullable: true),
                    asset_tag = table.Column<string>(type: "TEXT", nullable: true),
                    model = table.Column<string>(type: "TEXT", nullable: true),
                    apple_silicon = table.Column<bool>(type: "INTEGER", nullable: true),
                    os_version = table.Column<string>(type: "TEXT", nullable: true),
                    site = table.Column<string>(type: "TEXT", nullable: true),
                    phase = table.Column<string>(type: "TEXT", nullable: false),
                    assigned_username = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_full_name = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_email = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_account = table.Column<string>(type: "TEXT", nullable: true),
                    assigned_match = table.Column<string>(type: "TEXT", nullable: false),
                    file_vault = table.Column<string>(type: "TEXT", nullable: false),
                    file_vault_evidence = table.Column<string>(type: "TEXT", nullable: false),
                    recovery_key = table.Column<string>(type: "TEXT", nullable: false),
                    key_escrowed = table.Column<string>(type: "TEXT", nullable: false),
                    bootstrap_token = table.Column<string>(type: "TEXT", nullable: false),
                    token_holders = table.Column<string>(type: "TEXT", nullable: false),
                    account_names = table.Column<string>(type: "TEXT", nullable: false),
                    tokens_evidence = table.Column<string>(type: "TEXT", nullable: false),
                    tokens_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tokens_source = table.Column<string>(type: "TEXT", nullable: false),
                    token_verdict = table.Column<string>(type: "TEXT", nullable: false),
                    usable_holders = table.Column<string>(type: "TEXT", nullable: false),
                    recoverability = table.Column<string>(type: "TEXT", nullable: false),
                    stale = table.Column<bool>(type: "INTEGER", nullable: false),
                    findings = table.Column<string>(type: "TEXT", nullable: false),
                    all_findings = table.Column<string>(type: "TEXT", nullable: false),
                    severity = table.Column<string>(type: "TEXT", nullable: false),
                    inventory_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_contact_at = table.Column<long>(type: "INTEGER", nullable: true),
                    gone_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_edge = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_macs", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "server_facts",
                columns: table => new
                {
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    facts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: false),
                    judged_with = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_server_facts", x => x.server);
                });

            migrationBuilder.CreateTable(
                name: "sync_runs",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    complete = table.Column<bool>(type: "INTEGER", nullable: false),
                    macs = table.Column<int>(type: "INTEGER", nullable: false),
                    total_count = table.Column<int>(type: "INTEGER", nullable: true),
                    requests = table.Column<int>(type: "INTEGER", nullable: false),
                    bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    page_size = table.Column<int>(type: "INTEGER", nullable: true),
                    read_up_to = table.Column<long>(type: "INTEGER", nullable: true),
                    skipped = table.Column<string>(type: "TEXT", nullable: false),
                    unconfirmed = table.Column<string>(type: "TEXT", nullable: false),
                    held_back = table.Column<string>(type: "TEXT", nullable: true),
                    error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sync_runs", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_changes_mac_key_id",
                table: "changes",
                columns: new[] { "mac_key", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_macs_server_computer_id",
                table: "macs",
                columns: new[] { "server", "computer_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_sync_runs_server_kind_started_at",
                table: "sync_runs",
                columns: new[] { "server", "kind", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "changes");

            migrationBuilder.DropTable(
                name: "findings");

            migrationBuilder.DropTable(
                name: "fleet_days");

            migrationBuilder.DropTable(
                name: "mac_documents");

            migrationBuilder.DropTable(
                name: "macs");

            migrationBuilder.DropTable(
                name: "server_facts");

            migrationBuilder.DropTable(
                name: "sync_runs");
        }
    }
}
