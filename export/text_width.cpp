// Widths of Helvetica, from the metrics that Adobe publishes for it (Core 14 AFM files); Arial and
// Liberation Sans have the same. Letters beyond ASCII are estimated by their script: wide where
// Unicode says so (UAX 11), nothing for combining marks, else as wide as a broad letter.
#include "export/text_width.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace dossier {
namespace {

// Thousandths of the size, U+0020 to U+007E.
constexpr std::array<short, 95> kWidths = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

bool is_wide(char32_t c) {
  const auto width = u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

double width_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return kWidths[c - 0x20];
  if (c == 0xA0) return kWidths[0];
  const auto category = u_charType(static_cast<UChar32>(c));
  if (category == U_NON_SPACING_MARK || category == U_FORMAT_CHAR) return 0;
  if (is_wide(c)) return 1000;
  if (c == 0x2014 || c == 0x2026) return 1000;
  if (c < 0x250) return u_isupper(static_cast<UChar32>(c)) ? 722 : 556;  // Latin with marks
  return u_isupper(static_cast<UChar32>(c)) ? 800 : 640;
}

// Where a line that starts at `at` has to end so that it is no wider than `width`; at least one
// character on.
std::size_t cut_inside(std::string_view word, double width, double size) {
  std::size_t at = 0;
  for (double used = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    used += width_of(c.value) * size / 1000;
    if (at > 0 && used > width) break;
    at += c.bytes;
  }
  return at;
}

// A footnote's number stays with the word before it.
void keep_numbers(std::vector<std::string>& lines) {
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t space = lines[i - 1].rfind(' ');
    if (!lines[i].starts_with('[') || space == std::string::npos) continue;
    lines[i] = lines[i - 1].substr(space + 1) + ' ' + lines[i];
    lines[i - 1].resize(space);
  }
}

}  // namespace

double text_width(std::string_view text, double size) {
  double thousandths = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    thousandths += width_of(c.value);
    at += c.bytes;
  }
  return thousandths * size / 1000;
}

double bold_width(std::string_view text, double size) {
  constexpr double kBolder = 1.03;
  return text_width(text, size) * kBolder;
}

std::vector<std::string> wrap_text(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  const std::string clean = squeeze(text);
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t end = std::min(clean.find(' ', at), clean.size());
    std::string_view word = std::string_view(clean).substr(at, end - at);
    at = end + 1;
    if (!lines.empty() && text_width(lines.back() + ' ' + std::string(word), size) <= width) {
      lines.back() += ' ';
      lines.back() += word;
      continue;
    }
    while (!word.empty()) {
      const std::size_t fits = cut_inside(word, width, size);
      lines.emplace_back(word.substr(0, fits));
      word.remove_prefix(fits);
    }
  }
  keep_numbers(lines);
  return lines;
}

}  // namespace dossier
