// UTF-8 text: checking, walking, folding. Offsets are bytes unless a name says characters.
//
// Unicode rules come from ICU. No function depends on the locale of the process.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

/// Offset of the first byte that is not well-formed UTF-8 (RFC 3629), or nothing when all of it is.
std::optional<std::size_t> first_malformed(std::string_view text);

/// The code point at `offset`, and how many bytes it takes (1 to 4). Malformed bytes read as U+FFFD, 1 byte.
struct CodePoint {
  char32_t value;
  std::uint32_t bytes;
};
CodePoint code_point_at(std::string_view text, std::size_t offset);

void append_utf8(std::string& out, char32_t code_point);

/// Number of code points.
std::size_t count_characters(std::string_view text);

/// For comparing names: case-folded, without accents (NFKD, combining marks dropped), typographic quotes
/// and dashes as ASCII, runs of white space as one space, trimmed. "Zoë  GARCÍA" gives "zoe garcia".
std::string fold(std::string_view text);

/// In Latin letters of ASCII, lower case, whatever script it is written in: "Østby" gives "ostby", "Жуков"
/// "zukov" (ICU's Any-Latin; Latin-ASCII). ASCII text costs nothing but a copy.
std::string latin(std::string_view text);

std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);
bool starts_upper(std::string_view text);
/// True when the text has at least one letter and none of its letters is lower case.
bool all_upper(std::string_view text);

/// ASCII white space, U+00A0, U+200B and the other Unicode spaces at both ends removed.
std::string_view trim(std::string_view text);

/// Runs of white space as one space, trimmed: how a name is shown that was broken over two lines.
std::string squeeze(std::string_view text);

}  // namespace dossier
