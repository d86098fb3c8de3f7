// The HTML5 algorithm, and Gumbo with it, takes time and memory that grow with the square of the
// nesting, and more with style tags that are never closed, since each paragraph opens all of them
// again; Gumbo builds and frees its tree by recursion, too. A page of a few megabytes can so stop a
// program. This pass reads tags alone, in one sweep with a stack, and writes pages whose depth and
// size are bounded, whatever comes in. For that, no "<" may mean more to Gumbo than it does here: a
// tag ends where the tokenizer of HTML5 ends it, "<" in a title is written "&lt;", and of the other
// elements whose content is not markup only metadata (JSON-LD) is kept, with "<" as JSON escapes
// it. Comments and declarations are left out; a well-formed page comes out with the same meaning.
// Source: the WHATWG HTML Standard, 13.2.5 "Tokenization" and 13.2.6.5 "foreign content".
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
// Those that end a drawing or formula and are void there, too; the others nest inside.
constexpr std::array<std::string_view, 5> kVoidEverywhere = {"br", "embed", "hr", "img", "meta"};
constexpr std::array<std::string_view, 2> kForeign = {"svg", "math"};
constexpr std::array<std::string_view, 2> kOnce = {"html", "body"};
constexpr std::array<std::string_view, 18> kDropped = {
    "b",      "big",    "code", "em", "font",      "i",        "nobr",  "s",        "small",
    "strike", "strong", "tt",   "u",  "plaintext", "frameset", "frame", "noframes", "xmp"};
constexpr std::array<std::string_view, 2> kRawText = {"textarea", "title"};
constexpr std::array<std::string_view, 4> kRawHidden = {"script", "style", "iframe", "noembed"};
// An opening tag of one of these closes one of its kind that is still open, as far as the nearest
// container.
constexpr std::array<std::string_view, 8> kUnclosed = {"p",      "li", "dt", "dd",
                                                       "option", "tr", "td", "th"};
constexpr std::array<std::string_view, 12> kContainers = {
    "ul",      "ol",         "dl",   "table",  "div",    "article",
    "section", "blockquote", "main", "select", "figure", "body"};

// A tag with more loses its attributes, which Gumbo compares in pairs.
constexpr std::size_t kMostAttributes = 200;
constexpr std::size_t kLongestName = 32;  // bytes

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

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

struct Tag {
  std::string name;     // small letters; empty where no tag starts
  std::size_t end = 0;  // one past ">"
  bool closing = false;
  bool complete = false;  // ends in ">"; HTML passes over one that does not
  std::size_t attributes = 0;
};

/// The name behind the "<" or "</" at `at`, up to white space, "/" or ">".
std::string name_at(std::string_view html, std::size_t at) {
  std::string name;
  for (std::size_t i = at + 1 + (html.substr(at + 1).starts_with('/')); i < html.size(); ++i) {
    const char c = html[i], small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (is_space(c) || c == '/' || c == '>') break;
    if (name.empty() && !(small >= 'a' && small <= 'z')) break;
    name += small;
  }
  return name;
}

/// True for a name that all parsers read alike.
bool is_plain(std::string_view name) {
  return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '-';
         });
}

/// Where in a tag the tokenizer of HTML5 is, past the tag's name.
enum class Place { kBeforeName, kName, kAfterName, kBeforeValue, kUnquoted, kDouble, kSingle };

/// The place behind `c`, which is not the ">" that ends the tag.
Place step(Place place, char c) {
  switch (place) {
    case Place::kBeforeName:
      return is_space(c) || c == '/' ? place : Place::kName;
    case Place::kName:
    case Place::kAfterName:
      if (is_space(c)) return Place::kAfterName;
      if (c == '/') return Place::kBeforeName;
      return c == '=' ? Place::kBeforeValue : Place::kName;
    case Place::kBeforeValue:
      if (c == '"') return Place::kDouble;
      if (c == '\'') return Place::kSingle;
      return is_space(c) ? place : Place::kUnquoted;
    case Place::kUnquoted:
      return is_space(c) ? Place::kBeforeName : place;
    case Place::kDouble:
      return c == '"' ? Place::kBeforeName : place;
    case Place::kSingle:
      return c == '\'' ? Place::kBeforeName : place;
  }
  return place;
}

