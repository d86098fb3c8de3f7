// WordPiece as BERT's tokenizer does it (Devlin et al. 2019), for single words.
//
// Most words are ASCII letters and found whole, with one look-up. The rest goes through ICU (NFD,
// nonspacing marks dropped, simple lower case), is cut at white space, punctuation and ideographs,
// and each part is covered greedily. A part of n bytes costs at most n look-ups of at most
// `longest_` bytes for each piece; parts beyond 100 characters are one [UNK], so a long word is
// linear.
#include "language/word_pieces.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::uint8_t kMarkShapes[] = {12, 3, 16, 17};  // of marks, by Spacing

constexpr std::uint16_t kUnknownPiece = 100;
constexpr std::size_t kLongestPart = 100;  // characters

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool is_ideograph(UChar32 c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x20000 && c <= 0x2A6DF) || (c >= 0x2A700 && c <= 0x2B73F) ||
         (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_separate(UChar32 c) {
  const bool ascii = (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) ||
                     (c >= 123 && c <= 126);
  return ascii || (c > 127 && u_ispunct(c)) || is_ideograph(c);
}

bool is_dropped(UChar32 c) {
  if (c == '\t' || c == '\n' || c == '\r') return false;
  const int category = u_charType(c);
  return c == 0 || c == 0xFFFD || category == U_CONTROL_CHAR || category == U_FORMAT_CHAR ||
         category == U_PRIVATE_USE_CHAR || category == U_SURROGATE || category == U_UNASSIGNED;
}

/// The word without accents, in lower case, with spaces where it is to be cut.
std::string normalized(std::string_view word) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  icu::UnicodeString kept;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    at += c.bytes;
    if (!is_dropped(static_cast<UChar32>(c.value))) kept.append(static_cast<UChar32>(c.value));
  }
  const icu::UnicodeString decomposed = nfd->normalize(kept, status);
  if (U_FAILURE(status)) throw Error(ErrorCode::kSystem, "ICU: cannot normalize");
  std::string out;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (u_isUWhiteSpace(c)) {
      out += ' ';
    } else if (is_separate(c)) {
      out += ' ';
      append_utf8(out, static_cast<char32_t>(u_tolower(c)));
      out += ' ';
    } else {
      append_utf8(out, static_cast<char32_t>(u_tolower(c)));
    }
  }
  return out;
}

struct Letters {
  std::size_t upper = 0, lower = 0, digits = 0, all = 0;
  bool starts_upper = false;
};

Letters count_letters(std::string_view word) {
  Letters n;
  for (std::size_t at = 0; at < word.size(); ++n.all) {
    const CodePoint c = code_point_at(word, at);
    const int category = u_charType(static_cast<UChar32>(c.value));
    const bool upper = category == U_UPPERCASE_LETTER || category == U_TITLECASE_LETTER;
    if (at == 0) n.starts_upper = upper;
    n.upper += upper;
    n.lower += category == U_LOWERCASE_LETTER || category == U_MODIFIER_LETTER ||
               category == U_OTHER_LETTER;
    n.digits += category == U_DECIMAL_DIGIT_NUMBER;
    at += c.bytes;
  }
  return n;
}

}  // namespace

WordPieces::WordPieces(std::string_view pieces) {
  std::size_t id = 0;
  const auto expect = [&](std::size_t place, std::string_view name, std::string_view piece) {
    if (id == place && piece != name)
      throw Error(ErrorCode::kData, "word pieces: '" + std::string(name) + "' expected as number " +
                                        std::to_string(place) + ", '" + std::string(piece) +
                                        "' found");
  };
  for (std::size_t at = 0; at <= pieces.size() && id < 0xFFFF; ++id) {
    const std::size_t end = std::min(pieces.find('\n', at), pieces.size());
    std::string_view piece = pieces.substr(at, end - at);
    expect(kUnknownPiece, "[UNK]", piece);
    expect(kClassifierPiece, "[CLS]", piece);
    expect(kSeparatorPiece, "[SEP]", piece);
    longest_ = std::max(longest_, piece.size());
    const bool is_inner = piece.starts_with("##") && piece.size() > 2;
    if (is_inner) piece.remove_prefix(2);
    (is_inner ? inner_ : first_).emplace(piece, static_cast<std::uint16_t>(id));
    at = end + 1;
  }
  if (id <= kSeparatorPiece)
    throw Error(ErrorCode::kData, "word pieces: only " + std::to_string(id));
}

void WordPieces::append(std::string_view word, std::vector<std::uint16_t>& out) const {
  const std::size_t before = out.size();
  if (std::ranges::all_of(word, is_plain)) {
    append_part(word, out);
  } else {
    const std::string parts = normalized(word);
    for (std::size_t at = 0; at < parts.size();) {
      const std::size_t end = std::min(parts.find(' ', at), parts.size());
      append_part(std::string_view(parts).substr(at, end - at), out);
      at = end + 1;
    }
  }
  if (out.size() == before) out.push_back(kUnknownPiece);
}

void WordPieces::append_part(std::string_view part, std::vector<std::uint16_t>& out) const {
  if (part.empty()) return;
  if (part.size() > kLongestPart && count_characters(part) > kLongestPart)
    return out.push_back(kUnknownPiece);
  const std::size_t before = out.size();
  for (std::size_t at = 0; at < part.size();) {
    const auto& table = at == 0 ? first_ : inner_;
    std::size_t length = std::min(part.size() - at, longest_);
    auto found = table.end();
    while (length > 0 && (found = table.find(part.substr(at, length))) == table.end()) --length;
    if (length == 0) {
      out.resize(before);
      return out.push_back(kUnknownPiece);
    }
    out.push_back(found->second);
    at += length;
  }
}

std::uint8_t first_piece_shape(std::string_view word, Spacing spacing) {
  const Letters n = count_letters(word);
  const std::size_t letters = n.upper + n.lower;
  if (letters > 0 && n.digits > 0) return 11;
  if (n.digits > 0) {
    if (n.digits < n.all) return 10;
    return n.digits == 4 ? 9 : n.digits <= 2 ? 8 : 10;
  }
  if (letters == 0) return kMarkShapes[static_cast<std::size_t>(spacing)];
  if (n.upper == 0) return 1;
  if (letters == 1) return 4;
  if (n.lower == 0) return letters <= 3 ? 5 : 6;
  if (n.upper == 1 && n.starts_upper) return 2;
  return 7;
}

std::uint8_t inner_piece_shape(std::string_view word) {
  const Letters n = count_letters(word);
  if (n.upper + n.lower == 0) return 15;
  return n.upper >= 2 && n.lower == 0 ? 13 : 14;
}

}  // namespace dossier
