#include "export/text_picture.h"

#include <unicode/uchar.h>

#include <set>

#include "base/utf8.h"
#include "export/wording.h"

namespace dossier {
namespace {

enum class Way { kOut, kIn, kBoth };

std::string shaft(Manner manner) {
  switch (manner) {
    case Manner::kStated:
      return "────";
    case Manner::kHedged:
      return "╌╌╌╌";
    case Manner::kPossible:
      return "····";
    default:
      return "─╳──";
  }
}

std::string drawn(Manner manner, Way way) {
  switch (way) {
    case Way::kOut:
      return text_line(manner);
    case Way::kIn:
      return "◀" + shaft(manner);
    default:
      return shaft(manner) + " ";
  }
}

class TextWriter {
 public:
  TextWriter(const KnowledgeGraph& graph, const Picture& picture)
      : graph_(graph), picture_(picture) {}

  std::string run(const std::string& title) {
    if (!title.empty()) out_ += for_terminal(title) + "\n\n";
    for (NodeIndex node : picture_.nodes) write_node(node);
    write_legend();
    return out_;
  }

 private:
  void write_node(NodeIndex node) {
    std::vector<std::size_t> mine;
    for (std::size_t i = 0; i < picture_.lines.size(); ++i) {
      const Line& line = picture_.lines[i];
      if ((line.from == node || line.to == node) && written_.insert(i).second) mine.push_back(i);
    }
    if (mine.empty() && !picture_.is_asked(node)) return;
    out_ += name(node) + "\n";
    for (std::size_t i = 0; i < mine.size(); ++i)
      write_line(picture_.lines[mine[i]], node, i + 1 == mine.size());
    out_ += "\n";
  }

  void write_line(const Line& line, NodeIndex node, bool is_last) {
    const bool out = line.from == node;
    const Way way = line.symmetric ? Way::kBoth : out ? Way::kOut : Way::kIn;
    out_ += (is_last ? "└" : "├") + std::string(" ") + drawn(line.manner, way) + " " +
            name(out ? line.to : line.from) + "\n";
    for (const std::string& text : label_texts(line))
      out_ += (is_last ? " " : "│") + std::string("        ") + for_terminal(text) + "\n";
  }

  std::string name(NodeIndex node) const {
    return for_terminal(node_text(graph_, picture_, node)) + " (" +
           std::string(to_string(graph_.nodes[node].type)) + ")";
  }

  void write_legend() {
    const Legend legend = legend_of(graph_, picture_);
    for (Manner manner : legend.manners)
      out_ += text_line(manner) + "  " + std::string(legend_word(manner)) + "\n";
    const std::string left_out = left_out_text(picture_, Labels::kShown);
    if (!left_out.empty()) out_ += left_out + "\n";
    for (const std::string& footnote : footnote_texts(graph_, picture_.footnotes))
      out_ += for_terminal(footnote) + "\n";
  }

  const KnowledgeGraph& graph_;
  const Picture& picture_;
  std::set<std::size_t> written_;
  std::string out_;
};

}  // namespace

std::string text_line(Manner manner) {
  return shaft(manner) + "▶";
}

std::string text_mark(Manner manner) {
  switch (manner) {
    case Manner::kStated:
      return "●";
    case Manner::kHedged:
      return "○";
    case Manner::kPossible:
      return "◌";
    default:
      return "✕";
  }
}

std::string for_terminal(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    const auto category = u_charType(static_cast<UChar32>(c.value));
    const bool joins = c.value == 0x200C || c.value == 0x200D;  // letters of Persian, of Hindi
    if (category == U_CONTROL_CHAR)
      out += ' ';
    else if (category != U_FORMAT_CHAR || joins)
      append_utf8(out, c.value);
    at += c.bytes;
  }
  return squeeze(out);
}

std::string text_picture(const GraphView& view, const Neighborhood& part,
                         const PictureOptions& options) {
  const Picture picture = compose(view, part, options);
  return TextWriter(view.graph(), picture).run(options.title);
}

}  // namespace dossier
