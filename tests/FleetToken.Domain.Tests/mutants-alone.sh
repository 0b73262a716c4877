#!/usr/bin/env bash
# How good the tests of one folder of the domain are: Stryker's figure, then each of its mutants in a test program of its own (README.md here says why).
#   bash mutants-alone.sh Evidence              Stryker first; its report and the changed assembly are kept under artifacts/mutants
#   bash mutants-alone.sh Evidence again        the kept mutants, against the tests as they are now
#   bash mutants-alone.sh Evidence survivors    only those that lived the last time
# Needs jq. AT_ONCE (2) programs run side by side; one that takes longer than LIMIT (20) seconds counts as killed.
set -euo pipefail
cd "$(dirname "$0")"
folder=$1 mode=${2:-stryker}
case $folder in
    Findings | Recommendations | Runbook) config=stryker-words.json ;;
    *) config=stryker-config.json ;;
esac
export TestsOf=$folder
if [ "$folder" = Configuration ]; then TestsOf=Findings; fi

artifacts=$(cd ../.. && pwd)/artifacts
built=$artifacts/bin/FleetToken.Domain.Tests/debug
kept=$artifacts/mutants/$folder
export PROGRAM=$kept/program LIMIT=${LIMIT:-20}

# Stryker puts its changed assembly beside the tests and takes it away at the end: a copy is taken while it runs.
if [ "$mode" = stryker ]; then
    rm -rf "$kept" && mkdir -p "$kept"
    dotnet stryker -f "$config" -m "$folder/**/*.cs" --break-at 0 -O "$kept/stryker" &
    stryker=$!
    until grep -qs MutantControl "$kept/FleetToken.Domain.dll"; do
        kill -0 $stryker || exit 1
        sleep 1
        cp "$built/FleetToken.Domain.dll" "$kept/" 2>/dev/null || true
    done
    wait $stryker
fi

dotnet build -v quiet -t:Rebuild -p:BuildProjectReferences=true >"$kept/build.log" || { cat "$kept/build.log"; exit 1; }
rm -rf "$PROGRAM" && cp -r "$built" "$PROGRAM" && cp "$kept/FleetToken.Domain.dll" "$PROGRAM/"

# The tests with one mutant switched on (its number as four bytes, lowest first); without a test that fails it has survived.
alone() {
    local file
    file=$(mktemp)
    printf "$(printf '\\x%02x' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))" >"$file"
    if STRYKER_MUTANT_FILE=$file timeout "$LIMIT" "$PROGRAM/FleetToken.Domain.Tests" --stop-on-fail on --no-ansi >"$file.log" 2>&1; then echo "$1"; fi
    rm -f "$file" "$file.log"
}
export -f alone

if [ -z "$(alone 16777215)" ]; then echo "The tests fail without any mutant: no measure." >&2; exit 1; fi

jq -r '.files | to_entries[] | .key as $file | .value.mutants[] | select(.status | IN("Killed", "Survived", "Timeout"))
    | [.id, ($file | sub(".*FleetToken.Domain/"; "")) + ":" + (.location.start.line | tostring), .mutatorName, .status, (.replacement | gsub("\\s+"; " "))] | @tsv' \
    "$kept"/stryker/reports/mutation-report.json >"$kept/mutants.tsv"
if [ "$mode" = survivors ]; then cut -f 1 "$kept/survivors.tsv" >"$kept/tried"; else cut -f 1 "$kept/mutants.tsv" >"$kept/tried"; fi
xargs -P "${AT_ONCE:-2}" -I{} bash -c 'alone {}' <"$kept/tried" >"$kept/lived"
awk -F '\t' 'NR == FNR { lived[$1]; next } $1 in lived' "$kept/lived" "$kept/mutants.tsv" >"$kept/survivors.tsv"

cat "$kept/survivors.tsv"
tested=$(wc -l <"$kept/mutants.tsv") killed=$((tested - $(wc -l <"$kept/survivors.tsv")))
echo "$folder, each mutant alone: $killed of $tested killed, $(awk "BEGIN { printf \"%.1f\", $killed * 100 / $tested }") %"
