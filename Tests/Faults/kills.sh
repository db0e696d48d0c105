#!/usr/bin/env bash
# Kills the real program at random points and runs it again: `make faults KILLS=200`.
#
# Three kinds of nights take turns: a first night, a night with one changed county, and that night killed twice. The signal is
# KILL, TERM or INT. After each, one undisturbed run must bring the result digest and every published byte of an
# undisturbed history, and `verify` must find nothing. The seed is printed; KILLS and SEED can be set.
set -euo pipefail
cd "$(dirname "$0")/../.."
huizong=$PWD/.build/release/huizong
kills=${KILLS:-200}
seed=${SEED:-20201231}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
RANDOM=$seed
echo "seed $seed, $kills nights killed, in $folder"

cp -r SampleInputs/hechi-2020 "$folder/before"
cp -r "$folder/before" "$folder/after"
for file in "$folder"/after/南丹/*.csv; do printf '备注：补报。\r\n' | iconv -t GB18030 >> "$file"; done

night() { "$huizong" run --quiet --pipeline Pipelines/hechi-2020 --workspace "$1" --inbox "$2" >/dev/null 2>&1; }
result() { sed -E 's/.*"result":"([0-9a-f]*)".*/\1/' "$1/heartbeat.json"; }
published() { (cd "$1/outbox" && find . -type f ! -name .stamp -print0 | sort -z | xargs -0 sha256sum | sha256sum); }

started=$(date +%s%N); night "$folder/first" "$folder/before" || true; first=$(( ($(date +%s%N) - started) / 1000000 ))
cp -r "$folder/first" "$folder/second"
started=$(date +%s%N); night "$folder/second" "$folder/after" || true; second=$(( ($(date +%s%N) - started) / 1000000 ))
echo "undisturbed: first night $first ms, one changed county $second ms"

wrong=0; struck=0
for ((n = 1; n <= kills; n++)); do
  rm -rf "$folder/w"
  if ((n % 3 == 0)); then inbox=before; good=first; length=$first; else cp -r "$folder/first" "$folder/w"; inbox=after; good=second; length=$second; fi
  for ((time = 0; time <= (n % 3 == 1); time++)); do
    signals=(KILL KILL KILL TERM INT); signal=${signals[RANDOM % 5]}
    wait=$(( (RANDOM * 32768 + RANDOM) % (length + 20) ))
    "$huizong" run --quiet --pipeline Pipelines/hechi-2020 --workspace "$folder/w" --inbox "$folder/$inbox" >/dev/null 2>&1 & pid=$!
    sleep "$(printf '%d.%03d' $((wait / 1000)) $((wait % 1000)))"
    kill -s "$signal" $pid 2>/dev/null && struck=$((struck + 1)) || true
    wait $pid 2>/dev/null || true
  done
  night "$folder/w" "$folder/$inbox" || true
  if [[ $(result "$folder/w") != "$(result "$folder/$good")" || $(published "$folder/w") != "$(published "$folder/$good")" ]] ||
    ! "$huizong" verify --pipeline Pipelines/hechi-2020 --workspace "$folder/w" >/dev/null 2>&1; then
    wrong=$((wrong + 1)); echo "night $n, $signal after $wait ms: not the undisturbed result"
  fi
done
echo "$kills nights, $struck signals struck a running program, $wrong wrong"
((wrong == 0))
