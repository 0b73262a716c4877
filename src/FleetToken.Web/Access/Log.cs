namespace FleetToken.Web.Access;

/// <summary>What the access room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, EventName = "RequestRefused", Level = LogLevel.Warning, Message = "A request was refused: {Reason}")]
    public static partial void RequestRefused(ILogger logger, string reason);

    [LoggerMessage(EventId = 2, EventName = "NotWrittenDown", Level = LogLevel.Error, Message = "The audit log has no entry for: {Subject}. {Why}")]
    public static partial void NotWrittenDown(ILogger logger, string subject, string why);

    [LoggerMessage(EventId = 3, EventName = "SignInFailed", Level = LogLevel.Warning, Message = "A sign-in failed ({Kind}, {Reference}): {Technical}")]
    public static partial void SignInFailed(ILogger logger, SignInProblemKind kind, string reference, string technical);

    [LoggerMessage(EventId = 4, EventName = "FailuresNotWrittenDown", Level = LogLevel.Warning, Message = "So many sign-ins fail that {Count} of them are only counted in the audit log.")]
    public static partial void FailuresOnlyCounted(ILogger logger, int count);

    [LoggerMessage(EventId = 5, EventName = "NoRefreshToken", Level = LogLevel.Warning, Message = "The provider gave no refresh token at a sign-in, so roles are not re-checked: one that is taken away counts from the next sign-in. Allow FleetToken the scope offline_access at the provider (README, Sign-in), or set Access:Oidc:RecheckRoles to false.")]
    public static partial void NoRefreshToken(ILogger logger);

    [LoggerMessage(EventId = 6, EventName = "NoIdToken", Level = LogLevel.Warning, Message = "The provider answers without an ID token when it is asked again, so roles are not re-checked: one that is taken away counts from the next sign-in. Set Access:Oidc:RecheckRoles to false if it cannot be made to give one.")]
    public static partial void NoIdToken(ILogger logger);

    [LoggerMessage(EventId = 7, EventName = "RolesNotRechecked", Level = LogLevel.Warning, Message = "Roles cannot be re-checked: {Why}. It is tried again every 30 seconds; people stay signed in meanwhile, at most for Access:SessionMax.")]
    public static partial void RolesNotRechecked(ILogger logger, string why);

    [LoggerMessage(EventId = 8, EventName = "RolesRecheckedAgain", Level = LogLevel.Information, Message = "Roles are re-checked again.")]
    public static partial void RolesRecheckedAgain(ILogger logger);

    [LoggerMessage(EventId = 9, EventName = "SessionEnded", Level = LogLevel.Information, Message = "A session was ended: {Reason}. The audit log says whose.")]
    public static partial void SessionEnded(ILogger logger, string reason);
}
