using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace FleetToken.Web.Store.Migrations
{
    /// <inheritdoc />
    public partial class Concerns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "concerns",
                table: "macs",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // The new column is filled when a Mac is judged next: so that this is at once, nothing stored counts as up to date.
            migrationBuilder.Sql("UPDATE mac_documents SET row_hash = 0; UPDATE server_facts SET judged_with = NULL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "concerns",
                table: "macs");
        }
    }
}
