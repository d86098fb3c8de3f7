// How wide a text will be, without asking a font: for wrapping and for placing what Graphviz does
// not place.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dossier {

/// Width in points of one line set in Helvetica, Arial or Liberation Sans at `size` points. Within
/// some hundredths for Latin letters; an upper estimate for other scripts. Linear.
double text_width(std::string_view text, double size);

/// The same of bold letters.
double bold_width(std::string_view text, double size);

/// The text in lines of at most `width` points, cut at spaces, and inside a word only where the
/// word alone is too wide or has no spaces to cut at (Chinese). A footnote's number, "[1]", is not
/// parted from the word before it. Never empty lines.
std::vector<std::string> wrap_text(std::string_view text, double width, double size);

}  // namespace dossier
