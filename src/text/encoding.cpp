// What encoding are these bytes? A mark decides for UTF-16; well-formed UTF-8 is UTF-8, since text
// in another encoding almost never is; a declared charset is believed when the bytes are not; and
// what is left is Windows-1252 or damaged.
//
// Damage must not pass for Windows-1252, which gives almost every byte a meaning. So the bytes
// above 0x7F must be few, none may be part of a well-formed UTF-8 sequence, and each must stand
// where English text would have it: an accented letter beside letters, or typographic punctuation.
// A truncated, overlong or impossible sequence fails one of these. Cost: linear. Source of the
// table: the WHATWG Encoding Standard, index windows-1252.
#include "text/encoding.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kFewHighBytes = 20;  // at most one high byte in so many, beside three

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

bool is_ascii_letter(unsigned byte) {
  return (byte | 32U) >= 'a' && (byte | 32U) <= 'z';
}

bool is_small_accented(unsigned byte) {
  return (byte >= 0xDF && byte <= 0xFD && byte != 0xF7) || byte == 0x9A || byte == 0x9C ||
         byte == 0x9E;
}

bool is_large_accented(unsigned byte) {
  return (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7) || byte == 0x8A || byte == 0x8C ||
         byte == 0x8E;
}

/// Quotes, dashes, the ellipsis and the few signs that English text uses.
bool is_punctuation(unsigned byte) {
  static constexpr std::string_view kSigns =
      "\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\xA0\xA3\xA7\xA9\xAB\xAD\xAE\xB0\xB4\xB7\xBB\xBC"
      "\xBD\xBE";
  return kSigns.find(static_cast<char>(byte)) != std::string_view::npos;
}

bool is_plausible_at(std::string_view bytes, std::size_t at) {
  const unsigned before = at > 0 ? byte_at(bytes, at - 1) : 0, byte = byte_at(bytes, at),
                 after = byte_at(bytes, at + 1);
  if (byte == 0xE2 && after == 0x80) return false;  // the start of a UTF-8 quote or dash
  if (byte == 0x80) return after == ' ' || (after >= '0' && after <= '9');  // the euro sign
  if (is_punctuation(byte)) return true;
  if (is_large_accented(byte))
    return is_ascii_letter(after) || is_small_accented(after) || (before >= 'A' && before <= 'Z');
  if (!is_small_accented(byte)) return false;
  const auto letter = [](unsigned b) {
    return is_ascii_letter(b) || is_small_accented(b) || is_large_accented(b);
  };
  return letter(before) || letter(after);
}

bool is_plausible_windows_1252(std::string_view bytes) {
  std::size_t high = 0;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    if (byte_at(bytes, at) < 0x80) continue;
    if (code_point_at(bytes, at).bytes > 1 || !is_plausible_at(bytes, at)) return false;
    ++high;
  }
  return high <= bytes.size() / kFewHighBytes + 3;
}

std::string hex_of(unsigned byte) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  return {'0', 'x', kDigits[byte >> 4 & 15], kDigits[byte & 15]};
}

/// Nothing when ICU does not know the charset, or when the bytes break its rules.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
      ucnv_open(charset.c_str(), &status), ucnv_close);
  if (U_FAILURE(status)) return std::nullopt;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                converter.get(), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string decode_utf16(std::string_view bytes, const char* charset, const std::string& name) {
  if (bytes.size() % 2 != 0)
    throw Error(ErrorCode::kInput,
                name + ": broken UTF-16: odd number of bytes, " + std::to_string(bytes.size()));
  auto text = convert(bytes.substr(2), charset);
  if (!text)
    throw Error(ErrorCode::kInput, name + ": broken UTF-16: a surrogate without its other half");
  return *std::move(text);
}

}  // namespace

std::string decode(std::string_view bytes, std::string_view charset, const std::string& name) {
  if (bytes.empty()) throw Error(ErrorCode::kInput, name + ": empty: 0 bytes");
  std::string text;
  const auto malformed = first_malformed(bytes);
  if (bytes.starts_with("\xFF\xFE")) {
    text = decode_utf16(bytes, "UTF-16LE", name);
  } else if (bytes.starts_with("\xFE\xFF")) {
    text = decode_utf16(bytes, "UTF-16BE", name);
  } else if (!malformed) {
    text = bytes;
  } else {
    require_text(bytes, name);
    std::optional<std::string> converted;
    if (!charset.empty() && !charset.starts_with("utf"))
      converted = convert(bytes, std::string(charset));
    if (!converted && is_plausible_windows_1252(bytes)) converted = convert(bytes, "windows-1252");
    if (!converted)
      throw Error(ErrorCode::kInput, name + ": broken UTF-8 at byte " + std::to_string(*malformed) +
                                         " (" + hex_of(byte_at(bytes, *malformed)) + ")");
    text = *std::move(converted);
  }
  require_text(text, name);
  return text;
}

void require_text(std::string_view text, const std::string& name) {
  const std::size_t nul = text.find('\0');
  if (nul != std::string_view::npos)
    throw Error(ErrorCode::kInput, name + ": not text: NUL byte at byte " + std::to_string(nul));
  const auto control = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && (c < '\t' || c > '\r')) || c == 0x7F;
  }));
  if (control * 10 > text.size())
    throw Error(ErrorCode::kInput, name + ": not text: " + std::to_string(control) + " of " +
                                       std::to_string(text.size()) +
                                       " bytes are control characters");
  if (trim(text).empty())
    throw Error(ErrorCode::kInput,
                name + ": empty: white space alone, " + std::to_string(text.size()) + " bytes");
}

}  // namespace dossier
