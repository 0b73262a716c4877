using System.Globalization;
using FleetToken.Simulator.Macs;

namespace FleetToken.Simulator.Seeding;

/// <summary>The accounts on a Mac and the user Jamf says it belongs to.</summary>
/// <param name="User">Assigned user; null for none.</param>
/// <param name="Accounts">Local accounts.</param>
/// <param name="Console">Who sits at it.</param>
internal sealed record Inhabitants(SimulatedUser? User, IReadOnlyList<SimulatedAccount> Accounts, string? Console);

/// <summary>Fills a Mac with accounts: its person, IT's accounts, colleagues.</summary>
internal static class AccountSeeder
{
    /// <summary>The accounts and the assigned user by the recipe; usernames stay unique by the counts given.</summary>
    public static Inhabitants Make(Recipe recipe, Place place, SimulatedPreStage? preStage, Dictionary<string, int> usernames, ref Dice dice) => recipe.Phase switch
    {
        SimulatedPhase.Stock => new Inhabitants(null, [], null),
        SimulatedPhase.Lab => Lab(recipe, preStage, ref dice),
        SimulatedPhase.Headless => Machine("build", ref dice),
        SimulatedPhase.Virtual => Machine("runner", ref dice),
        _ => Personal(recipe, place, preStage, usernames, ref dice),
    };

    private static Inhabitants Personal(Recipe recipe, Place place, SimulatedPreStage? preStage, Dictionary<string, int> usernames, ref Dice dice)
    {
        var person = People.At(place, ref dice);
        var unique = Unique(usernames, $"{person.Given}.{person.Family}");
        var local = dice.Below(100) switch
        {
            < 72 => unique,
            < 90 => $"{person.Given[..1]}{person.Family}{unique[(person.Given.Length + person.Family.Length + 1)..]}",
            _ => $"{person.Given}{unique[(person.Given.Length + person.Family.Length + 1)..]}",
        };
        var user = Assigned(recipe.User, person, unique, ref local, ref dice);
        var admin = preStage?.UserAccountType is null or "ADMINISTRATOR" ? dice.PerMille(700) : dice.PerMille(40);
        var accounts = new List<SimulatedAccount>(4)
        {
            Account(local, person.FullName, 501, admin, ref dice) with { Mobile = dice.PerMille(60), Type = dice.PerMille(900) ? "UNKNOWN" : "LOCAL" },
        };
        if (preStage?.AdminUsername is { } managed)
        {
            accounts.Add(Account(managed, "IT Administrator", 502, true, ref dice) with { Hidden = preStage.HiddenAdmin });
        }

        if (recipe.Tokens == TokenCase.EndUserAndManagementAccount || dice.PerMille(150))
        {
            var visible = recipe.Tokens == TokenCase.EndUserAndManagementAccount;
            accounts.Add(Account(Organisation.ManagementAccount, "Jamf Management", visible ? 503 : 80, true, ref dice) with { Hidden = !visible });
        }

        if (recipe.Tokens == TokenCase.EndUserAndOtherAdministrator)
        {
            accounts.Add(Account(dice.Of(Organisation.OtherAdministrators), "Local Administrator", 504, true, ref dice));
        }

        if (recipe.Tokens is TokenCase.EndUserAndAdminColleague or TokenCase.TwoEndUsers or TokenCase.ThreeEndUsers or TokenCase.OnlyColleague || recipe.User == UserCase.Unmatched)
        {
            accounts.Add(Colleague(recipe, place, local, ref dice));
        }

        if (recipe.Tokens == TokenCase.ThreeEndUsers)
        {
            var third = Colleague(recipe, place, accounts[^1].Username, ref dice) with { Uid = 506 };
            accounts.Add(accounts.Exists(a => a.Username == third.Username) ? third with { Username = third.Username + "y" } : third);
        }

        return new Inhabitants(user, [.. accounts.Select(a => WithToken(a, recipe, local))], local);
    }

    private static SimulatedAccount Colleague(Recipe recipe, Place place, string other, ref Dice dice)
    {
        var colleague = People.At(place, ref dice);
        var name = $"{colleague.Given}.{colleague.Family}";
        return Account(name == other ? name + "x" : name, colleague.FullName, 505, recipe.Tokens == TokenCase.EndUserAndAdminColleague, ref dice);
    }

