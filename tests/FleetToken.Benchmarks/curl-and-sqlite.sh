#!/usr/bin/env bash
# The yardstick of the sweep: the same pages by curl over five connections, then the same facts into SQLite by the sqlite3 shell.
# Usage: curl-and-sqlite.sh URL CLIENT_ID CLIENT_SECRET MACS PAGE_SIZE FOLDER
# Prints two numbers: milliseconds of the download, milliseconds of the loading.
set -euo pipefail
url=$1 client=$2 secret=$3 macs=$4 size=$5 folder=$6
mkdir -p "$folder"

token=$(curl -fsS "$url/api/oauth/token" -d grant_type=client_credentials -d "client_id=$client" -d "client_secret=$secret" |
  sed 's/.*"access_token" *: *"\([^"]*\)".*/\1/')
sections=''
for section in GENERAL DISK_ENCRYPTION SECURITY LOCAL_USER_ACCOUNTS OPERATING_SYSTEM HARDWARE USER_AND_LOCATION PURCHASING \
  CONFIGURATION_PROFILES EXTENSION_ATTRIBUTES GROUP_MEMBERSHIPS; do
  sections="$sections&section=$section"
done

pages=$(((macs + size - 1) / size))
{
  echo "header = \"Authorization: Bearer $token\""
  for ((page = 0; page < pages; page++)); do
    echo "url = \"$url/api/v4/computers-inventory?page=$page&page-size=$size&sort=id:asc$sections\""
    echo "output = \"$folder/$page.json\""
  done
} >"$folder/curl.config"

begin=$(date +%s%N)
curl -fsS --parallel --parallel-max 5 --config "$folder/curl.config"
downloaded=$(date +%s%N)

{
  cat <<'SQL'
PRAGMA journal_mode = wal;
PRAGMA synchronous = normal;
CREATE TABLE macs (
  id INTEGER PRIMARY KEY, name TEXT, serial TEXT, asset_tag TEXT, model TEXT, model_identifier TEXT, apple_silicon INTEGER, os TEXT, site TEXT,
  username TEXT, realname TEXT, email TEXT, partition_state TEXT, disks TEXT, fv_enabled INTEGER, fv_users TEXT, validity TEXT, institutional INTEGER,
  bootstrap TEXT, bootstrap_allowed INTEGER, reported_at TEXT, check_in TEXT, contact TEXT, enrolled_at TEXT, first_entry TEXT,
  attributes TEXT, groups TEXT, profiles TEXT);
CREATE TABLE accounts (mac INTEGER, username TEXT, full_name TEXT, uid TEXT, admin INTEGER, file_vault INTEGER, PRIMARY KEY (mac, username)) WITHOUT ROWID;
CREATE INDEX macs_serial ON macs (serial);
SQL
  for ((page = 0; page < pages; page++)); do
    cat <<SQL
CREATE TEMP TABLE page AS SELECT value AS mac FROM json_each(CAST(readfile('$folder/$page.json') AS TEXT), '\$.results');
BEGIN;
INSERT INTO macs SELECT
  mac ->> '\$.id', mac ->> '\$.general.name', mac ->> '\$.hardware.serialNumber', mac ->> '\$.general.assetTag', mac ->> '\$.hardware.model',
  mac ->> '\$.hardware.modelIdentifier', mac ->> '\$.hardware.appleSilicon', mac ->> '\$.operatingSystem.version', mac ->> '\$.general.site.name',
  mac ->> '\$.userAndLocation.username', mac ->> '\$.userAndLocation.realname', mac ->> '\$.userAndLocation.email',
  mac ->> '\$.diskEncryption.bootPartitionEncryptionDetails.partitionFileVault2State', mac ->> '\$.operatingSystem.fileVault2Status',
  mac ->> '\$.diskEncryption.fileVault2Enabled', mac ->> '\$.diskEncryption.fileVault2EnabledUserNames',
  mac ->> '\$.diskEncryption.individualRecoveryKeyValidityStatus', mac ->> '\$.diskEncryption.institutionalRecoveryKeyPresent',
  mac ->> '\$.security.bootstrapTokenEscrowedStatus', mac ->> '\$.security.bootstrapTokenAllowed',
  mac ->> '\$.general.reportDate', mac ->> '\$.general.lastCheckIn', mac ->> '\$.general.lastContact', mac ->> '\$.general.lastEnrolledDate',
  mac ->> '\$.general.initialEntryDate', mac ->> '\$.extensionAttributes', mac ->> '\$.groupMemberships', mac ->> '\$.configurationProfiles'
  FROM page;
INSERT OR IGNORE INTO accounts SELECT mac ->> '\$.id', account.value ->> '\$.username', account.value ->> '\$.fullName', account.value ->> '\$.uid',
  account.value ->> '\$.admin', account.value ->> '\$.fileVault2Enabled'
  FROM page, json_each(mac, '\$.localUserAccounts') AS account;
COMMIT;
DROP TABLE page;
SQL
  done
} >"$folder/load.sql"
sqlite3 "$folder/facts.db" <"$folder/load.sql" >/dev/null
loaded=$(date +%s%N)

echo "$(((downloaded - begin) / 1000000)) $(((loaded - downloaded) / 1000000))"
