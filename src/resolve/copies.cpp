// Near-copies by shingling (Broder 1997): a text is the set of its runs of kRun words, none of
// which crosses the end of a sentence, so that sentences may be cut, moved and reworded one by
// one. Half of the runs are kept, those whose hash is even.
//
// Texts are compared when they share one of their kKeys smallest hashes, which texts with a third
// of their runs in common do almost surely (the chance that they do not is about (1-1/3)^kKeys).
// Where very many share one, each is compared with the first of kMostCompared groups only.
//
// A roundup that holds several reports whole is a copy of none: so much of the longer text must
// stand in the shorter one, too. Copies of copies are one group.
//
// Cost: linear in the bytes, about 5 microseconds for a kilobyte. Limits: a translation, and a
// report that was written anew from the same source, is no copy.
#include "resolve/copies.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "resolve/union_find.h"

namespace dossier {
namespace {

constexpr std::size_t kRun = 6;           // words
constexpr std::size_t kKeys = 24;         // hashes by which texts are found
constexpr std::size_t kMostCompared = 8;  // groups for one hash
constexpr std::size_t kLeastCommon = 10;  // runs
constexpr double kOfShorter = 0.35, kOfLonger = 0.2;
constexpr std::uint64_t kBase = 0x9E3779B97F4A7C15ULL;  // odd, so that powers stay distinct

// Finalizer of SplitMix64 (Steele and others 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// Letters and digits of ASCII in lower case; all bytes of other letters; zero for what parts words.
constexpr std::array<unsigned char, 256> kLetters = [] {
  std::array<unsigned char, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool word = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 128;
    table[static_cast<std::size_t>(c)] = static_cast<unsigned char>(word ? upper ? c + 32 : c : 0);
  }
  return table;
}();

// A full stop before white space, or an empty line.
bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at], next = at + 1 < text.size() ? text[at + 1] : '\n';
  if (c == '\n') return next == '\n';
  return (c == '.' || c == '!' || c == '?') && (next == ' ' || next == '\n' || next == '\r');
}

// The runs of one sentence; a shorter one is a run itself.
void add_runs(const std::vector<std::uint64_t>& words, Fingerprint& out) {
  if (words.empty()) return;
  const std::size_t run = std::min(kRun, words.size());
  for (std::size_t i = 0; i + run <= words.size(); ++i) {
    std::uint64_t hash = run;
    for (std::size_t w = i; w < i + run; ++w) hash = hash * kBase + words[w];
    hash = mixed(hash);
    if ((hash & 1) == 0) out.push_back(static_cast<std::uint32_t>(hash >> 32));
  }
}

std::size_t common(const Fingerprint& a, const Fingerprint& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const std::uint32_t x = a[i], y = b[j];
    count += x == y ? 1 : 0;
    i += x <= y ? 1 : 0;
    j += y <= x ? 1 : 0;
  }
  return count;
}

}  // namespace

Fingerprint fingerprint(std::string_view text) {
  Fingerprint out;
  std::vector<std::uint64_t> words;
  std::uint64_t word = 0;
  const auto end_word = [&] {
    if (word != 0) words.push_back(word);
    word = 0;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = kLetters[static_cast<unsigned char>(text[i])];
    if (c != 0) {
      word = (word + c) * kBase;
      continue;
    }
    end_word();
    if (ends_sentence(text, i)) {
      add_runs(words, out);
      words.clear();
    }
  }
  end_word();
  add_runs(words, out);
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool is_copy(const Fingerprint& a, const Fingerprint& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  const std::size_t longer = std::max(a.size(), b.size());
  if (shorter < kLeastCommon ||
      static_cast<double>(shorter) < kOfLonger * static_cast<double>(longer))
    return false;
  const auto both = static_cast<double>(common(a, b));
  return both >= kLeastCommon && both >= kOfShorter * static_cast<double>(shorter) &&
         both >= kOfLonger * static_cast<double>(longer);
}

std::vector<std::uint32_t> first_copies(std::span<const Fingerprint> texts) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keys;  // hash, text
  for (std::uint32_t t = 0; t < texts.size(); ++t) {
    for (std::size_t i = 0; i < std::min(kKeys, texts[t].size()); ++i)
      keys.emplace_back(texts[t][i], t);
  }
  std::sort(keys.begin(), keys.end());
  UnionFind groups(texts.size());
  std::vector<std::uint32_t> compared;  // one text of each group that has the hash
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i == 0 || keys[i].first != keys[i - 1].first) compared.clear();
    const std::uint32_t text = keys[i].second;
    bool found = false;
    for (const std::uint32_t other : compared) {
      if (groups.find(other) == groups.find(text)) {
        found = true;
      } else if (is_copy(texts[text], texts[other])) {
        groups.unite(text, other);
        found = true;
      }
    }
    if (!found && compared.size() < kMostCompared) compared.push_back(text);
  }
  std::vector<std::uint32_t> first;
  for (std::size_t t = 0; t < texts.size(); ++t)
    first.push_back(static_cast<std::uint32_t>(groups.find(t)));
  return first;
}

}  // namespace dossier
