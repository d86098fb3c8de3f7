// A composed picture as DOT.
//
// Everything that a reader needs is in the DOT itself: the layout engine (`dot`, beyond
// kMostLabelledLines lines `sfdp`, since `dot` takes seconds there), the title, and notes below:
// what lines and shapes mean, what was left out, the sources. For `dot` the notes are the label of
// a cluster around everything, so that the title can stand above; `sfdp` knows no clusters, so
// there both stand below.
//
// Escaping: a label or tooltip is an escString, where a backslash starts a command and `&` an
// entity; the notes are an HTML-like label.
#include "export/dot.h"

#include <algorithm>

#include "export/style.h"
#include "export/text_width.h"
#include "export/wording.h"

namespace dossier {
namespace {

constexpr double kNoteWidth = 430, kNoteSize = 9;  // points

std::string_view sample_of(Manner manner) {
  switch (manner) {
    case Manner::kStated:
      return "———";
    case Manner::kHedged:
      return "– – –";
    case Manner::kPossible:
      return "· · · ·";
    default:
      return "——|";
  }
}

// A table's cell knows fewer shapes than a node: its style, and words that say the rest.
std::string_view cell_style(EntityType type) {
  switch (type) {
    case EntityType::kGroup:
      return "ROUNDED,DASHED";
    case EntityType::kOrganization:
    case EntityType::kThing:
    case EntityType::kEvent:
      return "";
    default:
      return "ROUNDED";
  }
}

std::string cell_word(EntityType type) {
  const std::string word(legend_word(type));
  if (type == EntityType::kPlace) return word + " (oval)";
  if (type == EntityType::kEvent) return word + " (eight corners)";
  if (type == EntityType::kThing) return word + " (folded corner)";
  return word;
}

class DotWriter {
 public:
  DotWriter(const KnowledgeGraph& graph, const Picture& picture, Theme theme)
      : graph_(graph), picture_(picture), theme_(theme) {}

  std::string whole(const std::string& title) {
    const bool labelled = picture_.lines.size() <= kMostLabelledLines;
    open(labelled ? Arrangement::kDown : Arrangement::kSpread,
         labelled ? ", labelloc=t, fontsize=16, label=" + dot_text(title)
                  : ", labelloc=b, label=" + notes(title, Labels::kTooMany));
    if (labelled)
      out_ += "subgraph cluster_all {\n  graph [pencolor=none, labelloc=b, labeljust=l, label=" +
              notes("", Labels::kShown) + "];\n";
    write_parts();
    return out_ + (labelled ? "}\n}\n" : "}\n");
  }

  std::string bare(Arrangement arrangement) {
    open(arrangement, "");
    write_parts();
    return out_ + "}\n";
  }

 private:
  void open(Arrangement arrangement, const std::string& more) {
    labels_ = arrangement == Arrangement::kSpread ? Labels::kTooMany : Labels::kShown;
    out_ = "digraph dossier {\n  graph [charset=\"UTF-8\", fontname=\"" + std::string(kFonts) +
           "\", fontsize=9, bgcolor=white, pad=0.2, tooltip=\" \", ";
    if (labels_ == Labels::kShown)
      out_ += std::string("layout=dot, rankdir=") +
              (arrangement == Arrangement::kDown ? "TB" : "LR") + ", nodesep=0.35, ranksep=0.6";
    else
      out_ +=
          "layout=sfdp, outputorder=edgesfirst, overlap=prism, splines=line, K=1.1, start=1, "
          "sep=\"+8\"";
    out_ += more + "];\n  node [fontname=\"" + std::string(kFonts) +
            "\", fontsize=" + dot_number(kNodeSize) +
            ", margin=\"0.12,0.06\", height=0.3, color=\"#555555\", fontcolor=\"#111111\"];\n"
            "  edge [fontname=\"" +
            std::string(kFonts) + "\", fontsize=" + dot_number(kLabelSize) + ", arrowsize=0.7];\n";
  }

