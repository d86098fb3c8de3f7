# What the scripts of this folder share. Each gets the program's path as its first argument.
set -u
program=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export DOSSIER_STORE="$folder/case.db"
unset NO_COLOR
failures=0

# check "what must hold" command...: the command must succeed.
check() {
  local what=$1
  shift
  if ! "$@"; then
    echo "FAILED: $what"
    failures=$((failures + 1))
  fi
}

# exits CODE command...: the command must end with this exit code; what it says goes to out.txt and err.txt.
exits() {
  local wanted=$1
  shift
  "$@" > out.txt 2> err.txt
  local code=$?
  if [ "$code" != "$wanted" ]; then
    echo "FAILED: exit code $code, not $wanted: $*"
    sed 's/^/    /' err.txt
    failures=$((failures + 1))
  fi
}

finish() { [ "$failures" = 0 ]; exit; }

# Three small reports of one story, by outlets that differ.
write_articles() {
  mkdir -p articles
  cat > articles/gazette.txt << 'TEXT'
Council leader phones harbour chief over strike

By Mira Holt, Port Gazette
May 4, 2031

PORT MARROW - Council leader Irena Vale spoke by phone with harbour chief Tomas Okoro on Friday, two officials said. Vale leads
the Marrow Council. Okoro condemned the strike that the Dockers Union had announced a day earlier.

The Marrow Council has accused the Dockers Union of violence against guards.
TEXT
  cat > articles/tribune.txt << 'TEXT'
Okoro denies talks with Vale

By Jonas Reed, Eastgate Tribune
May 5, 2031

EASTGATE - Tomas Okoro denied on Saturday that he had spoken with Irena Vale. "There was no call," Okoro said. The Dockers Union
rejected the accusations of the Marrow Council. Vale may visit Eastgate next week.
TEXT
  cat > articles/wire.txt << 'TEXT'
Dockers Union to strike in Port Marrow

May 3, 2031

The Dockers Union will strike in Port Marrow on Monday, its president Ada Lind said. Lind demanded talks with the Marrow Council.
TEXT
}
