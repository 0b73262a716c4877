#!/bin/zsh -f
# FTK1: an extension attribute for Jamf Pro. Says in one line who holds a SecureToken on this Mac, and what FileVault,
# the recovery key and the Bootstrap Token look like from here. FleetToken reads the line.
#
# For macOS 10.15 to 27, run by Jamf as root. It asks for no password, uses no network, changes no account, and reads no
# key, password or hash. The one thing it keeps is when it last checked the Bootstrap Token, and with what result.
# What did not answer in time, or not in a form known here, is "u": unknown, never "no".
# How to roll it out, and how to read a line: README.md beside this file.

emulate -R zsh
setopt extended_glob no_multibyte
export LC_ALL=C
PATH=/usr/bin:/bin:/usr/sbin:/sbin:/usr/libexec
IFS=$' \t\n'
umask 022
exec 2>/dev/null
zmodload zsh/system
# Never ${(U)…} on what was not checked: without multibyte zsh may take bytes of it for its own back-quotes.

# Seconds: for one command, for the one that is known to be slow, for asking after all accounts, for everything.
each=8
slow=20
accounts=25
total=60

most=2000000          # bytes read of one answer; longer ones are not understood
longest=900           # characters of the line
remembered='/Library/Application Support/FleetToken/bootstrap-check'
check_again=72000     # seconds; the Bootstrap Token is checked once a day, and inventories are not punctual

typeset -F SECONDS=0
clock='%D{%s}'
now=${(%)clock}

# What the line says until a probe knows better.
typeset -A is=(orph u fv u prk u irk u pk u btS u btE u btv u esc u eb u ssh u pso u os u arch u vol u boot u)
typeset -A failed=(fde 1 tok 1 dsk 1 bt 1 dev 1 esc 1 eb 1 ssh 1 pso 1 vol 1)
console=u             # short name; u unknown, - nobody
console_known=0
users_known=0
printed=0
typeset -a names uids uuids roles tokens vault hidden
typeset -A local_names local_uuids crypto kinds listed_names listed_uuids

control=$'[\x01-\x1f\x7f]'   # not [[:cntrl:]]: which bytes of UTF-8 that holds differs between systems
uuid='[0-9A-Fa-f](#c8)-[0-9A-Fa-f](#c4)-[0-9A-Fa-f](#c4)-[0-9A-Fa-f](#c4)-[0-9A-Fa-f](#c12)'

# ---------------------------------------------------------------------------------------------------- the line

