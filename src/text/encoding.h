// Bytes of unknown encoding to UTF-8. Private to src/text.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// The text of a file as UTF-8: well-formed UTF-8 unchanged with its byte order mark, UTF-16 with a
/// mark and plausible Windows-1252 converted. `charset` is what the file says of itself, in small
/// letters, or empty. kInput, with `name`, the reason and the place, for broken UTF-8 or UTF-16,
/// for an empty text, and for what is not text.
std::string decode(std::string_view bytes, std::string_view charset, const std::string& name);

/// kInput when `text` is blank, has a NUL byte, or is by more than a tenth control characters.
void require_text(std::string_view text, const std::string& name);

}  // namespace dossier
