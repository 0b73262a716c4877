#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, builds once, runs every test.
# The last line is "N passed, N failed" (a skipped test counts as failed); the exit status is the runner's.
set -uo pipefail
cd "$(dirname "$0")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
root=""
if [ "$(id -u)" -ne 0 ]; then root="sudo"; fi

missing=()
command -v chromium >/dev/null || missing+=(chromium)
command -v sqlite3 >/dev/null || missing+=(sqlite3)
# The extension attribute is a zsh script; its tests run it.
command -v zsh >/dev/null || missing+=(zsh)
# Without a font, pictures of pages hold boxes instead of letters.
[ -e /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf ] || missing+=(fonts-dejavu-core)

install() { DEBIAN_FRONTEND=noninteractive $root apt-get install -y --no-install-recommends "${missing[@]}"; }

if [ "${#missing[@]}" -gt 0 ]; then
  echo "Installing ${missing[*]}"
  $root apt-get update
  # An install of a browser can break off halfway; what was begun is finished before the second try.
  if ! install; then
    $root dpkg --configure -a
    $root apt-get -y -f install
    install || { echo "Could not install ${missing[*]}"; echo "0 passed, 1 failed"; exit 1; }
  fi
fi

dotnet restore FleetToken.sln || { echo "0 passed, 1 failed"; exit 1; }
dotnet build FleetToken.sln --no-restore || { echo "0 passed, 1 failed"; exit 1; }

log=$(mktemp)
trap 'rm -f "$log"' EXIT
# One test program at a time: two would fight for the processor, and times would mean nothing.
dotnet test --solution FleetToken.sln --no-build --no-ansi --no-progress --max-parallel-test-modules 1 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

awk '/^ +failed: [0-9]+/ { failed += $2 } /^ +succeeded: [0-9]+/ { passed += $2 } /^ +skipped: [0-9]+/ { failed += $2 }
     END { printf "%d passed, %d failed\n", passed, failed }' "$log"
exit "$status"
