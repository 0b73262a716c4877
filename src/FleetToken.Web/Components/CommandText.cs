using Microsoft.AspNetCore.Components;

namespace FleetToken.Web.Components;

/// <summary>A command as text that breaks between its words only: after a hyphen inside one, <c>-adminPassword -</c> would read as something else.</summary>
public static class CommandText
{
    /// <summary>The command; copied by hand it is the same text.</summary>
    public static RenderFragment Draw(string command) => builder =>
    {
        foreach (var (place, word) in command.Split(' ').Index())
        {
            builder.AddContent(0, place == 0 ? "" : " ");
            builder.OpenElement(1, "span");
            builder.AddAttribute(2, "class", "arg");
            builder.AddContent(3, word);
            builder.CloseElement();
        }
    };
}