Tag tag_at(std::string_view html, std::size_t at) {
  Tag tag;
  tag.name = name_at(html, at);
  tag.closing = html.substr(at + 1).starts_with('/');
  std::size_t i = at + 1 + tag.closing + tag.name.size();
  for (Place place = Place::kBeforeName; i < html.size(); ++i) {
    if (html[i] == '>' && place != Place::kDouble && place != Place::kSingle) break;
    const Place next = step(place, html[i]);
    tag.attributes += next == Place::kName && place != Place::kName;
    place = next;
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

std::string replace_all(std::string_view text, char mark, std::string_view with) {
  std::string out;
  for (char c : text)
    if (c == mark)
      out += with;
    else
      out += c;
  return out;
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
    if (!tag.complete || !is_plain(tag.name) || is_in(kDropped, tag.name)) return tag.end;
    if (tag.closing) {
      close(tag.name);
      return tag.end;
    }
    return open(at, tag);
  }

  std::size_t open(std::size_t at, const Tag& tag) {
    if (is_in(kUnclosed, tag.name)) close_alike(tag.name);
    if (is_in(kRawHidden, tag.name)) return take_hidden(at, tag);
    const bool empty = is_void(tag.name);
    if (elements_ == kMaxHtmlElements || (open_.size() == kMaxHtmlDepth && !empty)) {
      out_ += ' ';
      return tag.end;
    }
    if (is_in(kOnce, tag.name) && ++times_[tag.name] > 1) return tag.end;
    ++elements_;
    out_ += start_of(at, tag);
    if (is_in(kRawText, tag.name)) {
      const std::size_t end = find_closing(html_, tag.name, tag.end);
      out_ += replace_all(html_.substr(tag.end, end - tag.end), '<', "&lt;");
      out_ += "</" + tag.name + ">";
      return past_tag(end);
    }
    if (!empty) {
      open_.push_back(tag.name);
      ++count_[tag.name];
    }
    return tag.end;
  }

  /// An element that shows no text: dropped with its content, unless it is metadata.
  std::size_t take_hidden(std::size_t at, const Tag& tag) {
    const std::size_t end = find_closing(html_, tag.name, tag.end);
    const std::string_view content = html_.substr(tag.end, end - tag.end);
    const std::string start = start_of(at, tag);
    const bool metadata = tag.name == "script" &&
                          start.find("application/ld+json") != std::string::npos && !in_foreign() &&
                          content.find("<!--") == std::string_view::npos;
    if (metadata && elements_ < kMaxHtmlElements) {
      ++elements_;
      out_ += start + replace_all(content, '<', "\\u003c") + "</script>";
    }
    return past_tag(end);
  }

  /// The opening tag as it is written.
  std::string start_of(std::size_t at, const Tag& tag) const {
    if (tag.attributes > kMostAttributes) return "<" + tag.name + ">";
    return std::string(html_.substr(at, tag.end - at));
  }

  bool in_foreign() const {
    return std::any_of(kForeign.begin(), kForeign.end(), [&](std::string_view name) {
      const auto count = count_.find(name);
      return count != count_.end() && count->second > 0;
    });
  }

  bool is_void(std::string_view name) const {
    return is_in(kVoidEverywhere, name) || (is_in(kVoid, name) && !in_foreign());
  }

  std::size_t past_tag(std::size_t at) const {
    return at == html_.size() ? at : tag_at(html_, at).end;
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

  std::string_view html_;
  std::string out_;
  std::vector<std::string> open_;
  std::map<std::string, std::size_t, std::less<>> count_;  // of what is open
  std::map<std::string, std::size_t> times_;               // how often one of kOnce came
  std::size_t elements_ = 0;
};

}  // namespace

std::string bounded_html(std::string_view html) {
  return Bounder(html).run();
}

}  // namespace dossier
