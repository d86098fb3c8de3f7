// The article of a page: which element holds it, and its text as blocks.
//
// Prose is what tells an article from the page around it: long stretches of text with few links.
// Every element gets as its score the characters of such stretches below it, links subtracted. An
// element that is marked as the article (itemprop articleBody, <article>, <main>) is believed when
// it holds at least a third of the page's prose; of several, the one with most prose. Else the
// article is the deepest element that still holds most of the prose: from the body down, as long as
// one child holds kMostOfIt of its parent's score. This is the idea of Readability (Arc90, 2009;
// Kohlschuetter et al., "Boilerplate Detection using Shallow Text Features", WSDM 2010) without its
// weights.
//
// Below the article, elements that are never text, or whose class says that they are not
// (data/boilerplate.tsv, kind "class"), are passed over, and so are short stretches that are mostly
// links. Cost: linear in the page times its bounded depth.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "text/boilerplate.h"
#include "text/head_lines.h"
#include "text/html_page.h"
#include "text/words.h"

namespace dossier {
namespace {

constexpr std::size_t kShortestProse = 60;  // bytes of a stretch that counts
constexpr double kMostOfIt = 0.7;

constexpr std::array<std::string_view, 22> kNeverText = {
    "nav",    "aside",  "footer", "script", "style",  "form",     "noscript", "template",
    "iframe", "svg",    "button", "input",  "select", "textarea", "object",   "video",
    "audio",  "dialog", "menu",   "head",   "math",   "canvas"};
constexpr std::array<std::string_view, 30> kBlockTags = {
    "p",  "div", "section",    "article", "main",       "header", "h1",    "h2",
    "h3", "h4",  "h5",         "h6",      "li",         "ul",     "ol",    "dl",
    "dt", "dd",  "blockquote", "figure",  "figcaption", "table",  "tbody", "tr",
    "td", "th",  "pre",        "hr",      "body",       "center"};
constexpr std::array<std::string_view, 4> kNeverRoles = {"navigation", "complementary",
                                                         "contentinfo", "search"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_never_text(const GumboNode* node) {
  if (!is_element(node)) return false;
  if (is_in(kNeverText, tag_of(node)) || is_in(kNeverRoles, attribute_of(node, "role")))
    return true;
  if (gumbo_get_attribute(&node->v.element.attributes, "hidden") ||
      attribute_of(node, "aria-hidden") == "true")
    return true;
  const std::string style = to_lower(attribute_of(node, "style"));
  return style.find("display:none") != std::string::npos ||
         style.find("display: none") != std::string::npos;
}

/// Text of one run without a block inside: how much, and how much of it in links.
struct Run {
  std::string text;
  std::size_t linked = 0;  // bytes
  double prose() const {
    const std::size_t size = trim(text).size();
    return size < kShortestProse || linked * 2 > size ? 0.0 : static_cast<double>(size - linked);
  }
};

/// Scores of all elements below `node`; returns its own. Inline text is gathered in `run` up to the
/// next block.
class Scorer {
 public:
  double score(const GumboNode* node) const {
    const auto found = scores_.find(node);
    return found == scores_.end() ? 0.0 : found->second;
  }

  void walk(const GumboNode* body) {
    visit(body, false);
    flush();
  }

 private:
  void visit(const GumboNode* node, bool linked) {
    if (is_never_text(node)) return;
    if (!is_element(node)) {
      const std::string text = text_of(node);
      run_.text += text;
      if (linked) run_.linked += text.size();
      return;
    }
    const bool block = is_in(kBlockTags, tag_of(node));
    if (block) flush();
    if (block) open_.push_back(node);
    for (const GumboNode* child : children_of(node)) visit(child, linked || tag_of(node) == "a");
    if (block) flush();
    if (block) open_.pop_back();
  }

  void flush() {
    const double prose = run_.prose();
    run_ = {};
    if (prose > 0)
      for (const GumboNode* element : open_) scores_[element] += prose;
  }

  Run run_;
  std::vector<const GumboNode*> open_;
  std::unordered_map<const GumboNode*, double> scores_;  // asked only, never walked
};

const GumboNode* body_of(const HtmlPage& page) {
  const auto bodies = elements_with(page.root(), "body");
  return bodies.empty() ? page.root() : bodies.front();
}

void collect_marked(const GumboNode* node, std::array<std::vector<const GumboNode*>, 3>& found) {
  if (is_never_text(node) || !is_element(node)) return;
  if (attribute_of(node, "itemprop").find("articleBody") != std::string_view::npos)
    found[0].push_back(node);
  if (tag_of(node) == "article" || attribute_of(node, "role") == "article")
    found[1].push_back(node);
  if (tag_of(node) == "main" || attribute_of(node, "role") == "main") found[2].push_back(node);
  for (const GumboNode* child : children_of(node)) collect_marked(child, found);
}

const GumboNode* find_article(const GumboNode* body, const Scorer& scorer) {
  std::array<std::vector<const GumboNode*>, 3> marked;
  collect_marked(body, marked);
  for (const auto& nodes : marked) {
    const GumboNode* best = nullptr;
    for (const GumboNode* node : nodes)
      if (!best || scorer.score(node) > scorer.score(best)) best = node;
    if (best && scorer.score(best) > 0 && scorer.score(best) * 3 >= scorer.score(body)) return best;
  }
  const GumboNode* at = body;
  for (bool deeper = true; deeper;) {
    deeper = false;
    for (const GumboNode* child : children_of(at)) {
      const std::string_view tag = tag_of(child);
      if (tag == "p" || tag == "li" || tag == "td" || tag == "pre" || tag == "blockquote") continue;
      if (scorer.score(child) == 0 || scorer.score(child) < kMostOfIt * scorer.score(at)) continue;
      at = child;
      deeper = true;
      break;
    }
  }
  return at;
}

/// Writes the article's blocks.
class Writer {
 public:
  Writer(const Scorer& scorer, const GumboNode* article)
      : scorer_(scorer), whole_(scorer.score(article)) {}

  std::string write(const GumboNode* article, std::string_view title) {
    visit(article, {});
    flush({});
    const std::string first = blocks_.substr(0, blocks_.find("\n\n"));
    const bool titled = titled_ || title.empty() || fold(first) == fold(title);
    if (!titled && !blocks_.empty()) blocks_ = "# " + squeeze(title) + "\n\n" + blocks_;
    return std::move(blocks_);
  }

 private:
  struct Place {
    std::string_view mark;  // what its blocks start with
    bool linked = false;
    bool kept_lines = false;  // inside <pre>
  };

  bool is_passed_over(const GumboNode* node) const {
    if (is_never_text(node)) return true;
    if (!is_element(node) || scorer_.score(node) * 2 >= whole_) return false;
    if (tag_of(node) == "table" && scorer_.score(node) == 0) return true;
    return is_boilerplate_class(attribute_of(node, "class")) ||
           is_boilerplate_class(attribute_of(node, "id"));
  }

  static std::string_view mark_of(std::string_view tag, std::string_view outer) {
    if (tag == "h1") return "# ";
    if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '2' && tag[1] <= '6') return "## ";
    if (tag == "li") return "• ";
    if (tag == "figcaption") return "Caption: ";
    return outer;
  }

  void visit(const GumboNode* node, Place place) {
    if (is_passed_over(node)) return;
    if (!is_element(node)) return take_text(text_of(node), place);
    const std::string_view tag = tag_of(node);
    if (tag == "br") run_.text += '\n';
    if (tag == "q") run_.text += "“";
    const bool block = is_in(kBlockTags, tag);
    const Place inside = {.mark = mark_of(tag, place.mark),
                          .linked = place.linked || tag == "a",
                          .kept_lines = place.kept_lines || tag == "pre"};
    if (block) flush(place.mark);
    for (const GumboNode* child : children_of(node)) visit(child, inside);
    if (tag == "q") run_.text += "”";
    if (block) flush(inside.mark);
  }

  void take_text(const std::string& text, Place place) {
    for (char c : text)
      run_.text += !place.kept_lines && (c == '\n' || c == '\r' || c == '\t') ? ' ' : c;
    if (place.linked) run_.linked += text.size();
  }

  void flush(std::string_view mark) {
    Run run = std::exchange(run_, {});
    for (std::size_t at = 0; at < run.text.size();) {
      const std::size_t end = std::min(run.text.find("\n\n", at), run.text.size());
      write_block(std::string_view(run.text).substr(at, end - at), mark, run.linked);
      at = end + 2;
    }
  }

  void write_block(std::string_view text, std::string_view mark, std::size_t linked) {
    std::string lines;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = squeeze(text.substr(at, end - at));
      if (!line.empty()) lines += (lines.empty() ? "" : "\n") + line;
      at = end + 1;
    }
    const bool links = linked * 10 > lines.size() * 7 && !ends_sentence(lines) && mark != "# ";
    if (lines.empty() || links) return;
    if (mark == "Caption: " && caption_label_bytes(lines) > 0) mark = {};
    if (mark == "# " || mark == "## ") std::replace(lines.begin(), lines.end(), '\n', ' ');
    if (mark == "# " && titled_) mark = "## ";
    titled_ = titled_ || mark == "# ";
    blocks_ += (blocks_.empty() ? "" : "\n\n") + std::string(mark) + lines;
  }

  const Scorer& scorer_;
  double whole_;
  Run run_;
  std::string blocks_;
  bool titled_ = false;
};

}  // namespace

std::string article_of(const HtmlPage& page, std::string_view title) {
  const GumboNode* body = body_of(page);
  Scorer scorer;
  scorer.walk(body);
  const GumboNode* article = find_article(body, scorer);
  return Writer(scorer, article).write(article, title);
}

}  // namespace dossier
