using System.Globalization;

namespace FleetToken.Web.Fleet.Lookup;

/// <summary>Takes the words out of the folded text of Macs.</summary>
internal sealed class LookupSegmentBuilder(LookupWords names, LookupWords serials, CodeTable persons)
{
    private readonly List<int> _found = [];
    private readonly List<Range> _name = [];

    /// <summary>The words of a segment.</summary>
    public LookupSegment Build(IndexSegment segment, ReadOnlySpan<string> servers)
    {
        var starts = new int[segment.Entries.Length + 1];
        var people = new int[segment.Entries.Length];
        _found.Clear();
        for (var place = 0; place < people.Length; place++)
        {
            ref readonly var mac = ref segment.Entries[place];
            people[place] = Add(segment, mac, servers[mac.Server]);
            starts[place + 1] = _found.Count;
        }

        return new LookupSegment(starts, [.. _found], people);
    }

    private int Add(IndexSegment segment, in IndexEntry mac, string server)
    {
        Words(segment.Name(mac), LookupField.Computer);
        Serial(segment.SerialNumber(mac), LookupField.SerialNumber);
        Serial(segment.AssetTag(mac), LookupField.AssetTag);
        var user = segment.User(mac);
        Words(BeforeAt(user), LookupField.Login);

        // After the user name: full name, e-mail, account, then every local account, each ended by a line feed.
        ReadOnlySpan<char> rest = segment.Text.AsSpan((mac.UserEnd + 1)..mac.TextEnd);
        FullName(Next(ref rest));
        var email = Next(ref rest);
        Words(BeforeAt(email), LookupField.Login);
        Words(Next(ref rest), LookupField.Login);
        while (!rest.IsEmpty)
        {
            Words(Next(ref rest), LookupField.Account);
        }

        // An e-mail address is one person's; a user name is, on one server.
        return persons.Of(!email.IsEmpty ? $"@{email}"
            : !user.IsEmpty ? $"{server} {user}"
            : string.Create(CultureInfo.InvariantCulture, $"{server}/{mac.ComputerId}"));
    }

    private void Words(ReadOnlySpan<char> text, LookupField field)
    {
        foreach (var range in LookupQuery.WordsOf(text, _name))
        {
            Add(names.Of(LookupQuery.Bare(text[range])), field);
        }
    }

    private void FullName(ReadOnlySpan<char> name)
    {
        Words(name, LookupField.FullName);
        var parts = LookupQuery.WordsOf(name, _name);
        if (parts.Count < 2)
        {
            return;
        }

        Span<char> initials = stackalloc char[Math.Min(parts.Count, LookupWords.LongestWord)];
        for (var part = 0; part < initials.Length; part++)
        {
            initials[part] = name[parts[part].Start.Value];
        }

        Add(names.Of(initials), LookupField.Initials);
        if (parts.Count > 2)
        {
            // "van der Berg" is typed as one word, too.
            Add(names.Of(LookupQuery.Joined(name[parts[1].Start.Value..])), LookupField.FullName);
        }
    }

    private void Serial(ReadOnlySpan<char> text, LookupField field)
    {
        if (SerialSpelling.Of(text) is { Length: > 0 } spelled)
        {
            Add(serials.Of(spelled), field);
        }
    }

    private void Add(int word, LookupField field) => _found.Add(LookupSegment.Pack(word, field));

    private static ReadOnlySpan<char> BeforeAt(ReadOnlySpan<char> text) => text.IndexOf('@') is var at and > 0 ? text[..at] : text;

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf('\n');
        var text = end < 0 ? rest : rest[..end];
        rest = end < 0 ? [] : rest[(end + 1)..];
        return text;
    }
}
