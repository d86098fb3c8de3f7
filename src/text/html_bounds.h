// Makes a page safe for the HTML parser. Private to src/text.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// The page with its tags well nested, at most kMaxHtmlDepth deep and kMaxHtmlElements in all. Tags
/// past a bound, tags of character style (b, i, font), tags with other names than letters, digits,
/// "-" and ":" give, a second html or body, and closing tags without an opening one are dropped;
/// their text stays. Scripts, styles and frames are dropped whole, but for JSON-LD. Cost linear.
std::string bounded_html(std::string_view html);

}  // namespace dossier
