namespace FleetToken.Web.Features.Overview;

/// <summary>Where the numbers lead: lists that hold exactly the Macs that were counted.</summary>
internal static class OverviewLinks
{
    private const string JudgedPhases = "phase=inUse&phase=lab&phase=leaver";

    /// <summary>Macs with a finding that costs data at the next forgotten password.</summary>
    public static string CanLoseData { get; } = $"{Links.Macs}?finding=FT-TOK-01&finding=FT-TOK-09&severity=critical&{JudgedPhases}";

    /// <summary>Judged Macs with one of the values.</summary>
    public static string Judged(string filter, params ReadOnlySpan<string> values)
    {
        var query = "";
        foreach (var value in values)
        {
            query += $"{filter}={Uri.EscapeDataString(value)}&";
        }

        return $"{Links.Macs}?{query}{JudgedPhases}";
    }

    /// <summary>Macs that are not judged.</summary>
    public static string NotJudged { get; } = $"{Links.Macs}?phase=new&phase=stock&phase=headless&phase=vm";

    /// <summary>A value as the query string spells it.</summary>
    public static string Camel<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
