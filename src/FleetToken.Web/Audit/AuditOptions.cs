using Microsoft.Extensions.Options;

namespace FleetToken.Web.Audit;

/// <summary>Where entries of the audit log go besides the database. Bound from the configuration section <c>Audit</c>.</summary>
public sealed record AuditOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string Section = "Audit";

    /// <summary>The value of <see cref="JsonLines"/> for nowhere.</summary>
    public const string Off = "off";

    /// <summary>The value of <see cref="JsonLines"/> for the program's own output.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>Where each entry goes as a line of JSON, for a SIEM: <c>off</c>, <c>stdout</c>, or a file that grows. Default <c>off</c>.</summary>
    public string JsonLines { get; init; } = Off;
}

/// <summary>Says what is wrong with <see cref="AuditOptions"/>, by key.</summary>
internal sealed class AuditOptionsValidator : IValidateOptions<AuditOptions>
{
    public ValidateOptionsResult Validate(string? name, AuditOptions options) =>
        string.IsNullOrWhiteSpace(options.JsonLines) || options.JsonLines.AsSpan().ContainsAny(Path.GetInvalidPathChars())
            ? ValidateOptionsResult.Fail("Audit:JsonLines must be off, stdout, or the path of a file.")
            : ValidateOptionsResult.Success;
}
