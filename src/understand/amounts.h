// Finds sums of money.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "understand/lexicon.h"
#include "understand/tree.h"

namespace dossier {

/// True where token `i` is money: a number with a sign or name of currency ("$3 million",
/// "€25,000", "90 million crowns"), as function_words.tsv knows them.
bool is_money(const Tree& tree, std::uint32_t i, const Lexicon& lexicon);

/// The head of the first sum of money that `at` governs, at most two steps below it; `skip` says
/// which words keep theirs to themselves. Cost linear in the words looked at.
std::optional<std::uint32_t> find_amount(const Tree& tree, std::uint32_t at, const Lexicon& lexicon,
                                         const std::function<bool(std::uint32_t)>& skip);

}  // namespace dossier
