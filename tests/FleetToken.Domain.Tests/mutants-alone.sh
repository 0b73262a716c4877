#!/usr/bin/env bash
# How good the tests of one folder of the domain are: Stryker's figure, then each of its mutants in a test program of its own (README.md here says why).
#   bash mutants-alone.sh Evidence              Stryker first; its report and the changed assembly are kept under artifacts/mutants
#   bash mutants-alone.sh Evidence again        all of the kept mutants, with the tests as they are now
#   bash mutants-alone.sh Evidence survivors    those of them that are not killed so far: after new tests, or to go on after an interruption
# Needs jq. AT_ONCE (2) programs run side by side; one that takes longer than LIMIT (120) seconds counts as killed.
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
export PROGRAM=$kept/program LIMIT=${LIMIT:-120}

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

dotnet build -v quiet >"$kept/build.log" || { cat "$kept/build.log"; exit 1; }
rm -rf "$PROGRAM" && cp -r "$built" "$PROGRAM" && cp "$kept/FleetToken.Domain.dll" "$PROGRAM/"

# The tests with one mutant switched on (its number as four bytes, lowest first): whether it lived, was killed or took too long.
alone() {
    local file status=0
    file=$(mktemp)
    printf "$(printf '\\x%02x' $(($1 & 255)) $(($1 >> 8 & 255)) $(($1 >> 16 & 255)) $(($1 >> 24 & 255)))" >"$file"
    STRYKER_MUTANT_FILE=$file DOTNET_TieredPGO=0 timeout "$LIMIT" "$PROGRAM/FleetToken.Domain.Tests" \
        --stop-on-fail on --pre-enumerate-theories off --no-ansi --results-directory "$file.d" >/dev/null 2>&1 || status=$?
    rm -rf "$file" "$file.d"
    case $status in
        0) echo "$1 lived" ;;
        124) echo "$1 slow" ;;
        *) echo "$1 killed" ;;
    esac
}
export -f alone

if [ "$(alone 16777215)" != "16777215 lived" ]; then echo "The tests fail without any mutant: no measure." >&2; exit 1; fi

jq -r '.files | to_entries[] | .key as $file | .value.mutants[] | select(.status | IN("Killed", "Survived", "Timeout"))
    | [.id, ($file | sub(".*FleetToken.Domain/"; "")) + ":" + (.location.start.line | tostring), .mutatorName, .status, (.replacement | gsub("\\s+"; " "))] | @tsv' \
    "$kept"/stryker/reports/mutation-report.json >"$kept/mutants.tsv"
if [ "$mode" = survivors ]; then sed -i '/ killed$/!d' "$kept/results"; else : >"$kept/results"; fi
cut -f 1 "$kept/mutants.tsv" | { grep -vxFf <(cut -d ' ' -f 1 "$kept/results") || true; } | xargs -r -P "${AT_ONCE:-2}" -I{} bash -c 'alone {}' >>"$kept/results"

sed -n 's/ lived$//p' "$kept/results" | while read -r id; do grep "^$id"$'\t' "$kept/mutants.tsv"; done
tested=$(wc -l <"$kept/mutants.tsv") killed=$(grep -c ' killed$' "$kept/results" || true) slow=$(grep -c ' slow$' "$kept/results" || true)
if [ "$(wc -l <"$kept/results")" != "$tested" ]; then echo "Not every mutant was run: go on with 'survivors'." >&2; exit 1; fi
awk "BEGIN { printf \"%s, each mutant alone: %d of %d killed (%d of them by time), %.1f %%\\n\", \"$folder\", $killed + $slow, $tested, $slow, ($killed + $slow) * 100 / $tested }"
