// Makes a page safe for the HTML parser. Private to src/text.
#pragma once

#include <string>
#include <string_view>

namespace dossier {

/// The page with its tags well nested, at most kMaxHtmlDepth deep and kMaxHtmlElements in all. Tags
/// past a bound, tags of character style (b, i, font), and closing tags without an opening one are
/// dropped; their text stays. Cost linear.
std::string bounded_html(std::string_view html);

}  // namespace dossier
