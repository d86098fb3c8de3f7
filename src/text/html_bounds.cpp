// The HTML5 algorithm, and Gumbo with it, takes time and memory that grow with the square of the
// nesting, and more with style tags that are never closed, since each paragraph opens all of them
// again; Gumbo builds and frees its tree by recursion, too. A page of a few megabytes can so stop a
// program. This pass reads tags alone, in one sweep with a stack, and writes pages whose depth and
// size are bounded, whatever comes in. Scripts and styles are copied as they are, comments and
// declarations left out; a well-formed page comes out with the same meaning.
//
// Limits: a closing tag that HTML5 would pass over (</div> of a div outside the table) closes what
// is open here.
#include "text/html_bounds.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "base/limits.h"

namespace dossier {
namespace {

constexpr std::array<std::string_view, 14> kVoid = {"area",  "base",   "br",    "col",  "embed",
                                                    "hr",    "img",    "input", "link", "meta",
                                                    "param", "source", "track", "wbr"};
constexpr std::array<std::string_view, 17> kDropped = {
    "b",      "big",    "code", "em", "font",      "i",        "nobr",  "s",       "small",
    "strike", "strong", "tt",   "u",  "plaintext", "frameset", "frame", "noframes"};
constexpr std::array<std::string_view, 4> kRaw = {"script", "style", "textarea", "title"};
// An opening tag of one of these closes one of its kind that is still open, as far as the nearest
// container.
constexpr std::array<std::string_view, 8> kUnclosed = {"p",      "li", "dt", "dd",
                                                       "option", "tr", "td", "th"};
constexpr std::array<std::string_view, 12> kContainers = {
    "ul",      "ol",         "dl",   "table",  "div",    "article",
    "section", "blockquote", "main", "select", "figure", "body"};

constexpr std::size_t kMostPieces =
    1'000;  // a tag with more loses its attributes, which Gumbo compares in pairs

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The kind that closes this one as its own kind does.
std::string_view sibling_of(std::string_view name) {
  if (name == "td") return "th";
  if (name == "th") return "td";
  if (name == "dt") return "dd";
  return name == "dd" ? "dt" : name;
}

struct Tag {
  std::string name;     // small letters; empty where no tag starts
  std::size_t end = 0;  // one past ">"
  bool closing = false;
  bool complete = false;   // ends in ">"; HTML passes over one that does not
  std::size_t pieces = 0;  // marks that may set attributes apart
};

/// The name behind the "<" or "</" at `at`.
std::string name_at(std::string_view html, std::size_t at) {
  std::string name;
  for (std::size_t i = at + 1 + (html.substr(at + 1).starts_with('/'));
       i < html.size() && name.size() < 32; ++i) {
    const char c = html[i], small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    const bool letter = small >= 'a' && small <= 'z';
    if (!letter && (name.empty() || !((c >= '0' && c <= '9') || c == '-' || c == ':'))) break;
    name += small;
  }
  return name;
}

Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  tag.name = name_at(html, at);
  tag.closing = html.substr(at + 1).starts_with('/');
  std::size_t i = at + 1 + tag.closing + tag.name.size();
  char quote = 0;
  for (char before = 0; i < html.size() && (quote != 0 || html[i] != '>'); ++i) {
    const char c = html[i];
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    tag.pieces += space || c == '/' || c == '"' || c == '\'';
    if (quote != 0)
      quote = c == quote ? 0 : quote;
    else if ((c == '"' || c == '\'') && before == '=')
      quote = c;
    if (!space) before = c;
  }
  tag.complete = i < html.size();
  tag.end = std::min(i + 1, html.size());
  return tag;
}

std::size_t find_closing(std::string_view html, std::string_view name, std::size_t at) {
  for (; (at = html.find("</", at)) != std::string_view::npos; ++at)
    if (name_at(html, at) == name) return at;
  return html.size();
}

class Bounder {
 public:
  explicit Bounder(std::string_view html) : html_(html) {}

  std::string run() {
    for (std::size_t at = 0; at < html_.size();) {
      const std::size_t tag = std::min(html_.find('<', at), html_.size());
      out_ += html_.substr(at, tag - at);
      at = tag < html_.size() ? take_markup(tag) : tag;
    }
    while (!open_.empty()) close_top();
    return std::move(out_);
  }

 private:
  /// Handles what starts with "<" at `at`; returns where the text goes on.
  std::size_t take_markup(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) return skip_to("-->", at + 2);
    if (html_.substr(at).starts_with("<!") || html_.substr(at).starts_with("<?"))
      return skip_to(">", at);
    const Tag tag = tag_at(html_, at);
    if (tag.name.empty()) {
      out_ += "&lt;";
      return at + 1;
    }
    if (is_in(kDropped, tag.name) || !tag.complete) return tag.end;
    if (tag.closing) {
      close(tag.name);
      return tag.end;
    }
    return open(at, tag);
  }

  std::size_t open(std::size_t at, const Tag& tag) {
    if (is_in(kUnclosed, tag.name)) close_alike(tag.name);
    if (elements_ == kMaxHtmlElements ||
        (open_.size() == kMaxHtmlDepth && !is_in(kVoid, tag.name))) {
      out_ += ' ';
      return tag.end;
    }
    ++elements_;
    if (is_in(kRaw, tag.name)) {
      const std::size_t end = find_closing(html_, tag.name, tag.end);
      copy(at, end);
      out_ += "</" + tag.name + ">";
      return end == html_.size() ? end : tag_at(html_, end).end;
    }
    if (tag.pieces > kMostPieces)
      out_ += "<" + tag.name + ">";
    else
      copy(at, tag.end);
    if (!is_in(kVoid, tag.name)) {
      open_.push_back(tag.name);
      ++count_[tag.name];
    }
    return tag.end;
  }

  void close(const std::string& name) {
    const auto count = count_.find(name);
    if (count == count_.end() || count->second == 0) return;
    while (open_.back() != name) close_top();
    close_top();
  }

  void close_alike(std::string_view name) {
    const std::string_view other = sibling_of(name);
    for (std::size_t i = open_.size(); i > 0 && !is_in(kContainers, open_[i - 1]); --i) {
      if (open_[i - 1] != name && open_[i - 1] != other) continue;
      while (open_.size() >= i) close_top();
      return;
    }
  }

  void close_top() {
    out_ += "</" + open_.back() + ">";
    --count_[open_.back()];
    open_.pop_back();
  }

  std::size_t skip_to(std::string_view mark, std::size_t at) const {
    const std::size_t found = html_.find(mark, at);
    return found == std::string_view::npos ? html_.size() : found + mark.size();
  }

  std::size_t copy(std::size_t begin, std::size_t end) {
    out_ += html_.substr(begin, end - begin);
    return end;
  }

  std::string_view html_;
  std::string out_;
  std::vector<std::string> open_;
  std::map<std::string, std::size_t> count_;
  std::size_t elements_ = 0;
};

}  // namespace

std::string bounded_html(std::string_view html) {
  return Bounder(html).run();
}

}  // namespace dossier
