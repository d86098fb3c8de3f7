// A parsed HTML page, and small questions to its nodes. Private to src/text.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace dossier {

/// Owns what Gumbo made of a page; the nodes are valid as long as it lives. Nesting is bounded
/// (html_bounds.h), so that walking by recursion is safe.
class HtmlPage {
 public:
  explicit HtmlPage(std::string_view html);
  const GumboNode* root() const { return output_->root; }

 private:
  std::string html_;
  std::unique_ptr<GumboOutput, void (*)(GumboOutput*)> output_;
};

bool is_element(const GumboNode* node);
std::vector<const GumboNode*> children_of(const GumboNode* node);
/// Small letters; empty for text.
std::string_view tag_of(const GumboNode* node);
/// Empty where there is none.
std::string_view attribute_of(const GumboNode* node, const char* name);
/// All text below the node.
std::string text_of(const GumboNode* node);
/// Elements with this tag below and at `node`, in the order of the page.
std::vector<const GumboNode*> elements_with(const GumboNode* node, std::string_view tag);

/// The charset that a page declares in its first 1024 bytes, or empty.
std::string declared_charset(std::string_view html);

/// Fills what is empty from the page: JSON-LD articles first, then meta tags, then marked-up times
/// and links.
void read_page_metadata(const HtmlPage& page, Document& document);

/// The article of the page: its blocks with a blank line between, headings marked as in Markdown
/// ("# " the title), items with "• ", captions with "Caption: ". Empty when the page has no text.
std::string article_of(const HtmlPage& page, std::string_view title);

}  // namespace dossier
