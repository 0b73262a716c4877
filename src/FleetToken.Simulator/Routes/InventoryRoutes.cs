using System.Buffers;
using System.Globalization;
using System.Text;
using FleetToken.Simulator.Access;
using FleetToken.Simulator.Querying;
using FleetToken.Simulator.Rendering;
using FleetToken.Simulator.Seeding;
using Microsoft.AspNetCore.Http;

namespace FleetToken.Simulator.Routes;

/// <summary>Computer inventory, versions 1 to 4 side by side.</summary>
internal sealed class InventoryRoutes(Server server)
{
    private const int FlushAt = 96 * 1024;

    private readonly MacJson _sections = new(server.Version, Organisation.Attributes);
    private readonly InventoryQuery _query = new(server.Fleet, server.Options.SortIdsAsText);

    /// <summary>The versions this server has.</summary>
    public void Map(RouteTable routes)
    {
        for (var version = 1; version <= 4; version++)
        {
            if (server.Version.HasInventory(version))
            {
                Map(routes, version);
            }
        }
    }

    /// <summary>Renders the whole fleet on all cores.</summary>
    public void Render()
    {
        var newest = server.Version.HasInventory(4) ? 4 : 1;
        Parallel.ForEach(server.Fleet.Slots, slot => slot.Render(_sections, newest));
    }

    private void Map(RouteTable routes, int version)
    {
        var path = $"/api/v{version}/computers-inventory";
        routes.Get(SimulatorRoute.InventoryList, path, c => ListAsync(c, version), Privileges.ReadComputers);
        routes.Get(SimulatorRoute.InventoryOne, path + "/{id}", c => OneAsync(c, version, detail: false), Privileges.ReadComputers);
        routes.Get(SimulatorRoute.InventoryDetail, path + "-detail/{id}", c => OneAsync(c, version, detail: true), Privileges.ReadComputers);
    }

    private async Task ListAsync(HttpContext context, int version)
    {
        Slot[] slots;
        if (!Paging.TryRead(context.Request, server.Options.MaxPageSize, out var page, out var size))
        {
            await Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, "INVALID_PAGE", "page and page-size must be whole numbers.", "page");
            return;
        }

        int wanted;
        try
        {
            wanted = Wanted(context.Request, version);
            slots = _query.Find(Sort(context.Request), (string?)context.Request.Query["filter"] ?? "", version);
        }
        catch (BadQueryException bad)
        {
            await Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, "INVALID_QUERY", bad.Message, bad.Field);
            return;
        }

        await WriteAsync(context, slots, (long)page * size, size, wanted, version);
    }

    private async Task WriteAsync(HttpContext context, Slot[] slots, long first, int size, int wanted, int version)
    {
        context.Response.ContentType = "application/json";
        var output = context.Response.BodyWriter;
        var existing = Sections.In(version);
        Write(output, string.Create(CultureInfo.InvariantCulture, $"{{\"totalCount\":{slots.Length},\"results\":["));
        var waiting = 0;
        for (var i = first; i < slots.Length && i < first + size; i++)
        {
            if (i > first)
            {
                output.Write(","u8);
            }

            var (mac, rendered) = slots[i].Render(_sections, version);
            waiting += rendered.CopyTo(output, wanted, existing, mac, _sections, version);
            if (waiting >= FlushAt)
            {
                await output.FlushAsync(context.RequestAborted);
                waiting = 0;
            }
        }

        output.Write("]}"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    private async Task OneAsync(HttpContext context, int version, bool detail)
    {
        if (ComputerId.Of(context, server.Fleet) is not { } slot)
        {
            await Answers.NotFoundAsync(context, "Computer");
            return;
        }

        int wanted;
        try
        {
            wanted = detail ? Sections.In(version) : Wanted(context.Request, version);
        }
        catch (BadQueryException bad)
        {
            await Answers.ErrorAsync(context, StatusCodes.Status400BadRequest, "INVALID_QUERY", bad.Message, bad.Field);
            return;
        }

        context.Response.ContentType = "application/json";
        var (mac, rendered) = slot.Render(_sections, version);
        rendered.CopyTo(context.Response.BodyWriter, wanted, Sections.In(version), mac, _sections, version);
        await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static int Wanted(HttpRequest request, int version)
    {
        var wanted = 0;
        foreach (var name in request.Query["section"])
        {
            if (!Sections.TryRead(name ?? "", version, out var mask))
            {
                throw new BadQueryException("section", $"'{name}' is not a section.");
            }

            wanted |= mask;
        }

        return wanted == 0 ? Sections.Default : wanted;
    }

    private static string Sort(HttpRequest request)
    {
        var sort = request.Query["sort"];
        return sort.Count == 0 ? "general.name:asc" : string.Join(',', sort!);
    }

    private static void Write(IBufferWriter<byte> output, string text) => Encoding.UTF8.GetBytes(text, output);
}
