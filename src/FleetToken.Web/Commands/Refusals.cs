using System.CommandLine;

namespace FleetToken.Web.Commands;

/// <summary>Ends a command that cannot do its work with sentences and a status that is not 0.</summary>
internal static class Refusals
{
    /// <summary>Exit status of a command that did not do its work.</summary>
    public const int Failed = 1;

    /// <summary>Runs a command with its output; a refusal goes to the error output, without a stack trace.</summary>
    public static async Task<int> SayAsync(ParseResult parsed, Func<TextWriter, Task<int>> run)
    {
        try
        {
            return await run(parsed.InvocationConfiguration.Output);
        }
        catch (StartRefusedException refusal)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(refusal.Message);
            return Failed;
        }
    }
}
