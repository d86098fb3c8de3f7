#include "language/lemma_script.h"

#include <charconv>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {

LemmaScript::LemmaScript(std::string_view text) {
  const auto fail = [&] {
    throw Error(ErrorCode::kData, "language model: bad lemma script '" + std::string(text) + "'");
  };
  constexpr std::string_view kStrip = "|strip=", kAdd = "|add=";
  const std::size_t strip = text.find(kStrip), add = text.find(kAdd);
  if (strip == std::string_view::npos || add == std::string_view::npos || add < strip) fail();
  const std::string_view rule = text.substr(0, strip);
  if (rule != "lower" && rule != "keep" && rule != "capital") fail();
  case_ = rule == "lower" ? Case::kLower : rule == "keep" ? Case::kKeep : Case::kCapital;
  const std::string_view digits = text.substr(strip + kStrip.size(), add - strip - kStrip.size());
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), strip_);
  if (result.ec != std::errc() || result.ptr != digits.data() + digits.size()) fail();
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
    while (end > 0 && (cased[end] & 0xC0) == 0x80);
  }
  return cased.substr(0, end) + add_;
}

}  // namespace dossier
