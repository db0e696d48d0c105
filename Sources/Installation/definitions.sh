#!/usr/bin/env bash
# Puts definitions in place without touching what operators have edited, and takes them away the same way.
#
#   definitions.sh install SHIPPED TARGET     new and unedited files; of an edited one the new version goes to TARGET.new
#   definitions.sh remove TARGET              unedited files only
#
# TARGET/.shipped holds the digest of each file as it was last put in place: a file that still has it was not edited.
set -euo pipefail

digest() { sha256sum < "$1" | cut -c1-64; }
shipped() { [[ -f $target/.shipped ]] && grep -qxF "$(digest "$target/$1")  $1" "$target/.shipped"; }

case ${1:-} in
  install)
    source=$2 target=$3 kept=0
    mkdir -p "$target"
    rm -rf "$target.new"
    record=$(mktemp)
    trap 'rm -f "$record"' EXIT
    while IFS= read -r file; do
      if [[ ! -e $target/$file ]] || cmp -s "$source/$file" "$target/$file" || shipped "$file"; then
        install -D -m 644 "$source/$file" "$target/$file"
        echo "$(digest "$source/$file")  $file" >> "$record"
      else
        install -D -m 644 "$source/$file" "$target.new/$file"
        grep -F "  $file" "$target/.shipped" 2>/dev/null | grep -xE "[0-9a-f]{64}  .*" >> "$record" || true
        kept=$((kept + 1))
        echo "edited, kept: $target/$file (the new one: $target.new/$file)"
      fi
    done < <(cd "$source" && find . -type f ! -name .shipped -printf '%P\n' | LC_ALL=C sort)
    install -m 644 "$record" "$target/.shipped"
    ;;
  remove)
    target=$2 kept=0
    [[ -d $target ]] || exit 0
    rm -rf "$target.new"
    while IFS= read -r file; do
      if shipped "$file"; then rm -f "$target/$file"; else kept=$((kept + 1)); fi
    done < <(cd "$target" && find . -type f ! -name .shipped -printf '%P\n')
    rm -f "$target/.shipped"
    find "$target" -mindepth 1 -type d -empty -delete
    rmdir "$target" 2>/dev/null || echo "$target stays: $kept files in it are edited or not ours"
    ;;
  *) sed -n '2,7s/^# \{0,1\}//p' "$0"; exit 64 ;;
esac
