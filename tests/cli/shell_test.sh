#!/usr/bin/env bash
# Completions and the manual page say what --help says.
. "$(dirname "${BASH_SOURCE[0]}")/library.sh"

write_articles
"$program" add articles > added.txt 2>&1
verbs=$("$program" --help | sed -n '/^Subcommands:/,/^$/p' | awk 'NR > 1 && /^  [a-z]/ { print $1 }')
for shell in bash zsh fish; do
  exits 0 "$program" completions $shell
  cp out.txt completions.$shell
  for verb in $verbs; do check "$shell completes $verb" grep -qw -- "$verb" completions.$shell; done
  check "$shell knows what --theme takes" grep -q 'light grey' completions.$shell
done
exits 2 "$program" completions tcsh
exits 0 "$program" completions names "irena v"
check "names are completed, letter case aside" grep -qx 'Irena Vale' out.txt
exits 0 "$program" completions names zzz
check "there are no other names" [ ! -s out.txt ]

# completes WORDS...: what bash offers for the last word.
mkdir bin && ln -s "$(realpath "$program")" bin/dossier
completes() {
  PATH="$folder/bin:$PATH" bash -c '
    source completions.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    compopt() { :; }
    _dossier
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@" > out.txt
}
completes dossier dr
check "bash completes a verb" grep -qx draw out.txt
completes dossier draw --th
check "bash completes an option" grep -qx -- --theme out.txt
completes dossier draw --theme g
check "bash completes a word that an option takes" grep -qx grey out.txt
completes dossier show Ire
check "bash completes a name, quoted" grep -qx 'Irena\\ Vale' out.txt
completes dossier claims --about Tomas
check "bash completes a name behind an option" grep -qx 'Tomas\\ Okoro' out.txt
if command -v zsh > /dev/null; then check "zsh reads its script" zsh -n completions.zsh; fi
if command -v fish > /dev/null; then check "fish reads its script" fish -n completions.fish; fi

exits 0 "$program" manual
cp out.txt dossier.1
check "the manual page has its title" grep -q '^\.TH DOSSIER 1' dossier.1
for verb in $verbs; do check "the manual page has $verb" grep -q "^\.SS \"$verb" dossier.1; done
check "the manual page has the words that options take" grep -q 'light, grey' dossier.1
check "the manual page has the filters once" [ "$(grep -c 'B\\-\\-min\\-origins' dossier.1)" = 1 ]
if command -v man > /dev/null; then
  man --warnings -l dossier.1 > page.txt 2> warnings.txt
  check "man has nothing to warn of" [ ! -s warnings.txt ]
fi
finish
