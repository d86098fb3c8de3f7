#include "language/lemma_table.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kLongestEnding = 5;  // characters

std::optional<std::size_t> number(std::string_view digits) {
  std::size_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec != std::errc() || result.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

bool continues_character(char c) {
  return (c & 0xC0) == 0x80;
}

}  // namespace

LemmaScript::LemmaScript(std::string_view text) {
  constexpr std::string_view kStrip = "|strip=", kAdd = "|add=";
  const std::size_t strip = text.find(kStrip), add = text.find(kAdd);
  const std::string_view rule = text.substr(0, strip);
  const bool shaped = strip != std::string_view::npos && add != std::string_view::npos &&
                      strip < add && (rule == "lower" || rule == "keep" || rule == "capital");
  const auto count = shaped
                         ? number(text.substr(strip + kStrip.size(), add - strip - kStrip.size()))
                         : std::nullopt;
  if (!count)
    throw Error(ErrorCode::kData, "language model: bad lemma script '" + std::string(text) + "'");
  case_ = rule == "lower" ? Case::kLower : rule == "keep" ? Case::kKeep : Case::kCapital;
  strip_ = *count;
  add_ = text.substr(add + kAdd.size());
}

std::string LemmaScript::apply(std::string_view form) const {
  std::string cased(form);
  if (case_ == Case::kLower) cased = to_lower(form);
  if (case_ == Case::kCapital && !form.empty()) {
    const std::size_t first = code_point_at(form, 0).bytes;
    cased = to_upper(form.substr(0, first)) + to_lower(form.substr(first));
  }
  std::size_t end = cased.size();
  for (std::size_t i = 0; i < strip_; ++i) {
    if (end == 0) return cased;
    do --end;
    while (end > 0 && continues_character(cased[end]));
  }
  return cased.substr(0, end) + add_;
}

LemmaTable::LemmaTable(std::string_view lines, const std::vector<std::string>& scripts) {
  for (const std::string& script : scripts) scripts_.emplace_back(script);
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    const std::size_t tab = line.rfind('\t');
    const auto script = tab == std::string_view::npos ? std::nullopt : number(line.substr(tab + 1));
    if (!script || *script >= scripts_.size() ||
        (!entries_.empty() && entries_.back().key >= line.substr(0, tab)))
      throw Error(ErrorCode::kData,
                  "language model: bad line of the lemma table: '" + std::string(line) + "'");
    entries_.push_back({line.substr(0, tab), *script});
  }
}

std::string LemmaTable::lemma(std::string_view xpos, std::string_view form) const {
  const std::string lower = to_lower(form);
  std::string key = std::string(xpos) + "\t=" + lower;
  if (const LemmaScript* script = find(key)) return script->apply(form);
  std::size_t begin = lower.size();
  for (std::size_t n = 0; n < kLongestEnding && begin > 0; ++n) {
    do --begin;
    while (begin > 0 && continues_character(lower[begin]));
  }
  while (true) {
    key.replace(xpos.size() + 1, std::string::npos, "-" + lower.substr(begin));
    if (const LemmaScript* script = find(key)) return script->apply(form);
    if (begin == lower.size()) return lower;
    do ++begin;
    while (begin < lower.size() && continues_character(lower[begin]));
  }
}

const LemmaScript* LemmaTable::find(std::string_view key) const {
  const auto found = std::ranges::lower_bound(entries_, key, {}, &Entry::key);
  return found != entries_.end() && found->key == key ? &scripts_[found->script] : nullptr;
}

}  // namespace dossier
