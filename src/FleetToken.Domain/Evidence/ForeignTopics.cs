namespace FleetToken.Domain.Evidence;

/// <summary>What a foreign attribute is about.</summary>
internal enum ForeignTopic
{
    /// <summary>Its name does not tell.</summary>
    Unspecified,
    Tokens,
    VolumeOwners,
    BootstrapToken,
    RecoveryKey,
    FileVaultUsers,
}

/// <summary>Tells the topic from the attribute's name, because <c>YES</c> or a list of names alone could be about anything.</summary>
internal static class ForeignTopics
{
    private static readonly (string Word, ForeignTopic Topic)[] Words =
    [
        ("bootstrap", ForeignTopic.BootstrapToken),
        ("owner", ForeignTopic.VolumeOwners),
        ("token", ForeignTopic.Tokens),
        ("prk", ForeignTopic.RecoveryKey),
        ("recovery", ForeignTopic.RecoveryKey),
        ("filevault", ForeignTopic.FileVaultUsers),
        ("file vault", ForeignTopic.FileVaultUsers),
        ("fv", ForeignTopic.FileVaultUsers),
        ("fde", ForeignTopic.FileVaultUsers),
    ];

    public static ForeignTopic Of(string attribute)
    {
        foreach (var (word, topic) in Words)
        {
            if (attribute.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return topic;
            }
        }

        return ForeignTopic.Unspecified;
    }
}
