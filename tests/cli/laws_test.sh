#!/usr/bin/env bash
# Order, threads, adding twice and removing leave no trace in what is printed.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
print_all() {  # of the store $1, into $2
  exits 0 "$program" --store "$1" claims --format jsonl -o "$2.claims"
  exits 0 "$program" --store "$1" entities --format jsonl -o "$2.entities"
  exits 0 "$program" --store "$1" export --format jsonld -o "$2.jsonld"
  exits 0 "$program" --store "$1" export --format dot -o "$2.dot"
}
same() {  # the two answers are equal, byte for byte
  for kind in claims entities jsonld dot; do
    check "$3: $kind" cmp -s "$1.$kind" "$2.$kind"
  done
}

exits 0 "$program" --store one.db add --threads 1 articles/gazette.txt articles/tribune.txt articles/wire.txt
print_all one.db one
check "there are claims" [ -s one.claims ]

for name in wire tribune gazette; do
  exits 0 "$program" --store two.db add --threads 2 "articles/$name.txt"
done
print_all two.db two
same one two "any order and any number of threads"

exits 0 "$program" --store two.db add articles
print_all two.db twice
same one twice "adding twice equals adding once"

mkdir copies
cp articles/wire.txt copies/wire.txt
exits 0 "$program" --store copy.db add copies
exits 0 "$program" --store copy.db add articles
exits 0 "$program" --store original.db add articles
exits 0 "$program" --store original.db add copies
print_all copy.db copy
print_all original.db original
same copy original "a text under two names, whichever comes first"

exits 0 "$program" --store never.db add articles/gazette.txt articles/wire.txt
print_all never.db never
exits 0 "$program" --store two.db remove articles/tribune.txt
print_all two.db removed
same never removed "removing leaves what never was"
exits 0 "$program" --store two.db check

exits 0 "$program" read --format jsonl --threads 1 articles
cp out.txt read1
exits 0 "$program" read --format jsonl --threads 2 articles
check "reading with more threads gives the same bytes" cmp -s read1 out.txt
finish
