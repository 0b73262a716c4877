using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace FleetToken.Web.Components;

/// <summary>Gives the focus to an element that may be gone by the time the browser is asked: that must not end the circuit.</summary>
internal static class Focusing
{
    /// <summary>Gives it the focus, or does nothing where it is gone.</summary>
    public static async Task TryFocusAsync(this ElementReference element)
    {
        try
        {
            await element.FocusAsync();
        }
        catch (Exception gone) when (IsHarmless(gone))
        {
            // It was taken away meanwhile, or the page was.
        }
    }

    /// <summary>Whether a failure only says that the element or the page is gone.</summary>
    public static bool IsHarmless(Exception failure) => failure is JSException or JSDisconnectedException or OperationCanceledException;
}
