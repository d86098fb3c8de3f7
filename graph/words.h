// Words of names and sentences, and typing errors in them. Internal to this folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Words of a text that was folded (base/utf8.h), cut at spaces.
std::vector<std::string_view> spaced_words(std::string_view folded);

/// The same, without what is neither letter nor digit: "o'neil's port-side" gives "o", "neil", "s",
/// "port", "side".
std::vector<std::string_view> bare_words(std::string_view folded);

/// One character too many, missing, wrong, or two neighbours swapped, in words of four characters
/// and more.
bool one_error_apart(std::string_view first, std::string_view second);

}  // namespace dossier
