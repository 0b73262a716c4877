namespace FleetToken.Simulator.Configuration;

/// <summary>Texts of scripts as they are found on servers: old ways to hand out tokens, and sound ones that only look like them. All secrets are invented.</summary>
internal static class ScriptTexts
{
    /// <summary>An admin's password as a parameter, on an argument list.</summary>
    public const string GrantToken = """
        #!/bin/bash
        # Grants a SecureToken to the person at the Mac.
        adminUser="$4"
        adminPass="$5"
        loggedIn=$(/usr/bin/stat -f%Su /dev/console)
        userPass=$(/usr/bin/osascript -e 'text returned of (display dialog "Please type your password" default answer "" with hidden answer)')

        /usr/sbin/sysadminctl -adminUser "$adminUser" -adminPassword "$adminPass" -secureTokenOn "$loggedIn" -password "$userPass"
        exit $?
        """;

    /// <summary>A new password in the script itself.</summary>
    public const string ResetAdmin = """
        #!/bin/zsh
        # Sets the local administrator's password back to this year's.
        NEW='Nordwind-2026!q7'
        /usr/sbin/sysadminctl -resetPasswordFor localadm -newPassword 'Nordwind-2026!q7'
        /usr/bin/dscl . -passwd /Users/zone-it "$NEW"
        """;

    /// <summary>A prompt answered by a program, with a parameter.</summary>
    public const string EscrowBootstrapToken = """
        #!/bin/bash
        ## Escrows the Bootstrap Token with a tokenised administrator
        if [[ -z "$4" || -z "$5" ]]; then echo "parameters missing"; exit 1; fi
        /usr/bin/profiles install -type bootstraptoken \
            -user "$4" \
            -password "$5"
        /usr/bin/expect <<EOF
        spawn /usr/bin/profiles install -type bootstraptoken
        expect "Enter the admin user name:"
        send "$4\r"
        expect "Enter the password for user:"
        send "$5\r"
        expect eof
        EOF
        """;

    /// <summary>Secrets that are encrypted with a key that stands beside them.</summary>
    public const string EncryptedParameters = """
        #!/bin/bash
        # Parameters are encrypted, so this is safe (it is not: all that is needed to read them is here).
        function DecryptString() {
            echo "${1}" | /usr/bin/openssl enc -aes256 -md md5 -d -a -A -S "${2}" -k "${3}"
        }
        adminPass=$(DecryptString "$5" 'c4f1a8d20b7e93f6' 'a1d07c52e98b3f64d12a0c77')
        pw=$(echo "$6" | base64 --decode)
        /usr/sbin/sysadminctl -adminUser "$4" -adminPassword "$adminPass" -secureTokenStatus "$3"
        """;

    /// <summary>FileVault switched on with a password from the script, and the printed key fished out: on macOS 26 nothing is printed.</summary>
    public const string EnableFileVault = """
        #!/bin/bash
        user="$3"
        output=$(/usr/bin/fdesetup enable -inputplist <<PLIST
        <plist version="1.0"><dict>
        <key>Username</key><string>$user</string>
        <key>Password</key><string>$5</string>
        </dict></plist>
        PLIST
        )
        key=$(echo "$output" | grep "Recovery key" | cut -d "'" -f 2)
        if [[ -n "$key" ]]; then echo "a key was made"; fi
        """;

    /// <summary>A password piped to root, and one for the API in a command.</summary>
    public const string CleanUp = """
        #!/bin/sh
        echo "Tr4ube&Nuss" | sudo -S rm -rf /Library/Caches/Northwind
        /usr/bin/curl -s -u apiwriter:hagel7Wolke -X PUT https://jamf.northwind.example/JSSResource/computers/id/1 -d @/tmp/ea.xml
        """;

    /// <summary>A key in clear text, noted by somebody in a hurry, and the local file that held keys once.</summary>
    public const string OldKeyMigration = """
        #!/bin/bash
        # tested on the Mac of the front desk: 7QXH-2MKD-94TZ-LB6R-VWN3-8CPJ
        oldKey=$(/usr/bin/defaults read /private/var/db/ConfigurationProfiles/fdesetup RecoveryKey 2>/dev/null)
        [[ -n "$oldKey" ]] && echo "found one"
        """;

    /// <summary>Asks the person, and passes nothing on an argument list: no finding.</summary>
    public const string AskedGrant = """
        #!/bin/zsh
        # Interactive: run it in a terminal. Both passwords are asked for.
        print -n "Administrator: "; read adminUser
        /usr/sbin/sysadminctl -adminUser "$adminUser" -adminPassword - -secureTokenOn "$1" -password -
        """;

    /// <summary>Takes what it needs from the keychain or from a person: no finding.</summary>
    public const string KeychainGrant = """
        #!/bin/zsh
        read -s "password?Password of the administrator: "
        stored=$(/usr/bin/security find-generic-password -s "Northwind enrolment" -w)
        /usr/sbin/sysadminctl -adminUser itadmin -adminPassword "$stored" -secureTokenStatus "$1"
        /usr/sbin/sysadminctl -adminUser itadmin -adminPassword "$password" -secureTokenStatus "$1"
        # usage: sysadminctl -adminUser <name> -adminPassword <password> -secureTokenOn <name>
        """;

    /// <summary>Only looks: no finding.</summary>
    public const string Report = """
        #!/bin/zsh
        /usr/bin/fdesetup status
        /usr/bin/fdesetup list
        for user in $(/usr/bin/dscl . list /Users UniqueID | awk '$2 > 500 { print $1 }'); do
            /usr/sbin/sysadminctl -secureTokenStatus "$user" 2>&1
        done
        passwordPolicy=$(/usr/bin/pwpolicy getaccountpolicies 2>/dev/null)
        """;

    /// <summary>Makes a new key at the next login, without any credential: no finding.</summary>
    public const string EscrowBuddy = """
        #!/bin/zsh
        # Escrow Buddy makes a new key at the next login and escrows it.
        /usr/bin/defaults write /Library/Preferences/com.netflix.Escrow-Buddy.plist GenerateNewKey -bool true
        """;

    /// <summary>The sound way on macOS 26.</summary>
    public const string EnableFileVaultToday = """
        #!/bin/zsh
        /usr/bin/fdesetup enable -defer /var/root/fv.plist -forceatlogin 0 -dontaskatlogout -outputplist
        """;

    /// <summary>Has nothing to do with any of it.</summary>
    public const string Dock = """
        #!/bin/zsh
        # Sets the Dock for new people.
        /usr/local/bin/dockutil --add /Applications/Safari.app --allhomes
        """;

    /// <summary>Asks Jamf with an account that a parameter brings.</summary>
    public const string Recon = """
        #!/bin/zsh
        token=$(/usr/bin/curl -s -X POST -H "Authorization: Basic $4" "$5/api/v1/auth/token" | /usr/bin/plutil -extract token raw -)
        /usr/local/bin/jamf recon -endUsername "$3"
        """;
}
