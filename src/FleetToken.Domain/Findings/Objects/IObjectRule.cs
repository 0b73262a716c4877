using FleetToken.Domain.Macs;

namespace FleetToken.Domain.Findings.Objects;

/// <summary>One rule of the catalogue about a server's configuration: finds its candidates once, each with the question whether it concerns a Mac.</summary>
internal interface IObjectRule
{
    /// <summary>What is told of the finding whatever the object.</summary>
    FindingDescription Description { get; }

    /// <summary>Looks through the objects of one server and notes what it finds or lacks.</summary>
    void Review(ServerFacts server, ReviewNotes notes);
}
