using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FleetToken.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class ObjectFindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "object_name",
                table: "acceptances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "object_findings",
                columns: table => new
                {
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    object_name = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_object_findings", x => new { x.server, x.object_name, x.code });
                });

            migrationBuilder.CreateIndex(
                name: "IX_findings_first_seen_mac_key_code",
                table: "findings",
                columns: new[] { "first_seen", "mac_key", "code" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "object_findings");

            migrationBuilder.DropIndex(
                name: "IX_findings_first_seen_mac_key_code",
                table: "findings");

            migrationBuilder.DropColumn(
                name: "object_name",
                table: "acceptances");
        }
    }
}
