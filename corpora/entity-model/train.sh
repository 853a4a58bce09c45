#!/bin/sh
# Makes the models from the data that README.md names.
#
# usage: train.sh TRAIN_ENTITIES DATA GAZETTEER.tsv OUT [LANGUAGE...]
#   TRAIN_ENTITIES  the program, in the build folder
#   DATA            folder of the files NAME.bio or NAME.bio.zst, and train/ below it
#   OUT             folder for LANGUAGE.model
set -e
program=$1 data=$2 gazetteer=$3 out=$4
shift 4
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# file NAME: its path, unpacked
file() {
  for path in "$data/$1.bio" "$data/train/$1.bio"; do
    if [ -f "$path" ]; then echo "$path"; return; fi
    if [ -f "$path.zst" ]; then
      [ -f "$work/$1.bio" ] || zstd -dcq < "$path.zst" > "$work/$1.bio"
      echo "$work/$1.bio"
      return
    fi
  done
  echo "train.sh: no $1.bio in $data" >&2
  exit 1
}

# make LANGUAGE OPTIONS... -- NAME[:TIMES]...
make() {
  language=$1
  shift
  options=
  while [ "$1" != -- ]; do options="$options $1"; shift; done
  shift
  files=
  for name in "$@"; do
    times=${name#"${name%%:*}"}
    files="$files $(file "${name%%:*}")$times"
  done
  # shellcheck disable=SC2086  # lists of words without blanks
  "$program" "$language" "$gazetteer" "$here/$language.about.txt" "$out/$language.model" $options $files
}

small="--seed 1 --runs 2 --rounds 8 --prune 2 --eager 15 --headline-rounds 8 --headline-prune 2 --headline-eager 15"
# shellcheck disable=SC2086
for language in "${@:-en}"; do
  case $language in
    en) make en --seed 1 --runs 6 --rounds 8 --prune 0.8 --eager 22 --headlines 2 --headline-rounds 6 \
          --headline-prune 1.6 --headline-eager 20 -- gmb-agreed.train wikigold.train:5 ewt.train:3 crossner:2 wnut17 btc sec ;;
    pt) make pt $small -- pt-bosque.train ;;
    de) make de $small -- de-germeval.train ;;
    ru) make ru $small -- ru-wikiner.train ru-fact.train:2 ;;
    *) echo "train.sh: no recipe for $language" >&2; exit 1 ;;
  esac
done
