#!/usr/bin/env bash
# Kills the built program at random moments, the first start and the migration among them, and looks after each kill whether the
# database is whole, its audit log one chain that only grew, and the next start becomes ready. At the end every Mac must be there.
# Usage: tests/kill-100.sh [KILLS]      (default 100; MACS in the environment, default 2000)
# Needs: dotnet, curl, sqlite3. Builds what it runs. The last line says how it went; the exit status is 0 only if nothing was found.
set -uo pipefail
cd "$(dirname "$0")/.."

kills=${1:-100}
macs=${MACS:-2000}
[[ $kills =~ ^[0-9]+$ && $kills -gt 0 ]] || { echo "The number of kills must be a whole number from 1 on."; exit 2; }
for tool in dotnet curl sqlite3; do command -v "$tool" >/dev/null || { echo "$tool is not installed."; exit 2; }; done
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

folder=$(mktemp -d)
database=$folder/fleet.db
product=0
simulator=0
faults=0

end() {
  [ "$product" -gt 0 ] && kill -KILL "$product" 2>/dev/null
  [ "$simulator" -gt 0 ] && kill -TERM "$simulator" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$folder"
}
trap end EXIT

fault() { faults=$((faults + 1)); echo "kill $round: $1"; }

dotnet build tests/FleetToken.Benchmarks -v q >"$folder/build.txt" 2>&1 || { cat "$folder/build.txt"; exit 2; }
program=artifacts/bin/FleetToken.Web/debug/FleetToken.Web.dll
host=artifacts/bin/FleetToken.Benchmarks/debug/FleetToken.Benchmarks.dll

# The fleet stands still, so that the count at the end can be exact.
dotnet "$host" simulator --macs "$macs" >"$folder/jamf.json" 2>"$folder/jamf.err" &
simulator=$!
for _ in $(seq 1 300); do [ -s "$folder/jamf.json" ] && break; sleep 0.1; done
of() { head -n 1 "$folder/jamf.json" | sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/"; }
[ -s "$folder/jamf.json" ] || { echo "The simulator did not start."; cat "$folder/jamf.err"; exit 2; }

# A port that nobody listens on.
while port=$((20000 + RANDOM)); (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
address=http://127.0.0.1:$port

start() {
  env Jamf__Servers__main__Url="$(of url)" Jamf__Servers__main__ClientId="$(of clientId)" Jamf__Servers__main__ClientSecret="$(of clientSecret)" \
    Store__ConnectionString="Data Source=$database" Sync__FullSweepEvery=00:01:00 Sync__ChangesEvery=00:00:10 Serilog__MinimumLevel__Default=Warning \
    dotnet "$program" --urls "$address" >>"$folder/product.log" 2>&1 &
  product=$!
}

stop_hard() {
  kill -KILL "$product" 2>/dev/null
  wait "$product" 2>/dev/null
  product=0
}

ready() {
  for _ in $(seq 1 300); do
    [ "$(curl -s -o /dev/null -m 2 -w '%{http_code}' "$address/health/ready")" = 200 ] && return 0
    kill -0 "$product" 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}

ask() { sqlite3 -cmd '.timeout 5000' "$1" "$2" 2>&1; }

# A copy is looked at, so that the next start finds exactly what the kill left.
check_database() {
  local copy=$folder/copy.db got
  rm -f "$copy" "$copy-wal" "$copy-shm"
  [ -e "$database" ] || return
  cp "$database" "$copy"
  [ -e "$database-wal" ] && cp "$database-wal" "$copy-wal"
  got=$(ask "$copy" 'PRAGMA integrity_check'); [ "$got" = ok ] || fault "integrity_check: $got"
  got=$(ask "$copy" 'PRAGMA foreign_key_check'); [ -z "$got" ] || fault "foreign_key_check: $got"
  [ "$(ask "$copy" "SELECT count(*) FROM sqlite_master WHERE name IN ('macs', 'mac_documents', 'accounts', 'findings', 'changes')")" = 5 ] || { unfinished=$((unfinished + 1)); return; }
  got=$(ask "$copy" 'SELECT count(*) FROM macs WHERE key NOT IN (SELECT mac_key FROM mac_documents)'); [ "$got" = 0 ] || fault "Macs without a document: $got"
  for table in mac_documents accounts findings changes; do
    got=$(ask "$copy" "SELECT count(*) FROM $table WHERE mac_key NOT IN (SELECT key FROM macs)"); [ "$got" = 0 ] || fault "$table without a Mac: $got"
  done
  got=$(ask "$copy" "SELECT count(*) FROM mac_documents WHERE NOT json_valid(CAST(mac AS TEXT))"); [ "$got" = 0 ] || fault "documents that are no JSON: $got"
  got=$(ask "$copy" 'SELECT count(*) FROM (SELECT 1 FROM macs GROUP BY server, computer_id HAVING count(*) > 1)'); [ "$got" = 0 ] || fault "Macs twice: $got"
  check_chain "$copy"
  got=$(ask "$copy" 'SELECT count(*) FROM macs'); [ "$got" -gt 0 ] 2>/dev/null && [ "$got" -lt "$macs" ] && midway=$((midway + 1))
}

# What was in the log before the kill must still be: the head of the check before is expected.
check_chain() {
  local said
  [ "$(ask "$1" "SELECT count(*) FROM sqlite_master WHERE name = 'audit'")" = 1 ] || return
  said=$(env Jamf__Servers__main__Url="$(of url)" Jamf__Servers__main__ClientId="$(of clientId)" Jamf__Servers__main__ClientSecret="$(of clientSecret)" \
    Store__ConnectionString="Data Source=$1" Keys__Folder="$folder/keys" dotnet "$program" verify-audit ${head:+--expect "$head"} 2>&1)
  case $? in
    0) chains=$((chains + 1)); head=$(sed -n 's/^head //p' <<<"$said") ;;
    *) [[ $said == *"another version"* ]] || fault "audit log: $said" ;;
  esac
}

