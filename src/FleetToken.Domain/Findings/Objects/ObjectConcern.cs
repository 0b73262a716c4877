using FleetToken.Domain.Configuration;
using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>That a finding of an object concerns a Mac.</summary>
/// <param name="Code">Catalogue code.</param>
/// <param name="Id">The object; null where the server as a whole is meant.</param>
/// <param name="Concerned">Yes, or unknown where it may: shown as "may concern", never as nothing. Never no.</param>
public readonly record struct ObjectConcern(string Code, ObjectId? Id, Answer Concerned);
