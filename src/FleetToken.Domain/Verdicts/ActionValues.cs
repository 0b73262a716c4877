namespace FleetToken.Domain.Verdicts;

/// <summary>Whether a lost token could be given back (domain J, <c>canRegrantToken</c>).</summary>
public enum TokenRegrant
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>A login at the login window gives it: the Bootstrap Token is in escrow, works, and the Mac was heard within 24 hours.</summary>
    Yes,

    /// <summary>As yes, but whether the Bootstrap Token works, or whether the Mac reaches Jamf, is not proven.</summary>
    Likely,

    /// <summary>macOS 10.15: a login gives it to mobile accounts and the managed administrator only (domain B12 to B14).</summary>
    MobileOnly,

    /// <summary>An administrator who holds a token can grant it by hand.</summary>
    ByHolder,

    /// <summary>Nothing known can.</summary>
    No,
}

/// <summary>How the recovery key could be replaced without anybody's password in a script (domain J, <c>canRotateSilently</c>).</summary>
public enum SilentRotation
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>macOS 26: re-installing the escrow profile makes a new key; a caution, known from few tests (domain G.4 R6).</summary>
    Profile,

    /// <summary>Escrow Buddy makes one at the next login (domain G.4 R4).</summary>
    EscrowBuddy,

    /// <summary>A Jamf policy may; what it needs is disputed, so it is not called silent (domain I.9).</summary>
    PolicyMaybe,

    /// <summary>No way known.</summary>
    No,
}

/// <summary>Whether a person gets back in after a restart (domain J, <c>safeToRestart</c>); unknown is shown as "do not restart".</summary>
public enum RestartSafety
{
    /// <summary>Cannot be told: do not restart.</summary>
    Unknown,

    /// <summary>Yes, with the password or because the disk is not locked.</summary>
    Yes,

    /// <summary>Yes, with the escrowed key at hand.</summary>
    YesWithKey,

    /// <summary>No.</summary>
    No,
}

/// <summary>Whether somebody outside may still know the recovery key (domain J, <c>prkExposure</c>).</summary>
public enum KeyExposure
{
    /// <summary>No reveal in our log; Jamf's own view history was not read to its end, or names one.</summary>
    NoneRecorded,

    /// <summary>No reveal in our log, and a completed round over Jamf's own view history found none.</summary>
    Clean,

    /// <summary>Revealed, and nothing says that it was replaced.</summary>
    Disclosed,

    /// <summary>Revealed, and the Mac shows signs of a new key; signs can be forged.</summary>
    ProbablyRotated,

    /// <summary>Revealed and compared afterwards: still the same key.</summary>
    NotRotated,

    /// <summary>Revealed and compared afterwards: another key.</summary>
    RotatedProven,

    /// <summary>Revealed; a second person closed the follow-up with a reason.</summary>
    ClosedByPerson,

    /// <summary>Revealed; the disk was erased, the record is gone, or the Mac was enrolled again.</summary>
    Ended,
}