head="" chains=0 first=0 unready=0 unfinished=0 midway=0
for round in $(seq 1 "$kills"); do
  # Every third round is a first start: no database, so the schema is made, and the whole fleet is new.
  if [ $((round % 3)) -eq 1 ]; then
    rm -f "$database" "$database-wal" "$database-shm"
    head=""
    first=$((first + 1))
  fi

  start
  # Half of the kills fall into the start, where the schema is made; the others anywhere in a sweep.
  if [ $((RANDOM % 2)) -eq 0 ]; then
    sleep "$(awk -v r="$RANDOM" 'BEGIN { printf "%.3f", 0.2 + r / 32767 * 2.3 }')"
    curl -s -o /dev/null -m 1 "$address/health/ready" || unready=$((unready + 1))
  else
    ready || fault "a start did not become ready: $(tail -n 3 "$folder/product.log")"
    sleep "$(awk -v r="$RANDOM" 'BEGIN { printf "%.3f", r / 32767 * 3 }')"
  fi

  stop_hard
  check_database
  # The next start must become ready. It is killed too, before the next round.
  start
  ready || fault "the start after it did not become ready: $(tail -n 3 "$folder/product.log")"
  stop_hard
  check_database
done

round="end"
start
ready || fault "the last start did not become ready"
curl -s -o /dev/null -m 5 -X POST "$address/api/v1/sync"
whole=no
for _ in $(seq 1 600); do
  sync=$(curl -s -m 5 "$address/api/v1/sync")
  if [[ $sync =~ \"lastSweep\":\{[^{}]*\"finishedAt\":\"[^\"]+\",\"macs\":([0-9]+),\"totalCount\":([0-9]+) ]] && [[ $sync =~ \"state\":\"idle\" ]]; then
    whole=yes
    break
  fi
  sleep 0.2
done
[ "$whole" = yes ] || fault "no sweep was complete at the end: $sync"
present=$(curl -s -m 5 "$address/api/v1/macs?pageSize=1" | sed -E 's/.*"total":([0-9]+).*/\1/')
[ "$present" = "$macs" ] || fault "$present Macs at the end, $macs expected"
stop_hard
check_database

echo "$kills kills and $kills more at the next start ($first first starts, $unready before it was ready, $unfinished in the making of the schema, $midway in the middle of a first sweep, $chains audit logs checked): $faults faults; $present Macs at the end."
[ "$faults" -eq 0 ]
