using System.Collections.Concurrent;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace FleetToken.Web.Access;

/// <summary>Data-protection keys of this process only: neither mode has a session that outlives it, so no key is kept at rest.</summary>
internal sealed class KeysInMemory : IXmlRepository
{
    private readonly ConcurrentQueue<XElement> _keys = new();

    public IReadOnlyCollection<XElement> GetAllElements() => [.. _keys];

    public void StoreElement(XElement element, string friendlyName) => _keys.Enqueue(new XElement(element));
}
