using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace FleetToken.Web.Access;

/// <summary>Who a live page is for: nobody any more, from the moment their session ends.</summary>
internal sealed class SessionWatch : ServerAuthenticationStateProvider, IDisposable
{
    private readonly Sessions _sessions;
    private CancellationTokenRegistration _registration;

    public SessionWatch(Sessions sessions)
    {
        _sessions = sessions;
        AuthenticationStateChanged += OnChanged;
    }

    public void Dispose()
    {
        AuthenticationStateChanged -= OnChanged;
        _registration.Dispose();
    }

    private async void OnChanged(Task<AuthenticationState> task)
    {
        var person = (await task).User;
        _registration.Dispose();
        if (person.Identity?.IsAuthenticated == true)
        {
            var session = _sessions.Find(person);
            _registration = _sessions.EndOf(person).Register(
                () => SetAuthenticationState(Task.FromResult(new AuthenticationState(PersonClaims.Nobody(session?.SignsInAgain == true)))));
        }
    }
}
