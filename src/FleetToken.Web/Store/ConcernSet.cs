using System.Runtime.CompilerServices;
using FleetToken.Domain.Configuration;
using FleetToken.Domain.Findings.Objects;
using FleetToken.Domain.Macs;

namespace FleetToken.Web.Store;

/// <summary>Which findings of objects concern a Mac, as a row keeps them: <c>FT-CFG-01:policy-12 FT-SEC-01:script-3?</c>, with a question mark where they may.</summary>
public static class ConcernSet
{
    /// <summary>Stands for the object where the server as a whole is meant.</summary>
    public const string WholeServer = "server";

    // Macs share these lists, and a list can be long: its text is made once.
    private static readonly ConditionalWeakTable<IReadOnlyList<ObjectConcern>, string> Texts = [];

    /// <summary>How an object is named; null stands for the server as a whole.</summary>
    public static string NameOf(ObjectId? id) => id?.ToString() ?? WholeServer;

    /// <summary>The text for a row.</summary>
    public static string Write(IReadOnlyList<ObjectConcern> concerns) => concerns.Count == 0 ? "" : Texts.GetValue(concerns, TextOf);

    /// <summary>The concerns in the text of a row; the object as <c>kind-id</c>, or <see cref="WholeServer"/>.</summary>
    public static IReadOnlyList<StoredConcern> Read(string text)
    {
        var concerns = new List<StoredConcern>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                var surely = part[^1] != '?';
                concerns.Add(new StoredConcern(part[..colon], surely ? part[(colon + 1)..] : part[(colon + 1)..^1], surely));
            }
        }

        return concerns;
    }

    private static string TextOf(IReadOnlyList<ObjectConcern> concerns) =>
        string.Join(' ', concerns.Select(concern => $"{concern.Code}:{NameOf(concern.Id)}{(concern.Concerned == Answer.Yes ? "" : "?")}").Order(StringComparer.Ordinal));
}

/// <summary>One concern of a row.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Name">The object, as in addresses.</param>
/// <param name="Surely">Whether it concerns the Mac; otherwise it may.</param>
public readonly record struct StoredConcern(string Code, string Name, bool Surely);