# Bytes outside [A-Za-z0-9._-] as %XX; too long ones are cut and end in ~, so that they equal no account.
encode() {
  local c out= name=$1
  local -i i
  for (( i = 1; i <= $#name && $#out <= 64; i++ )); do
    c=$name[i]
    if [[ $c == [A-Za-z0-9._-] ]]; then out+=$c; else out+=%${(l:2::0:)$(( [##16] #c ))}; fi
  done
  (( $#out <= 64 )) || out=${out[1,60]}~
  REPLY=$out
}

digit() { REPLY=$(( $1 > 9 ? 9 : $1 )) }

# A crypto user is a volume owner or not; Intel has none.
owner_of() {
  case $is[arch] in
    (t2|x86) REPLY=- ;;
    (arm64)  if (( $+failed[dsk] )); then REPLY=u; else [[ -n $1 ]] && REPLY=${crypto[$1]:-0} || REPLY=u; fi ;;
    (*)      REPLY=u ;;
  esac
}

# Numbers of holders: unknown unless every token was read, and nobody is measured only if the disk agrees to be asked.
count_holders() {
  local -i i holders=0 admins=0 hiding=0 roles_open=0 hiding_open=0
  n=u adm=u hid=u
  (( $+failed[tok] )) && return
  for (( i = 1; i <= $#names; i++ )); do
    [[ ${tokens[i]:-u} == 1 ]] || continue
    (( holders++ ))
    case ${roles[i]:-u} in (a|ma) (( admins++ )) ;; (s|ms) ;; (*) roles_open=1 ;; esac
    case ${hidden[i]:-u} in (1) (( hiding++ )) ;; (0) ;; (*) hiding_open=1 ;; esac
  done
  (( holders == 0 && $+failed[dsk] )) && return
  digit $holders; n=$REPLY
  (( roles_open )) || { digit $admins; adm=$REPLY }
  (( hiding_open )) || { digit $hiding; hid=$REPLY }
}

console_holds() {
  local -i i
  eu=u
  (( console_known )) || return
  [[ $console == - ]] && { eu=-; return }
  i=$names[(Ie)$console]
  if (( i )); then
    eu=${tokens[i]:-u}
  elif (( users_known && ! $+local_names[n$console] )); then
    eu=0   # somebody of the network without an account here cannot hold one
  fi
}

# Crypto users of the directory without an account here.
count_orphans() {
  local id
  local -i orphans=0
  (( $+failed[dsk] || ! users_known )) && return
  for id in ${(k)crypto}; do (( $+local_uuids[$id] )) || (( orphans++ )); done
  digit $orphans; is[orph]=$REPLY
}

# Holders first, then administrators, then by number; as many as fit.
list_users() {
  local room=$1 key entry rest
  local -a order
  local -i i done=0
  for (( i = 1; i <= $#names; i++ )); do
    [[ ${tokens[i]:-u} == 1 ]] && key=0 || key=1
    [[ ${roles[i]:-u} == (a|ma) ]] && key+=0 || key+=1
    order+=("$key${(l:10::0:)uids[i]}/$i")
  done
  u=
  for key in ${(o)order}; do
    i=${key#*/}
    encode "$names[i]"; entry=$REPLY/$uids[i]/${roles[i]:-u}/${tokens[i]:-u}/${vault[i]:-u}
    owner_of "$uuids[i]"; entry+=/$REPLY/${hidden[i]:-u}
    (( done )) && entry=,$entry
    rest=
    (( done + 1 < $#names )) && rest=,+$(( $#names - done - 1 ))
    if (( $#u + $#entry + $#rest > room )); then u+=,+$(( $#names - done )); return; fi
    u+=$entry
    (( done++ ))
  done
}

finish() {
  local n adm hid eu u head tail key con k= err=
  (( printed )) && return
  printed=1
  count_holders; console_holds; count_orphans
  con=$console
  (( console_known )) && [[ $console != - ]] && { encode "$console"; con=$REPLY }
  head="FTK1;n=$n;adm=$adm;eu=$eu;hid=$hid"
  for key in orph fv prk irk pk btS btE btv esc eb ssh pso os arch vol boot; do head+=";$key=$is[$key]"; done
  head+=";con=$con"
  for key in P M C I D; do k+=${kinds[$key]}; done
  tail=";k=$k"
  for key in fde tok dsk bt dev esc eb ssh pso vol; do (( $+failed[$key] )) && err+=,$key; done
  [[ -n $err ]] && tail+=";err=${err#,}"
  tail+=";ts=$now;."
  if (( users_known )); then
    head+=';u='
    list_users $(( longest - $#head - $#tail ))
    head+=$u
  fi
  print -r -- "<result>$head$tail</result>"
}

trap finish EXIT
trap 'finish; exit 0' HUP INT TERM

# ---------------------------------------------------------------------------------------------------- asking

# Runs a command and leaves what it prints in REPLY; with -e also what it says on standard error.
# False if there is no such command, it took too long, or said too much. macOS has no timeout(1).
ask() {
  local chunk errors=/dev/null
  local -F end=$(( SECONDS + ${limit:-$each} )) left
  local -i fd pid code=4
  REPLY=
  [[ $1 == -e ]] && { errors='&1'; shift }
  (( end > total )) && end=$total
  (( SECONDS < end )) && whence -p -- "$1" >/dev/null || return 1
  if [[ $errors == '&1' ]]; then coproc "$@" </dev/null 2>&1; else coproc "$@" </dev/null 2>/dev/null; fi
  pid=$!
  exec {fd}<&p
  while left=$(( end - SECONDS )); (( left > 0 )); do
    sysread -s 65536 -t $left -i $fd chunk
    code=$?
    (( code == 0 )) || break
    REPLY+=$chunk
    (( $#REPLY <= most )) || break
    code=4
  done
  exec {fd}<&-
  (( code == 5 )) && return 0   # the end was read
  kill -KILL $pid
  REPLY=
  return 1
}

# A name that a command may take for an option, or that breaks lines, is not asked about.
can_ask_about() { [[ -n $1 && $1 != -* && $1 != *$~control* ]] }

unescape() {
  REPLY=$1
  [[ $REPLY == *\&* ]] || return
  REPLY=${REPLY//&lt;/<}; REPLY=${REPLY//&gt;/>}; REPLY=${REPLY//&quot;/\"}; REPLY=${REPLY//&apos;/\'}
  REPLY=${REPLY//&amp;/&}
}

# Walks a property list in XML and calls $2 at the end of each dictionary, with the first value of each key in first,
# and all of them in every, separated by NUL. False if the text is not a whole list.
each_dictionary() {
  local text=$1 tag part key=
  local -A first every
  [[ $text == *'<plist'*'</plist>'* ]] || return 1
  for part in "${(@s:<:)text}"; do
    tag=${part%%>*}
    case $tag in
      (dict)       first=() every=() key= ;;
      (/dict)      $2; first=() every=() key= ;;
      (key)        unescape "${part#*>}"; key=${REPLY##*:} ;;
      (true/)      [[ -n $key ]] && first[$key]=1 ;;
      (false/)     [[ -n $key ]] && first[$key]=0 ;;
      (string)
        [[ -n $key ]] || continue
        unescape "${part#*>}"
        (( $+first[$key] )) || first[$key]=$REPLY
        every[$key]+=$REPLY$'\0' ;;
    esac
  done
  return 0
}

# ---------------------------------------------------------------------------------------------------- accounts

take_account() {
  local name=$first[RecordName] uid=$first[UniqueID] id=$first[GeneratedUID] mobile=
  [[ $id == $~uuid ]] && id=${(U)id} || id=
  [[ -n $name ]] || return
  local_names[n$name]=1
  [[ -n $id ]] && local_uuids[$id]=1
  [[ $uid == [0-9](#c3,10) && $uid -ge 500 && $name != _* ]] || return
  [[ $every[AuthenticationAuthority] == *';LocalCachedUser;'* ]] && mobile=m
  names+=("$name") uids+=($uid) uuids+=("$id")
  case $first[PrimaryGroupID] in (80) roles+=(${mobile}a) ;; (*) roles+=("${mobile}?") ;; esac
}

probe_users() {
  ask dscl -plist . -readall /Users RecordName UniqueID GeneratedUID PrimaryGroupID AuthenticationAuthority || return
  each_dictionary "$REPLY" take_account && (( $#local_names )) && users_known=1
}

take_group() {
  group_names=("${(@ps:\0:)every[GroupMembership]}")
  group_uuids=("${(@ps:\0:)every[GroupMembers]}")
  nested=${#every[NestedGroups]}
  group_known=1
}

probe_roles() {
  local -a group_names group_uuids
  local -i i nested=0 group_known=0
  local role
  ask dscl -plist . -read /Groups/admin && each_dictionary "$REPLY" take_group
  for (( i = 1; i <= $#names; i++ )); do
    [[ $roles[i] == *\? ]] || continue
    role=u
    if (( $group_names[(Ie)$names[i]] || $group_uuids[(Ie)${uuids[i]:--}] )); then
      role=a
    elif (( group_known && nested == 0 )); then
      role=s
    elif (( group_known )) && can_ask_about "$names[i]" && ask -e dsmemberutil checkmembership -U "$names[i]" -G admin; then
      case $REPLY in
        ('user is a member of the group'*)     role=a ;;
        ('user is not a member of the group'*) role=s ;;
      esac
    fi
    if [[ $role == u ]]; then roles[i]=u; else roles[i]=${roles[i]%\?}$role; fi
  done
}

probe_hidden() {
  local line name value
  local -A said
  local -i i
  ask dscl . -list /Users IsHidden || return
  for line in "${(@f)REPLY}"; do
    value=${line##*[ $'\t']}
    name=${line%$value}
    said[n${name%%[ $'\t']#}]=$value
  done
  for (( i = 1; i <= $#names; i++ )); do
    case $said[n$names[i]] in
      (1|(#i)yes|(#i)true)       hidden[i]=1 ;;
      (|0|(#i)no|(#i)false)   hidden[i]=0 ;;
      (*)                        hidden[i]=u ;;
    esac
    [[ $names[i] == *$~control* ]] && hidden[i]=u
  done
}

# Who sits at the Mac, else who was logged in last, if the account is still there.
probe_console() {
  ask stat -f%Su /dev/console || return
  local name=${REPLY%$'\n'}
  [[ -n $name && $name != *$~control* && $#name -le 255 ]] || return
  if [[ $name == (root|loginwindow|_*) ]]; then
    ask -e plutil -extract lastUserName xml1 -o - /Library/Preferences/com.apple.loginwindow.plist || return
    name=-
    if [[ $REPLY == (#b)*'<string>'([^'<']##)'</string>'* ]]; then
      unescape "$match[1]"
      [[ $REPLY == (root|loginwindow|_*) ]] || name=$REPLY
      (( users_known && ! $names[(Ie)$name] )) && name=-
    fi
  fi
  console=$name console_known=1
}

take_crypto_user() {
  local id=$first[APFSCryptoUserUUID] kind=$first[APFSCryptoUserType]
  [[ $id == $~uuid ]] || return
  id=${(U)id}
  case $id in
    (EBC6C064-0000-11AA-AA11-00306543ECAC)                                kinds[P]=P ;;
    (2457711A-523C-4604-B75A-F48A571D5036)                                kinds[M]=M ;;
    (64C0C6EB-0000-11AA-AA11-00306543ECAC|EC1C2AD9-*)                     kinds[C]=C ;;
    (C064EBC6-0000-11AA-AA11-00306543ECAC|2FA31400-*)                     kinds[I]=I ;;
    (*)
      case $kind in
        (LocalOpenDirectory|'Local Open Directory User') crypto[$id]=${first[VolumeOwner]:-u} ;;
        (*Personal*)      kinds[P]=P ;;
        (*MDM*)           kinds[M]=M ;;
        (*iCloud*)        kinds[C]=C ;;
        (*Institutional*) kinds[I]=I ;;
        (*Disk*)          kinds[D]=D ;;
      esac ;;
  esac
}

# The text form, for a diskutil that does not answer with a property list.
take_crypto_text() {
  local line
  local -A first
  [[ $1 == *(C|c)'ryptographic user'(|s)' for '* ]] || return 1
  for line in "${(@f)1}"; do
    case $line in
      (*+--\ *)           take_crypto_user; first=(APFSCryptoUserUUID "${${line##*+-- }%%[[:space:]]*}") ;;
      (*Type:\ *)         first[APFSCryptoUserType]=${line#*Type: } ;;
      (*Volume\ Owner:\ *) [[ $line == *Yes* ]] && first[VolumeOwner]=1 || first[VolumeOwner]=0 ;;
    esac
  done
  take_crypto_user
  return 0
}

probe_crypto_users() {
  local -a question
  for question in '/ -plist' '/System/Volumes/Data -plist' /; do
    ask -e diskutil apfs listUsers ${=question} || continue
    [[ $REPLY == *'<key>Users</key>'* ]] && each_dictionary "$REPLY" take_crypto_user || take_crypto_text "$REPLY" || continue
    unset 'failed[dsk]'
    return
  done
}

# The name behind the word may be the full name, which its owner chooses: only the first words count.
token_in() {
  local line
  REPLY=u
  for line in "${(@f)1}"; do
    case ${line#*sysadminctl\[[0-9:]##\] } in
      ('Secure token is ENABLED for user '*)  REPLY=1; return ;;
      ('Secure token is DISABLED for user '*) REPLY=0; return ;;
    esac
  done
}

# Likely holders first, so that a Mac with hundreds of accounts answers for those that matter.
probe_tokens() {
  local key
  local -a order
  local -i i open=0
  local -F end=$(( SECONDS + accounts ))
  (( users_known )) || return
  for (( i = 1; i <= $#names; i++ )); do
    key=1
    [[ $names[i] == $console ]] || (( $+crypto[${uuids[i]:--}] )) && key=0
    [[ $roles[i] == (a|ma) ]] && key+=0 || key+=1
    order+=("$key${(l:10::0:)uids[i]}/$i")
  done
  for key in ${(o)order}; do
    i=${key#*/}
    tokens[i]=u
    (( SECONDS < end )) || { open=1; break }
    can_ask_about "$names[i]" || { open=1; continue }
    ask -e sysadminctl -secureTokenStatus "$names[i]" || { open=1; break }
    token_in "$REPLY"
    tokens[i]=$REPLY
    [[ $REPLY == u ]] && open=1
  done
  (( open )) || unset 'failed[tok]'
}

# ---------------------------------------------------------------------------------------------------- FileVault

yes_or_no() {
  local -a lines=("${(@f)1}")
  if (( $lines[(Ie)true] )); then REPLY=1; elif (( $lines[(Ie)false] )); then REPLY=0; else REPLY=u; fi
}

probe_filevault() {
  local line list=u
  local -i i
  ask -e fdesetup status || return
  case ${REPLY%%\'*} in   # what stands in quotes is a name
    (*'Encryption in progress'*)                      is[fv]=enc ;;
    (*'Decryption in progress'*)                      is[fv]=dec ;;
    (*'FileVault is Off'*'Deferred enablement'*)      is[fv]=def ;;
    (*'FileVault is On'*)                             is[fv]=on ;;
    (*'FileVault is Off'*)                            is[fv]=off ;;
    (*)                                               return ;;
  esac
  ask -e fdesetup haspersonalrecoverykey && { yes_or_no "$REPLY"; is[prk]=$REPLY }
  ask -e fdesetup hasinstitutionalrecoverykey && { yes_or_no "$REPLY"; is[irk]=$REPLY }
  if ask -e fdesetup list; then
    for line in "${(@f)REPLY}"; do
      [[ $line == ?*,$~uuid ]] || continue
      list=1
      listed_names[n${line%,*}]=1
      listed_uuids[${(U)line##*,}]=1
    done
    [[ $REPLY == *'FileVault is Off'* ]] && list=1
  fi
  [[ $list == u ]] && return
  for (( i = 1; i <= $#names; i++ )); do
    vault[i]=0
    (( $+listed_names[n$names[i]] || $+listed_uuids[${uuids[i]:--}] )) && vault[i]=1
  done
  [[ $is[prk]$is[irk] == *u* ]] || unset 'failed[fde]'
}

probe_key_file() {
  ask -e stat -f %m /var/db/FileVaultPRK.dat || return
  case ${REPLY%$'\n'} in
    ([0-9](#c1,12))                  is[pk]=${REPLY%$'\n'} ;;
    (*'No such file or directory'*)  is[pk]=0 ;;
  esac
}

# ---------------------------------------------------------------------------------------------------- Bootstrap Token

probe_bootstrap() {
  local line
  ask -e profiles status -type bootstraptoken || return
  for line in "${(@f)REPLY}"; do
    case $line in
      (*'Bootstrap Token supported on server: YES'*)          is[btS]=Y ;;
      (*'Bootstrap Token supported on server: NO'*)           is[btS]=N ;;
      (*'Bootstrap Token escrowed '(to|on)' server: YES'*)    is[btE]=Y ;;
      (*'Bootstrap Token escrowed '(to|on)' server: NO'*)     is[btE]=N ;;
    esac
  done
  [[ $is[btS] == N && $is[btE] == u ]] && is[btE]=N
  [[ $is[btE] == u ]] || unset 'failed[bt]'
}

ask_whether_bootstrap_works() {
  REPLY=u
  limit=$slow ask mdmclient QueryDeviceInformation || { REPLY=u; return }
  [[ $REPLY == *'EACSPreflight = '* ]] || { REPLY=u; return }
  case ${${${REPLY#*EACSPreflight = }%%[;$'\n']*}//\"/} in
    (success|*'EFI password exists'*) REPLY=1 ;;
    ('not supported')                 REPLY=- ;;
    (*)                               REPLY=0 ;;
  esac
}

probe_bootstrap_works() {
  local at= value=
  [[ $is[os] == u ]] && return
  if is_older_than 13 3; then is[btv]=-; unset 'failed[dev]'; return; fi
  [[ -f $remembered && ! -L $remembered && -O $remembered ]] && read -r at value <"$remembered"
  if [[ $at == [0-9](#c1,12) && $value == (1|0|-|u) ]] && (( at <= now && now - at < check_again )); then
    is[btv]=$value
  else
    ask_whether_bootstrap_works
    is[btv]=$REPLY
    ask mkdir -p "${remembered:h}" && [[ -O ${remembered:h} && ! -L ${remembered:h} ]] && print -r -- "$now $is[btv]" >|"$remembered"
  fi
  [[ $is[btv] == u ]] || unset 'failed[dev]'
}

# ---------------------------------------------------------------------------------------------------- the Mac

probe_system() {
  ask sw_vers -productVersion && [[ ${REPLY%$'\n'} == [0-9](#c1,3)(.[0-9](#c1,3))(#c0,2) ]] && is[os]=${REPLY%$'\n'}
  ask sysctl -n kern.boottime && [[ $REPLY == (#b)*'{ sec = '([0-9](#c1,12)),* ]] && is[boot]=$match[1]
  # uname follows Rosetta, this does not.
  if ask sysctl -n hw.optional.arm64 && [[ $REPLY == 1(|$'\n') ]]; then
    is[arch]=arm64
  elif ask uname -m; then
    case ${REPLY%$'\n'} in
      (arm64)  is[arch]=arm64 ;;
      (x86_64) ask system_profiler SPiBridgeDataType && { [[ $REPLY == *'Apple T2'* ]] && is[arch]=t2 || is[arch]=x86 } ;;
    esac
  fi
}

is_older_than() {
  local -a version=(${(s:.:)is[os]})
  (( version[1] < $1 || version[1] == $1 && ${version[2]:-0} < $2 ))
}

probe_volume() {
  ask diskutil info -plist /System/Volumes/Data || return
  [[ $REPLY == *'<key>VolumeUUID</key>'* ]] || return
  [[ ${REPLY#*<key>VolumeUUID</key>} == (#b)[[:space:]]#'<string>'([0-9A-Fa-f](#c8))-* ]] || return
  is[vol]=${(U)match[1]}
  unset 'failed[vol]'
}

probe_remote_login() {
  ask -e launchctl print system/com.openssh.sshd || return
  case $REPLY in
    (*'Could not find service'*)    is[ssh]=0 ;;
    (*'com.openssh.sshd = {'*)      is[ssh]=1 ;;
    (*)                             return ;;
  esac
  unset 'failed[ssh]'
}

probe_escrow_payloads() {
  local kind='<string>com.apple.security.FDERecoveryKeyEscrow</string>'
  ask -e profiles show -output stdout-xml || return
  if [[ $REPLY == *'</plist>'* ]]; then
    local rest=${REPLY//$kind/}
    digit $(( ($#REPLY - $#rest) / $#kind )); is[esc]=$REPLY
  elif [[ $REPLY == *'no configuration profiles installed'* ]]; then
    is[esc]=0
  else
    return
  fi
  unset 'failed[esc]'
}

# Leaves the names in a folder in found; a folder that is not there holds none.
look_into() {
  found=()
  ask -e ls -1 "$1" || return 1
  [[ $REPLY == *'No such file or directory'* ]] && return 0
  [[ $REPLY == ls:* || $REPLY == *$'\0'* ]] && return 1
  found=("${(@f)REPLY}")
  return 0
}

probe_escrow_buddy() {
  if (( ! $plugins[(Ie)Escrow Buddy.bundle] )); then is[eb]=0; unset 'failed[eb]'; return; fi
  ask security authorizationdb read system.login.console && [[ $REPLY == *'</plist>'* ]] || return
  if [[ $REPLY != *'<string>Escrow Buddy:'* ]]; then is[eb]=0; unset 'failed[eb]'; return; fi
  ask -e defaults read /Library/Preferences/com.netflix.Escrow-Buddy GenerateNewKey || return
  case ${REPLY%$'\n'} in
    (1|(#i)yes|(#i)true)           is[eb]=2 ;;
    (0|(#i)no|(#i)false|*'does not exist'*) is[eb]=1 ;;
    (*)                                  return ;;
  esac
  unset 'failed[eb]'
}

probe_single_sign_on() {
  local jamf= apple=
  (( $plugins[(Ie)JamfConnectLogin.bundle] )) && jamf=j
  if [[ -z $jamf ]]; then
    look_into /Applications || return
    (( $found[(Ie)Jamf Connect.app] )) && jamf=j
  fi
  [[ $is[os] == u ]] && return
  if ! is_older_than 13 0; then
    ask -e app-sso platform -s || return
    case $REPLY in
      (*'"registrationCompleted" : true'*) apple=p ;;
      (*'Device Configuration'*)           ;;
      (*)                                  return ;;
    esac
  fi
  case $jamf$apple in (jp) is[pso]=b ;; ('') is[pso]=0 ;; (*) is[pso]=$jamf$apple ;; esac
  unset 'failed[pso]'
}

probe_plugins() {
  local -a found plugins
  look_into /Library/Security/SecurityAgentPlugins || return
  plugins=("$found[@]")
  probe_escrow_buddy
  probe_single_sign_on
}

# What matters most first: when time runs out, the rest stays unknown.
probe_users
probe_roles
probe_hidden
probe_console
probe_system
probe_crypto_users
probe_filevault
probe_bootstrap
probe_tokens
probe_key_file
probe_volume
probe_remote_login
probe_plugins
probe_escrow_payloads
probe_bootstrap_works
exit 0
