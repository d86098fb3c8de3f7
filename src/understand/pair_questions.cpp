// Features of two mentions of events: are they one?
//
// Only what stands in the text counts here, and not which roles were given: who is subject, object or owner of each trigger.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "base/limits.h"
#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/event_questions.h"
#include "understand/feature_bag.h"
#include "understand/tree_path.h"

namespace dossier {
namespace {

std::string_view compared(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty() ? "neither" : "one";
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.empty() ? "apart" : "shared";
}

std::string_view modes_compared(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a == b ? "none" : "one";
  return a == b ? "same" : "apart";
}

std::string tenth_of_cosine(const WordVectors& vectors, std::uint32_t a, std::uint32_t b) {
  const float* x = vectors.values.data() + a * vectors.width;
  const float* y = vectors.values.data() + b * vectors.width;
  float xy = 0, xx = 0, yy = 0;
  for (std::size_t i = 0; i < vectors.width; ++i)
    xy += x[i] * y[i], xx += x[i] * x[i], yy += y[i] * y[i];
  return std::to_string(std::lround(std::floor(10 * xy / std::sqrt(xx * yy + 1e-9f))));
}

std::string few(std::size_t count) {
  return std::to_string(std::min<std::size_t>(count, 6));
}

}  // namespace

PairQuestions::PairQuestions(const EventScene& scene, const std::vector<EventDraft>& drafts)
    : scene_(scene), drafts_(drafts) {
  for (const EventDraft& draft : drafts) {
    Parties parties;
    const Tree& tree = scene.reading.tree(draft.trigger);
    const auto add = [&](std::string_view path, std::set<std::uint32_t>& to) {
      for (const TokenAt at : {draft.trigger, draft.put})
        for (std::uint32_t i : fillers(tree, at.token, path))
          if (const auto entity = scene.entities.at({at.sentence, i})) to.insert(*entity);
    };
    for (std::string_view path : {"nsubj", "poss", "nmod:by"}) add(path, parties.actors);
    for (std::string_view path : {"obj", "iobj", "nmod:of", "nmod:on", "nmod:against", "nmod:with",
                                  "nmod:between", "nmod:to"})
      add(path, parties.others);
    const auto around = scene.attributions.around(draft.put);
    if (!around.empty()) parties.speaker = scene.attributions.all[around.back()].source;
    parties_.push_back(std::move(parties));
  }
}

std::vector<std::uint32_t> PairQuestions::earlier(std::size_t draft) const {
  std::vector<std::uint32_t> found;
  for (std::size_t e = draft; e-- > 0 && found.size() < kMaxEarlierEvents;)
    if (drafts_[e].category == drafts_[draft].category)
      found.push_back(static_cast<std::uint32_t>(e));
  return found;
}

Question PairQuestions::ask(std::size_t d, std::uint32_t e) const {
  const EventDraft &later = drafts_[d], &earlier = drafts_[e];
  const Token &word = scene_.reading.token(later.trigger),
              &other = scene_.reading.token(earlier.trigger);
  const std::string lemma = to_lower(word.lemma), earlier_lemma = to_lower(other.lemma);
  Question question;
  question.rows[0] = scene_.row(later.trigger);
  question.rows[1] = scene_.row(earlier.trigger);
  FeatureBag bag;
  const std::string &category = later.category, tags = word.upos + '/' + other.upos;
  bag.add("pair", category);
  bag.add_with(tags, "lemmas", lemma == earlier_lemma ? "same" : "other");
  bag.add("lemma-pair",
          lemma < earlier_lemma ? lemma + '/' + earlier_lemma : earlier_lemma + '/' + lemma);
  bag.add_with(category, "modes", modes_compared(later.mode, earlier.mode));
  bag.add("cosine", tenth_of_cosine(scene_.reading.vectors, question.rows[0], question.rows[1]));
  const std::uint32_t apart = later.trigger.sentence - earlier.trigger.sentence;
  bag.add_with(category, "sentences-apart", few(apart));
  std::size_t between = 0;
  for (std::size_t x = e + 1; x < d; ++x) between += drafts_[x].category == category;
  bag.add("between", few(between));
  const bool title = scene_.reading.block_kind(earlier.trigger.sentence) == BlockKind::kTitle;
  bag.add_with(title ? "title" : "text", "headline", few(apart));
  bag.add_with(tags, "definite", later.definite ? "yes" : "no");
  const Parties &ours = parties_[d], &theirs = parties_[e];
  const auto actors = compared(ours.actors, theirs.actors),
             others = compared(ours.others, theirs.others);
  bag.add_with(tags, "actors", actors);
  bag.add_with(tags, "others", others);
  bag.add_with(title ? "title" : "text", "parties",
               std::string(actors) + '/' + std::string(others));
  bag.add("crossed", compared(ours.actors, theirs.others));
  bag.add("crossed-back", compared(ours.others, theirs.actors));
  bag.add("speakers", !ours.speaker || !theirs.speaker ? "one"
                      : ours.speaker == theirs.speaker ? "same"
                                                       : "apart");
  bag.add("cues", scene_.cued.contains(later.trigger) ? "yes" : "no");
  bag.add("later", word.upos + '/' + word.deprel);
  if (apart == 0)
    bag.add("path", path_between(scene_.reading.tree(later.trigger), later.trigger.token,
                                 earlier.trigger.token)
                        .text());
  question.features = bag.take();
  return question;
}

}  // namespace dossier