    private static SimulatedAccount WithToken(SimulatedAccount account, Recipe recipe, string local)
    {
        var isUser = account.Username == local;
        var holds = recipe.Tokens switch
        {
            TokenCase.EndUser => isUser,
            TokenCase.EndUserAndManagedAdministrator => isUser || account.Uid == 502,
            TokenCase.EndUserAndManagementAccount => isUser || account.Username == Organisation.ManagementAccount,
            TokenCase.EndUserAndOtherAdministrator => isUser || account.Uid == 504,
            TokenCase.EndUserAndAdminColleague or TokenCase.TwoEndUsers => isUser || account.Uid == 505,
            TokenCase.ThreeEndUsers => isUser || account.Uid is 505 or 506,
            TokenCase.OnlyColleague => account.Uid == 505,
            TokenCase.OnlyIt => account.Uid == 502,
            TokenCase.EndUserNotInFileVault => isUser,
            _ => false,
        };
        return account with { Token = holds, FileVault = holds && recipe.Tokens != TokenCase.EndUserNotInFileVault, Owner = holds && !recipe.NoVolumeOwner };
    }

    private static SimulatedUser? Assigned(UserCase how, Person person, string unique, ref string local, ref Dice dice)
    {
        var mail = $"{unique}@{Organisation.MailDomain}";
        var user = new SimulatedUser(
            mail, person.FullName, mail, dice.Of(Organisation.Positions), dice.PerMille(400) ? $"+00 {dice.Text(3, "123456789")} {dice.Text(6, "0123456789")}" : null,
            dice.PerMille(300) ? dice.Below(40) == 0 ? "3.14\t(left\r\nwing)" : dice.Text(1, "ABCD") + dice.Text(3, "0123456789") : null,
            dice.Of(Organisation.Departments).Id, dice.PerMille(800) ? dice.Of(Organisation.Buildings).Id : null);
        switch (how)
        {
            case UserCase.ShortName:
                return user with { Username = local };
            case UserCase.Upn:
                return user with { Username = $"{(dice.PerMille(200) ? Capital(local) : local)}@{Organisation.MailDomain}" };
            case UserCase.Email:
                return user with { Username = "E" + dice.Text(6, "0123456789"), Email = $"{local}@{Organisation.MailDomain}" };
            case UserCase.Guessed:
                local = $"mac-{person.Given}";
                return user;
            case UserCase.Unmatched:
                return user with { Username = dice.Text(5, "123456789"), RealName = "Shared desk " + dice.Text(2, "123456789"), Email = null };
            default:
                return null;
        }
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static Inhabitants Lab(Recipe recipe, SimulatedPreStage? preStage, ref Dice dice)
    {
        var count = dice.Between(1, 3);
        var accounts = new List<SimulatedAccount>();
        for (var i = 0; i < count; i++)
        {
            accounts.Add(Account(i == 0 ? "reader" : string.Create(CultureInfo.InvariantCulture, $"guest{i}"), i == 0 ? "Reader" : $"Guest {i}", 501 + i, false, ref dice) with { Token = true, FileVault = true, Owner = true });
        }

        if (preStage?.AdminUsername is { } managed)
        {
            var holds = recipe.Tokens == TokenCase.EndUserAndManagedAdministrator;
            accounts.Add(Account(managed, "Lab Administrator", 520, true, ref dice) with { Token = holds, FileVault = holds, Owner = holds });
        }

        return new Inhabitants(null, accounts, "reader");
    }

    private static Inhabitants Machine(string name, ref Dice dice)
    {
        var account = Account(name, Capital(name), 501, true, ref dice) with { Token = true, FileVault = true, Owner = true };
        return new Inhabitants(null, [account], name);
    }

    private static SimulatedAccount Account(string username, string fullName, int uid, bool admin, ref Dice dice) => new()
    {
        Username = username,
        FullName = fullName,
        Uid = uid,
        Admin = admin,
        GeneratedUid = dice.PerMille(150) ? dice.Uuid() : null,
    };

    private static string Unique(Dictionary<string, int> usernames, string name)
    {
        var count = usernames.GetValueOrDefault(name) + 1;
        usernames[name] = count;
        return count == 1 ? name : name + count.ToString(CultureInfo.InvariantCulture);
    }
}
