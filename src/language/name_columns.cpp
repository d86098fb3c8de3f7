// Names in columns, read line by line into documents. A name ends where its tag no longer continues
// it, so the tags of a sentence are looked at once, in order. Linear in the file.
//
// Example (tab as "|"): "Ada|B-PER", "Lind|I-PER", "slept|O" is the text "Ada Lind slept" with the
// person "Ada Lind".
#include "language/name_columns.h"

#include <algorithm>
#include <optional>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

enum class Layout { kTokenFirst, kNumbered };

bool is_tag(std::string_view text) {
  return text == "O" || (text.size() > 2 && (text.starts_with("B-") || text.starts_with("I-")));
}

/// Columns between tabs; between white space where the line has no tab.
std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> out;
  const std::string_view breaks = line.find('\t') == std::string_view::npos ? " " : "\t";
  while (!line.empty()) {
    const std::size_t end = std::min(line.find_first_of(breaks), line.size());
    if (end > 0 || breaks == "\t") out.push_back(line.substr(0, end));
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return out;
}

/// The next line, without its line break.
std::string_view next_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

Layout layout_of(std::string_view text) {
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (trim(line).empty() || line[0] == '#') continue;
    const auto columns = columns_of(line);
    const bool numbered = line.starts_with("1\t") && columns.size() > 2 && is_tag(columns[2]);
    return numbered ? Layout::kNumbered : Layout::kTokenFirst;
  }
  return Layout::kTokenFirst;
}

class Reader {
 public:
  Reader(Layout layout, const NameLabels& labels) : layout_(layout), labels_(labels) {}
  std::vector<NamedText> read(std::string_view text);

 private:
  [[noreturn]] void fail(const std::string& what) const;
  bool is_comment(std::string_view line) const;
  void token_line(std::string_view line);
  void add(std::string_view form, std::string_view tag);
  void mark(Span span, std::string_view tag);
  void end_sentence();
  void end_document();

  Layout layout_;
  const NameLabels& labels_;
  std::vector<NamedText> out_;
  NamedText document_;
  Sentence sentence_;
  std::string open_;   // label of the name that the last token stands in; empty outside
  bool kept_ = false;  // that name is of one of our types, and the last of the document's
  std::size_t units_ = 0;
  std::size_t line_ = 0;
};

void Reader::fail(const std::string& what) const {
  throw Error(ErrorCode::kInput, "names in columns, line " + std::to_string(line_) + ": " + what);
}

std::vector<NamedText> Reader::read(std::string_view text) {
  while (!text.empty()) {
    ++line_;
    const std::string_view line = next_line(text);
    if (trim(line).empty()) {
      end_sentence();
    } else if (is_comment(line)) {
      if (line.starts_with("# newdoc")) end_document();
    } else if (line.starts_with("-DOCSTART-")) {
      end_document();
    } else {
      token_line(line);
    }
  }
  end_document();
  return std::move(out_);
}

bool Reader::is_comment(std::string_view line) const {
  if (line[0] != '#' || layout_ == Layout::kNumbered) return line[0] == '#';
  return line.starts_with("# ") && !is_tag(columns_of(line).back());
}

void Reader::token_line(std::string_view line) {
  if (first_malformed(line)) fail("not UTF-8");
  const auto columns = columns_of(line);
  const bool numbered = layout_ == Layout::kNumbered;
  if (columns.size() < (numbered ? 3 : 2)) fail("a token and its tag expected");
  const std::string_view form = columns[numbered ? 1 : 0];
  const std::string_view tag = numbered ? columns[2] : columns.back();
  if (form.empty()) fail("no token");
  if (numbered && columns[0] != std::to_string(sentence_.tokens.size() + 1))
    fail("token number '" + std::string(columns[0]) + "' is out of order");
  if (!is_tag(tag)) fail("tag '" + std::string(tag) + "' is not O, B-... or I-...");
  add(form, tag);
}

void Reader::add(std::string_view form, std::string_view tag) {
  std::string& text = document_.text;
  if (!text.empty()) text += sentence_.tokens.empty() ? '\n' : ' ';
  if (text.size() + form.size() > kMaxDocumentBytes)
    throw Error(ErrorCode::kLimit, "names in columns, line " + std::to_string(line_) +
                                       ": text beyond " + std::to_string(kMaxDocumentBytes) +
                                       " bytes");
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += form;
  Token token;
  token.span = {begin, static_cast<std::uint32_t>(text.size())};
  token.form = form;
  mark(token.span, tag);
  sentence_.tokens.push_back(std::move(token));
}

/// Opens or lengthens the name that a token stands in.
void Reader::mark(Span span, std::string_view tag) {
  const std::string_view label = tag == "O" ? std::string_view() : tag.substr(2);
  const bool continues = tag[0] == 'I' && open_ == label;
  open_ = label;
  if (label.empty()) return;
  if (!continues) {
    const std::string_view type = labels_.type_of("columns", label);
    kept_ = !type.empty();
    if (kept_) document_.names.push_back({span, std::string(type)});
  } else if (kept_) {
    document_.names.back().span.end = span.end;
  }
}

void Reader::end_sentence() {
  open_.clear();
  if (sentence_.tokens.empty()) return;
  sentence_.span = {sentence_.tokens.front().span.begin, sentence_.tokens.back().span.end};
  document_.units.push_back({std::to_string(++units_), sentence_.span});
  document_.annotation.sentences.push_back(std::move(sentence_));
  sentence_ = {};
}

void Reader::end_document() {
  end_sentence();
  if (!document_.units.empty()) out_.push_back(std::move(document_));
  document_ = {};
}

}  // namespace

std::vector<NamedText> read_name_columns(std::string_view columns, const NameLabels& labels) {
  return Reader(layout_of(columns), labels).read(columns);
}

}  // namespace dossier
