using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace FleetToken.Web.Features.Helpdesk;

/// <summary>A word in a drawing: the tag of SVG for it has another meaning in Razor.</summary>
public sealed class DrawnWord : ComponentBase
{
    /// <summary>Where it stands, from the left.</summary>
    [Parameter, EditorRequired]
    public double X { get; set; }

    /// <summary>Where its line stands, from the top.</summary>
    [Parameter, EditorRequired]
    public double Y { get; set; }

    /// <summary>Height of its letters.</summary>
    [Parameter]
    public double Size { get; set; } = 8;

    /// <summary>Whether it stands around the middle instead of beginning there.</summary>
    [Parameter]
    public bool Middle { get; set; }

    /// <summary>Whether it is strong.</summary>
    [Parameter]
    public bool Strong { get; set; }

    /// <summary>The word.</summary>
    [Parameter, EditorRequired]
    public required string Word { get; set; }

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "y", Y);
        builder.AddAttribute(3, "font-size", Size);
        builder.AddAttribute(4, "text-anchor", Middle ? "middle" : "start");
        builder.AddAttribute(5, "font-weight", Strong ? "600" : "400");
        builder.AddAttribute(6, "fill", Strong ? "var(--ink)" : "var(--ink-2)");
        builder.AddContent(7, Word);
        builder.CloseElement();
    }
}