  void write_parts() {
    for (NodeIndex node : picture_.nodes) {
      out_ += "  " + dot_text(to_string(graph_.nodes[node].id)) +
              " [label=" + dot_node_label(graph_, picture_, node) + ", ";
      if (graph_.nodes[node].type == EntityType::kEvent)
        out_ += "fontsize=" + dot_number(kEventSize) + ", ";
      out_ += dot_node_look(graph_, picture_, node, theme_) + "];\n";
    }
    for (const Line& line : picture_.lines) {
      out_ += "  " + dot_text(to_string(graph_.nodes[line.from].id)) + " -> " +
              dot_text(to_string(graph_.nodes[line.to].id)) + " [";
      if (labels_ == Labels::kShown) out_ += "label=" + dot_line_label(line) + ", ";
      out_ += dot_line_look(graph_, line, theme_) + "];\n";
    }
  }

  // ---- notes

  std::string notes(const std::string& title, Labels labels) const {
    std::string out = "<<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">";
    if (!title.empty()) row(out, "<FONT POINT-SIZE=\"16\">" + dot_html(title) + "</FONT>");
    const Legend legend = legend_of(graph_, picture_);
    if (!legend.manners.empty()) row(out, line_legend(legend));
    row(out, shape_legend(legend));
    std::string remarks;
    for (const std::string& remark : legend.remarks)
      remarks += (remarks.empty() ? "" : " · ") + remark;
    if (!remarks.empty()) row(out, paragraph(remarks));
    const std::string left_out = left_out_text(picture_, labels);
    if (!left_out.empty()) row(out, paragraph(left_out));
    for (const std::string& footnote : footnote_texts(graph_, picture_.footnotes))
      row(out, paragraph(footnote));
    return out + "</TABLE>>";
  }

  void row(std::string& out, const std::string& content) const {
    out += "<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\"><FONT POINT-SIZE=\"9\" COLOR=\"" +
           std::string(muted_ink(theme_)) + "\">" + content + "</FONT></TD></TR>";
  }

  static std::string paragraph(const std::string& text) {
    std::string out;
    for (const std::string& line : wrap_text(text, kNoteWidth, kNoteSize))
      out += (out.empty() ? "" : "<BR/>") + dot_html(line);
    return out;
  }

  std::string line_legend(const Legend& legend) const {
    std::string out;
    for (Manner manner : legend.manners)
      out += (out.empty() ? "" : "    ") +
             ("<FONT COLOR=\"" + std::string(line_style(manner, theme_).ink) + "\">" +
              std::string(sample_of(manner)) + "</FONT> " + std::string(legend_word(manner)));
    return out;
  }

  std::string shape_legend(const Legend& legend) const {
    std::string out = "<TABLE BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\"><TR>";
    for (EntityType type : legend.types) {
      out += "<TD BORDER=\"1\" COLOR=\"#999999\" BGCOLOR=\"" +
             std::string(node_style(type, theme_).fill) + "\"";
      if (!cell_style(type).empty()) out += " STYLE=\"" + std::string(cell_style(type)) + "\"";
      out += "><FONT POINT-SIZE=\"8\">" + cell_word(type) + "</FONT></TD>";
    }
    if (legend.types.empty()) out += "<TD></TD>";
    return out + "</TR></TABLE>";
  }

  const KnowledgeGraph& graph_;
  const Picture& picture_;
  const Theme theme_;
  Labels labels_ = Labels::kShown;
  std::string out_;
};

}  // namespace

std::string to_dot(const GraphView& view, const Neighborhood& part, const PictureOptions& options) {
  const Picture picture = compose(view, part, options);
  return DotWriter(view.graph(), picture, options.theme).whole(options.title);
}

std::string to_dot(const GraphView& view, const PictureOptions& options) {
  return to_dot(view, whole(view), options);
}

std::string bare_dot(const KnowledgeGraph& graph, const Picture& picture, Arrangement arrangement,
                     Theme theme) {
  return DotWriter(graph, picture, theme).bare(arrangement);
}

}  // namespace dossier
