#include "text/html_page.h"

#include "base/utf8.h"
#include "text/html_bounds.h"

namespace dossier {
namespace {

constexpr std::size_t kCharsetWindow = 1024;  // bytes, as the HTML standard has it

void destroy(GumboOutput* output) {
  gumbo_destroy_output(&kGumboDefaultOptions, output);
}

void append_text(const GumboNode* node, std::string& out) {
  if (!is_element(node)) {
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      out += node->v.text.text;
    return;
  }
  for (const GumboNode* child : children_of(node)) append_text(child, out);
}

void collect(const GumboNode* node, std::string_view tag, std::vector<const GumboNode*>& found) {
  if (tag_of(node) == tag) found.push_back(node);
  for (const GumboNode* child : children_of(node)) collect(child, tag, found);
}

}  // namespace

HtmlPage::HtmlPage(std::string_view html)
    : html_(bounded_html(html)),
      output_(gumbo_parse_with_options(&kGumboDefaultOptions, html_.data(), html_.size()),
              destroy) {}

bool is_element(const GumboNode* node) {
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

std::vector<const GumboNode*> children_of(const GumboNode* node) {
  if (!is_element(node)) return {};
  const GumboVector& children = node->v.element.children;
  std::vector<const GumboNode*> out;
  for (unsigned i = 0; i < children.length; ++i)
    out.push_back(static_cast<const GumboNode*>(children.data[i]));
  return out;
}

std::string_view tag_of(const GumboNode* node) {
  return is_element(node) ? gumbo_normalized_tagname(node->v.element.tag) : "";
}

std::string_view attribute_of(const GumboNode* node, const char* name) {
  if (!is_element(node)) return {};
  const GumboAttribute* attribute = gumbo_get_attribute(&node->v.element.attributes, name);
  return attribute ? attribute->value : "";
}

std::string text_of(const GumboNode* node) {
  std::string out;
  append_text(node, out);
  return out;
}

std::vector<const GumboNode*> elements_with(const GumboNode* node, std::string_view tag) {
  std::vector<const GumboNode*> found;
  collect(node, tag, found);
  return found;
}

std::string declared_charset(std::string_view html) {
  const std::string start = to_lower(html.substr(0, kCharsetWindow));
  const std::size_t at = start.find("charset=");
  if (at == std::string::npos) return {};
  const std::size_t begin = start.find_first_not_of("\"' ", at + 8);
  if (begin == std::string::npos) return {};
  return start.substr(begin, start.find_first_of("\"' ;/>", begin) - begin);
}

}  // namespace dossier
