using FleetToken.Domain.Findings;
using FleetToken.Domain.Macs;
using FleetToken.Domain.Verdicts;

namespace FleetToken.Web.Fleet;

/// <summary>What the index knows of one Mac, in 96 bytes beside its text.</summary>
internal struct IndexEntry
{
    /// <summary>Stands for "no time".</summary>
    public const long NoTime = long.MinValue;

    /// <summary>The row's key in the store.</summary>
    public int Key;

    /// <summary>Number in the table of servers.</summary>
    public int Server;

    /// <summary>Number in the table of sites; 0 for none.</summary>
    public int Site;

    /// <summary>Number in the table of versions; 0 for none.</summary>
    public int Os;

    /// <summary>Number in the table of finding sets; 0 for none.</summary>
    public int Findings;

    /// <summary>Number in the table of computer group sets; 0 for none or not reported.</summary>
    public int Groups;

    /// <summary>Number in the table of rules not judged; 0 for none.</summary>
    public int NotJudged;

    /// <summary>Number in the table of what concerns it in its server's configuration; 0 for nothing.</summary>
    public int Concerns;

    /// <summary>Start of its folded text in the segment; name, serial number, asset tag and user name come first, each ended by a line feed.</summary>
    public int TextStart;

    /// <summary>End of the folded name, without its line feed.</summary>
    public int NameEnd;

    /// <summary>End of the folded serial number.</summary>
    public int SerialNumberEnd;

    /// <summary>End of the folded asset tag.</summary>
    public int AssetTagEnd;

    /// <summary>End of the folded user name.</summary>
    public int UserEnd;

    /// <summary>End of all its folded text, the last line feed included.</summary>
    public int TextEnd;

    /// <summary>Jamf's computer id.</summary>
    public long ComputerId;

    /// <summary>UTC milliseconds of the last inventory report.</summary>
    public long InventoryAt;

    /// <summary>UTC milliseconds of the latest contact.</summary>
    public long LastContactAt;

    private byte _fileVault;
    private byte _recoveryKey;
    private byte _keyEscrowed;
    private byte _bootstrapToken;
    private byte _tokenVerdict;
    private byte _recoverability;
    private byte _severity;
    private byte _phase;
    private byte _tokensEvidence;
    private byte _usableHolders;

    /// <summary>Whether recoverability rests on old facts.</summary>
    public bool Stale;

    /// <summary>Whether Jamf no longer has it.</summary>
    public bool Gone;

    /// <summary>FileVault state.</summary>
    public FileVaultState FileVault { readonly get => (FileVaultState)_fileVault; set => _fileVault = (byte)value; }

    /// <summary>Key validity.</summary>
    public KeyValidity RecoveryKey { readonly get => (KeyValidity)_recoveryKey; set => _recoveryKey = (byte)value; }

    /// <summary>Whether a key is in escrow.</summary>
    public Answer KeyEscrowed { readonly get => (Answer)_keyEscrowed; set => _keyEscrowed = (byte)value; }

    /// <summary>Bootstrap Token status.</summary>
    public BootstrapTokenStatus BootstrapToken { readonly get => (BootstrapTokenStatus)_bootstrapToken; set => _bootstrapToken = (byte)value; }

    /// <summary>Who holds the tokens.</summary>
    public TokenVerdict TokenVerdict { readonly get => (TokenVerdict)_tokenVerdict; set => _tokenVerdict = (byte)value; }

    /// <summary>Recoverability.</summary>
    public Recoverability Recoverability { readonly get => (Recoverability)_recoverability; set => _recoverability = (byte)value; }

    /// <summary>Severity.</summary>
    public Severity Severity { readonly get => (Severity)_severity; set => _severity = (byte)value; }

    /// <summary>Phase.</summary>
    public MacPhase Phase { readonly get => (MacPhase)_phase; set => _phase = (byte)value; }

    /// <summary>How well founded the token facts are.</summary>
    public EvidenceKind TokensEvidence { readonly get => (EvidenceKind)_tokensEvidence; set => _tokensEvidence = (byte)value; }

    /// <summary>How many holders could open the disk.</summary>
    public UsableHolders UsableHolders { readonly get => (UsableHolders)_usableHolders; set => _usableHolders = (byte)value; }
}
