using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FleetToken.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Helpdesk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "approvals",
                columns: table => new
                {
                    reveal_id = table.Column<string>(type: "TEXT", nullable: false),
                    by_id = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved = table.Column<bool>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approvals", x => new { x.reveal_id, x.by_id });
                });

            migrationBuilder.CreateTable(
                name: "calls",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    computer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    updated_at = table.Column<long>(type: "INTEGER", nullable: false),
                    updated_by = table.Column<string>(type: "TEXT", nullable: false),
                    ticket = table.Column<string>(type: "TEXT", nullable: true),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    tried = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    table_row = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calls", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    reveal_id = table.Column<string>(type: "TEXT", nullable: true),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    computer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    owner = table.Column<string>(type: "TEXT", nullable: false),
                    ticket = table.Column<string>(type: "TEXT", nullable: true),
                    revealed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    revealed_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    revealed_by = table.Column<string>(type: "TEXT", nullable: false),
                    screen = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    volume = table.Column<string>(type: "TEXT", nullable: true),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: true),
                    back_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    back_in_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    rotation_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    not_valid_at = table.Column<long>(type: "INTEGER", nullable: true),
                    valid_again_at = table.Column<long>(type: "INTEGER", nullable: true),
                    compared_at = table.Column<long>(type: "INTEGER", nullable: true),
                    comparison = table.Column<string>(type: "TEXT", nullable: false),
                    ended_how = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", nullable: true),
                    closed_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_ups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "reveals",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    call_id = table.Column<long>(type: "INTEGER", nullable: true),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    computer_id = table.Column<long>(type: "INTEGER", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    ticket = table.Column<string>(type: "TEXT", nullable: true),
                    identity_check = table.Column<string>(type: "TEXT", nullable: false),
                    screen = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    asked_by = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approvals_needed = table.Column<int>(type: "INTEGER", nullable: false),
                    approval_reason = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reveals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_calls_server_computer_id",
                table: "calls",
                columns: new[] { "server", "computer_id" });

            migrationBuilder.CreateIndex(
                name: "IX_calls_state_updated_at",
                table: "calls",
                columns: new[] { "state", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_closed_at_revealed_at",
                table: "follow_ups",
                columns: new[] { "closed_at", "revealed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_follow_ups_server_computer_id",
                table: "follow_ups",
                columns: new[] { "server", "computer_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reveals_asked_by_id_read_at",
                table: "reveals",
                columns: new[] { "asked_by_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_reveals_server_computer_id_read_at",
                table: "reveals",
                columns: new[] { "server", "computer_id", "read_at" });

            migrationBuilder.CreateIndex(
                name: "IX_reveals_state_asked_at",
                table: "reveals",
                columns: new[] { "state", "asked_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approvals");

            migrationBuilder.DropTable(
                name: "calls");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "reveals");
        }
    }
}
