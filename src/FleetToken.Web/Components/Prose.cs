namespace FleetToken.Web.Components;

/// <summary>What a piece of a sentence is.</summary>
public enum ProseKind
{
    /// <summary>Our words.</summary>
    Plain,

    /// <summary>A person's name, from Jamf.</summary>
    Person,

    /// <summary>An account's name, from a Mac.</summary>
    Account,
}

/// <summary>A sentence that holds names from outside; they stay apart from our words until they are drawn.</summary>
public sealed class Prose
{
    private readonly List<(ProseKind Kind, string Text)> _pieces = [];

    /// <summary>The pieces, in order.</summary>
    public IReadOnlyList<(ProseKind Kind, string Text)> Pieces => _pieces;

    /// <summary>Adds our words.</summary>
    public Prose Say(string text)
    {
        _pieces.Add((ProseKind.Plain, text));
        return this;
    }

    /// <summary>Adds a person's name.</summary>
    public Prose Person(string name)
    {
        _pieces.Add((ProseKind.Person, Names.Shown(name)));
        return this;
    }

    /// <summary>Adds account names: "a, b and c".</summary>
    public Prose Accounts(IReadOnlyList<string> names)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (index > 0)
            {
                Say(index == names.Count - 1 ? " and " : ", ");
            }

            _pieces.Add((ProseKind.Account, Names.Shown(names[index])));
        }

        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Concat(_pieces.Select(piece => piece.Text));
}
