#include "understand/amounts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace dossier {
namespace {

constexpr int kSteps = 2;
constexpr std::array<std::string_view, 8> kNominal = {"obj",   "iobj",   "obl",  "nmod",
                                                      "appos", "nummod", "amod", "xcomp"};
constexpr std::string_view kFigures = "0123456789.,";

bool names_currency(std::string_view word, const Lexicon& lexicon) {
  const auto& rows = lexicon.function_words.rows(to_lower(word));
  return std::any_of(rows.begin(), rows.end(), [&](std::size_t row) {
    return lexicon.function_words.at(row, 1) == "currency";
  });
}

std::optional<std::uint32_t> below(const Tree& tree, std::uint32_t at, const Lexicon& lexicon,
                                   const std::function<bool(std::uint32_t)>& skip, int steps) {
  for (std::uint32_t c : tree.children(at)) {
    bool nominal = false;
    for (std::string_view relation : kNominal)
      nominal = nominal || is_relation(tree.token(c).deprel, relation);
    if (!nominal || skip(c)) continue;
    if (is_money(tree, c, lexicon)) return c;
    if (steps > 1)
      if (const auto deeper = below(tree, c, lexicon, skip, steps - 1)) return deeper;
  }
  return std::nullopt;
}

}  // namespace

bool is_money(const Tree& tree, std::uint32_t i, const Lexicon& lexicon) {
  const Token& token = tree.token(i);
  std::string sign = token.form;
  std::erase_if(sign, [](char c) { return kFigures.find(c) != std::string_view::npos; });
  const bool number = tree.child(i, "nummod").has_value();
  if (sign.size() < token.form.size()) {
    const auto unit = [&](std::uint32_t c) { return names_currency(tree.token(c).form, lexicon); };
    return names_currency(sign, lexicon) ||
           std::any_of(tree.children(i).begin(), tree.children(i).end(), unit);
  }
  return number && (names_currency(token.form, lexicon) || names_currency(token.lemma, lexicon));
}

std::optional<std::uint32_t> find_amount(const Tree& tree, std::uint32_t at, const Lexicon& lexicon,
                                         const std::function<bool(std::uint32_t)>& skip) {
  return below(tree, at, lexicon, skip, kSteps);
}

}  // namespace dossier
