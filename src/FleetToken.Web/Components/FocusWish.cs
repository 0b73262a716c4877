namespace FleetToken.Web.Components;

/// <summary>Where the focus goes next: to the first of these ids that is on the page. A new one is a new wish, whatever it says.</summary>
public sealed class FocusWish(params string[] ids)
{
    /// <summary>The ids, the best first.</summary>
    public IReadOnlyList<string> Ids => ids;

    /// <summary>Whether it only holds where the focus is nowhere: what one stood on went away by itself.</summary>
    public bool OnlyIfLost { get; init; }
}
