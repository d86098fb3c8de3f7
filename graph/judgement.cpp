#include "graph/judgement.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "base/error.h"
#include "base/limits.h"

namespace dossier {
namespace {

void settle(std::vector<Anchor>& side) {
  std::sort(side.begin(), side.end());
  side.erase(std::unique(side.begin(), side.end()), side.end());
  if (side.size() > kMaxAnchors) {
    throw Error(ErrorCode::kLimit, "a judgement about " + std::to_string(side.size()) +
                                       " members; the limit is " + std::to_string(kMaxAnchors));
  }
}

}  // namespace

JudgementId id_of(const Judgement& judgement) {
  return {hash_of(encode(Judgement{judgement.word, "", {}, ""}))};
}

std::string_view kind_of(const Judgement& judgement) {
  static constexpr std::array<std::string_view, 2> kRelations = {"same", "different"};
  if (const auto* said = std::get_if<Sameness>(&judgement.word))
    return kRelations[static_cast<std::size_t>(said->relation)];
  return std::holds_alternative<Misreading>(judgement.word) ? "wrong" : "claim";
}

Sameness sameness(Relation relation, std::vector<Anchor> one, std::vector<Anchor> other) {
  settle(one);
  settle(other);
  if (one.empty() || other.empty())
    throw Error(ErrorCode::kUsage, "a judgement needs two sides, and one is empty");
  std::vector<Anchor> both;
  std::set_intersection(one.begin(), one.end(), other.begin(), other.end(),
                        std::back_inserter(both));
  if (!both.empty())
    throw Error(ErrorCode::kUsage, "'" + both.front().name + "' stands on both sides");
  if (other < one) std::swap(one, other);
  return {relation, std::move(one), std::move(other)};
}

const Judgement& kept_of(const Judgement& a, const Judgement& b) {
  const auto rank = [](const Judgement& j) { return std::tie(j.when, j.who, j.why); };
  return rank(b) < rank(a) ? b : a;
}

std::optional<Judgement> without(const Judgement& judgement, DocumentId document) {
  const auto of_it = [&](const Anchor& anchor) { return anchor.document == document; };
  Judgement out = judgement;
  if (auto* word = std::get_if<Sameness>(&out.word)) {
    std::erase_if(word->left, of_it);
    std::erase_if(word->right, of_it);
    if (word->left.empty() || word->right.empty()) return std::nullopt;
    *word = sameness(word->relation, std::move(word->left), std::move(word->right));
  } else if (const auto* wrong = std::get_if<Misreading>(&out.word)) {
    if (wrong->document == document) return std::nullopt;
  } else {
    const auto& made = std::get<HandMade>(out.word);
    if (made.document == document || of_it(made.subject) || (made.object && of_it(*made.object)) ||
        (made.speaker && of_it(*made.speaker)))
      return std::nullopt;
  }
  return out;
}

void sort_by_effect(std::vector<Judgement>& judgements) {
  std::vector<std::tuple<Timestamp, JudgementId, std::size_t>> order;
  for (std::size_t i = 0; i < judgements.size(); ++i)
    order.emplace_back(judgements[i].when, id_of(judgements[i]), i);
  std::sort(order.begin(), order.end());
  std::vector<Judgement> out;
  for (const auto& [when, id, i] : order) out.push_back(std::move(judgements[i]));
  judgements = std::move(out);
}

}  // namespace dossier
