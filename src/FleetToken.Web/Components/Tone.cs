namespace FleetToken.Web.Components;

/// <summary>What a colour means; green, amber, red and blue appear only with a state.</summary>
public enum Tone
{
    /// <summary>No judgement.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Good, but less than it could be; only bars tell it from good.</summary>
    Fair,

    /// <summary>Needs a look.</summary>
    Warn,

    /// <summary>Needs doing.</summary>
    Bad,

    /// <summary>Under way.</summary>
    Info,

    /// <summary>Nobody said.</summary>
    Unknown,
}

/// <summary>Class names of tones.</summary>
public static class Tones
{
    /// <summary>The CSS class that <c>app.css</c> knows the tone by.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Good => "good",
        Tone.Fair => "fair",
        Tone.Warn => "warn",
        Tone.Bad => "bad",
        Tone.Info => "info",
        Tone.Unknown => "unknown",
        _ => "na",
    };
}
