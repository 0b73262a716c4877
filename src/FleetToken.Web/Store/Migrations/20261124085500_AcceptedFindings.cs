using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FleetToken.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class AcceptedFindings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "groups",
                table: "macs",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "not_judged",
                table: "macs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "acceptances",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    server = table.Column<string>(type: "TEXT", nullable: false),
                    computer_id = table.Column<long>(type: "INTEGER", nullable: true),
                    group_name = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawn_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acceptances", x => x.id);
                });

            // The new columns are filled when a Mac is judged next: so that this is at once, nothing stored counts as up to date.
            migrationBuilder.Sql("UPDATE mac_documents SET row_hash = 0; UPDATE server_facts SET judged_with = NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptances");

            migrationBuilder.DropColumn(
                name: "groups",
                table: "macs");

            migrationBuilder.DropColumn(
                name: "not_judged",
                table: "macs");
        }
    }
}
