using System.Xml;

namespace FleetToken.Jamf.Reading;

/// <summary>One value of a property list: a dictionary, an array, a text, a truth. Data is left out.</summary>
internal sealed record PlistValue(IReadOnlyDictionary<string, PlistValue>? Members, IReadOnlyList<PlistValue>? Items, string? Text, bool? Flag)
{
    /// <summary>A value that holds nothing of ours.</summary>
    public static PlistValue Empty { get; } = new(null, null, null, null);

    /// <summary>The member of a dictionary; null where it has none of that name, or is no dictionary.</summary>
    public PlistValue? this[string name] => Members is not null && Members.TryGetValue(name, out var value) ? value : null;

    /// <summary>The truth of it, also where text or a number stands for it; null where it says none.</summary>
    public bool? Truth => Flag ?? Text?.Trim().ToLowerInvariant() switch
    {
        "true" or "yes" or "on" or "1" => true,
        "false" or "no" or "off" or "0" => false,
        _ => null,
    };
}

/// <summary>Reads property lists in XML: no entities of their own, nothing from elsewhere, bounded in size and depth.</summary>
internal static class PropertyList
{
    /// <summary>Longest list that is read, in characters.</summary>
    public const int Longest = 8 * 1024 * 1024;

    private const int Deepest = 64;

    /// <summary>Reads a list.</summary>
    /// <exception cref="XmlException">It is none.</exception>
    public static PlistValue Read(string xml)
    {
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, new XmlReaderSettings
        {
            // Every property list names Apple's DTD; it is passed over, and no entity of it is known.
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = Longest,
            MaxCharactersFromEntities = 1_024,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            IgnoreWhitespace = true,
        });
        if (reader.MoveToContent() != XmlNodeType.Element || reader.Name != "plist" || reader.IsEmptyElement)
        {
            throw new XmlException("Not a property list.");
        }

        reader.Read();
        return reader.MoveToContent() == XmlNodeType.Element ? ReadValue(reader, Deepest) : throw new XmlException("An empty property list.");
    }

    // On return the reader stands behind the value's end.
    private static PlistValue ReadValue(XmlReader reader, int depth)
    {
        if (depth == 0)
        {
            throw new XmlException("A property list nested too deeply.");
        }

        switch (reader.Name)
        {
            case "dict":
                return new PlistValue(ReadMembers(reader, depth - 1), null, null, null);
            case "array":
                return new PlistValue(null, ReadItems(reader, depth - 1), null, null);
            case "true" or "false":
                var flag = reader.Name == "true";
                reader.Skip();
                return new PlistValue(null, null, null, flag);
            case "string" or "integer" or "real" or "date":
                return new PlistValue(null, null, reader.ReadElementContentAsString(), null);
            default:
                reader.Skip();
                return PlistValue.Empty;
        }
    }

    private static Dictionary<string, PlistValue> ReadMembers(XmlReader reader, int depth)
    {
        var members = new Dictionary<string, PlistValue>(StringComparer.Ordinal);
        if (!Enter(reader))
        {
            return members;
        }

        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            if (reader.Name != "key")
            {
                throw new XmlException("A dictionary without keys.");
            }

            var key = reader.ReadElementContentAsString();
            if (reader.MoveToContent() != XmlNodeType.Element)
            {
                throw new XmlException("A key without a value.");
            }

            members[key] = ReadValue(reader, depth);
        }

        reader.ReadEndElement();
        return members;
    }

    private static List<PlistValue> ReadItems(XmlReader reader, int depth)
    {
        var items = new List<PlistValue>();
        if (!Enter(reader))
        {
            return items;
        }

        while (reader.MoveToContent() == XmlNodeType.Element)
        {
            items.Add(ReadValue(reader, depth));
        }

        reader.ReadEndElement();
        return items;
    }

    // False where the element is empty; the reader then stands behind it.
    private static bool Enter(XmlReader reader)
    {
        var filled = !reader.IsEmptyElement;
        reader.Read();
        return filled;
    }
}
