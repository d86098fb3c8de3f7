// How lines and shapes look, in colour and in grey, and how text is written into DOT.
//
// No meaning hangs on colour alone: stances differ by dashes, bars and words, types by shape, so
// that colour-blind readers and grey printers lose nothing. Text has a contrast of 4.5 or more to
// what lies under it (WCAG 2.1, 1.4.3).
#pragma once

#include <string>
#include <string_view>

#include "export/picture.h"

namespace dossier {

inline constexpr std::string_view kFonts = "Arial,Helvetica,sans-serif";
inline constexpr double kNodeSize = 11, kEventSize = 9.5, kLabelSize = 9;  // points
inline constexpr double kNodeWidth = 112, kLabelWidth = 118;               // of a text's lines

struct NodeStyle {
  std::string_view shape, style, fill;
};
NodeStyle node_style(EntityType type, Theme theme);

struct LineStyle {
  std::string_view style, ink;
};
LineStyle line_style(Manner manner, Theme theme);

std::string_view muted_ink(Theme theme);

/// Line width in points: thicker for each further origin, up to six.
std::string line_thickness(std::uint32_t origins);

/// The attributes that say which ends have a head, and which.
std::string heads_of(const Line& line);

/// A value in quotes; a line break becomes the command "\n". `&` becomes an entity.
std::string dot_text(std::string_view text);
/// Text inside an HTML-like label.
std::string dot_html(std::string_view text);
/// A number with two decimals, whatever the locale.
std::string dot_number(double value);

/// The label of a node in lines: bold when asked for, slanted for events and descriptions.
std::string dot_node_label(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node);
/// The attributes of a node that do not depend on where it stands, without the label.
std::string dot_node_look(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node,
                          Theme theme);
/// The label of a line, as lines.
std::string dot_line_label(const Line& line);
/// The attributes of a line that do not depend on where it runs, without the label.
std::string dot_line_look(const KnowledgeGraph& graph, const Line& line, Theme theme);
/// "from/to/manner": public, and no two lines of a picture have the same.
std::string line_id(const KnowledgeGraph& graph, const Line& line);

}  // namespace dossier
