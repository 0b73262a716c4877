namespace FleetToken.Domain.Macs;

/// <summary>A Personal Recovery Key in memory: prints as dots, and only <see cref="Open"/> gives the text, for one answer to one person.</summary>
public sealed class RecoveryKey
{
    private readonly string _text;

    /// <summary>Takes the key's text; its shape is the caller's to check (domain G.1).</summary>
    public RecoveryKey(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        _text = text;
    }

    /// <summary>The key's text. It has one caller, and a test holds that.</summary>
    public string Open() => _text;

    /// <summary>Dots, so that no log, exception or page shows the key by accident.</summary>
    public override string ToString() => "••••-••••-••••-••••-••••-••••";
}
