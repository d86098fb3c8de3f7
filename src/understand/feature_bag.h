// Features by their names, as hashes. Internal to the questions of the event model.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace dossier {

inline constexpr std::uint32_t kListedFeature = 0x80000000;

class FeatureBag {
 public:
  /// "name=value"; the parts of a joint feature are given as one value.
  void add(std::string_view name, std::string_view value = {}) {
    text_.assign(name);
    text_ += '=';
    text_ += value;
    push(name);
  }
  /// The feature alone and together with `context`.
  void add_with(std::string_view context, std::string_view name, std::string_view value) {
    add(name, value);
    text_ += '|';
    text_ += context;
    push(name);
  }
  /// Sorted, each once.
  std::vector<std::uint32_t> take() {
    std::sort(hashes_.begin(), hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
    return std::move(hashes_);
  }

 private:
  // The first bit tells what repeats a list from all else: in training it is left out at times, so that other signs are learned as well.
  void push(std::string_view name) {
    const bool listed = name.starts_with("rule") || name.starts_with("lexicon") || name == "lemma";
    const auto hash = static_cast<std::uint32_t>(hash_of(text_).low);
    hashes_.push_back(listed ? hash | kListedFeature : hash & ~kListedFeature);
  }

  std::string text_;
  std::vector<std::uint32_t> hashes_;
};

}  // namespace dossier
