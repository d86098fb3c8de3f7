// Which documents are copies of one text, edited or not: the same agency report in many papers.
// Internal to this folder.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace dossier {

/// Hashes of the runs of words of a text, sorted, without repeats; a half of all, chosen by their
/// value.
using Fingerprint = std::vector<std::uint32_t>;
Fingerprint fingerprint(std::string_view text);

/// True for an edited copy: most of the shorter text stands in the longer one, and much of the
/// longer in the shorter.
bool is_copy(const Fingerprint& a, const Fingerprint& b);

/// For each text the first of those that it is a copy of, by way of others or not; itself where it
/// is none. Cost: O(n) in texts, but for sorting.
std::vector<std::uint32_t> first_copies(std::span<const Fingerprint> texts);

}  // namespace dossier
