#include "language/name_score.h"

#include "base/utf8.h"

namespace dossier {
namespace {

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

Span without_article(std::string_view text, Span span) {
  constexpr std::string_view kArticle = "the ";
  const std::string_view name = span.of(text);
  if (name.size() > kArticle.size() && to_lower(name.substr(0, kArticle.size())) == kArticle)
    span.begin += static_cast<std::uint32_t>(kArticle.size());
  return span;
}

std::set<MarkedName> counted(std::string_view text, const std::vector<MarkedName>& names,
                             const std::set<std::string>& types) {
  std::set<MarkedName> out;
  for (const MarkedName& name : names)
    if (types.contains(name.type)) out.insert({without_article(text, name.span), name.type});
  return out;
}

}  // namespace

double NameCounts::precision() const {
  return share(right, found);
}

double NameCounts::recall() const {
  return share(right, gold);
}

double NameCounts::f1() const {
  return share(2 * right, gold + found);
}

std::set<std::string> marked_types(std::span<const NamedText> gold) {
  std::set<std::string> out;
  for (const NamedText& document : gold)
    for (const MarkedName& name : document.names) out.insert(name.type);
  return out;
}

std::map<std::string, NameCounts> score_names(std::span<const NamedText> gold,
                                              std::span<const std::vector<MarkedName>> found,
                                              const std::set<std::string>& types) {
  std::map<std::string, NameCounts> out;
  for (const std::string& type : types) out[type] = {};
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const auto marked = counted(gold[i].text, gold[i].names, types);
    for (const MarkedName& name : marked) ++out[name.type].gold;
    for (const MarkedName& name : counted(gold[i].text, found[i], types)) {
      ++out[name.type].found;
      out[name.type].right += marked.contains(name);
    }
  }
  return out;
}

NameCounts sum_of(const std::map<std::string, NameCounts>& counts) {
  NameCounts out;
  for (const auto& [type, count] : counts) {
    out.gold += count.gold;
    out.found += count.found;
    out.right += count.right;
  }
  return out;
}

}  // namespace dossier
