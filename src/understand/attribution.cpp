// Finds who says what in a document.
//
// Three steps. Each word that attributes takes its source and content from its tree
// (understand/cue_frames.h). Each quotation is then given to a cue: the one whose content it
// overlaps, which is widened to the whole quotation over all its sentences; else a speech verb
// beside it that has no content of its own; else, when it is a sentence by itself, the speaker of
// the sentence before goes on. At last attributions are sorted and nested: one is inside another
// when its cue stands in the other's content.
//
//   Example  "It is over," Ruiz said. "We won." The second quotation has no cue: Ruiz goes on,
//   without a cue. Cost     each cue is linear in its sentence (at most kMaxSentenceTokens);
//   quotations are linear in their tokens. Limits   A quotation before the first cue of a paragraph
//   that is spoken by somebody else is given to the speaker before.
#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "base/limits.h"
#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/content.h"
#include "understand/cue_frames.h"
#include "understand/quotations.h"
#include "understand/stages.h"

namespace dossier {
namespace {

/// What a cue itself does to its content when the cue is not simply asserted: "did not say that",
/// "may announce that".
Stance under(Stance of_cue, Stance put_on_content) {
  switch (of_cue) {
    case Stance::kDenied:
      return put_on_content == Stance::kDenied ? Stance::kAsserted : Stance::kHypothetical;
    case Stance::kHypothetical:
      return Stance::kHypothetical;
    default:
      return put_on_content == Stance::kAsserted ? of_cue : put_on_content;
  }
}

class AttributionFinder {
 public:
  AttributionFinder(const Reading& reading, const Entities& entities,
                    const std::vector<TimeExpression>& times, const Lexicon& lexicon)
      : reading_(reading),
        entities_(entities),
        lexicon_(lexicon),
        quotations_(find_quotations(reading)),
        contents_(reading, quotations_),
        by_sentence_(reading.trees.size()) {
    for (const TimeExpression& time : times) {
      const std::uint32_t head = reading.tree(time.head).head(time.head.token);
      if (time.interval && head != kRoot)
        times_.emplace(TokenAt{time.head.sentence, head}, *time.interval);
    }
  }

  Attributions find() {
    for (std::uint32_t s = 0; s < reading_.trees.size(); ++s)
      for (std::uint32_t i = 0; i < reading_.trees[s].size(); ++i)
        if (const auto use = cue_at(reading_.trees[s], lexicon_.cues, i)) add(s, *use);
    share_contents();
    credit_outlets();
    for (std::size_t i = 0, n = drafts_.size(); i < n; ++i) add_items(i);
    for (const Quotation& quotation : quotations_) give_to_speaker(quotation);
    return sorted();
  }

 private:
  struct Draft {
    Attribution attribution;
    CueUse use;
    bool quotes = false;  // its cue may introduce a quotation
  };

  // ---- cues

  void add(std::uint32_t s, const CueUse& use) {
    if (use.source && is_first_person({s, *use.source}) && contents_.in_quotation({s, use.token}))
      return;
    Draft draft;
    draft.use = use;
    draft.quotes = takes_quotation(lexicon_.cues.at(use.row, 2));
    Attribution& made = draft.attribution;
    made.sentence = s;
    made.cue = TokenAt{s, use.token};
    made.cue_text = use.text;
    if (use.source) name_source(made, {s, *use.source});
    made.content = contents_.of(s, use);
    if (!use.content.empty() && made.content.empty()) return;
    const Stance usual = *parse_stance(lexicon_.cues.at(use.row, 3));
    const Stance own = stance_of(reading_, *made.cue, {}, lexicon_).stance;
    made.stance =
        under(own, use.is_question && usual == Stance::kRequested ? Stance::kAsserted : usual);
    if (!use.source && !use.is_question && made.stance == Stance::kAsserted)
      made.stance = Stance::kAlleged;  // by nobody
    made.credit = credits(made, lexicon_.cues.at(use.row, 2));
    if (const auto said = times_.find(*made.cue); said != times_.end()) made.said = said->second;
    by_sentence_[s].push_back(drafts_.size());
    drafts_.push_back(std::move(draft));
  }

  // "I think", said in a quotation, hedges what is said and names no second speaker.
  bool is_first_person(TokenAt at) const {
    for (std::size_t row : lexicon_.function_words.rows(to_lower(reading_.token(at).form)))
      if (lexicon_.function_words.at(row, 2) == "first") return true;
    return false;
  }

  // Of a title and a name that stand side by side as subjects, the name.
  void name_source(Attribution& made, TokenAt source) const {
    const Tree& tree = reading_.tree(source);
    const std::uint32_t next = tree.subtree_last(source.token);
    if (next < tree.size() && tree.head(next) == tree.head(source.token) &&
        tree.token(next).upos == "PROPN" &&
        tree.token(next).deprel == tree.token(source.token).deprel)
      source.token = next;
    made.source_token = source;
    made.source = entities_.at(source);
    if (made.source || tree.token(source.token).xpos != "PRP$" || !made.cue) return;
    // "Ruiz repeated her claim that ...": an unresolved possessor is the subject.
    const std::uint32_t verb = tree.head(made.cue->token);
    const auto subject = verb == kRoot ? std::nullopt : subject_of(tree, verb);
    if (subject) made.source = entities_.at({source.sentence, *subject});
  }

  // An outlet, or an organization of a kind unknown that reports or cites.
  bool credits(const Attribution& made, const std::string& cue_class) const {
    if (!made.source) return false;
    const LocalEntity& source = entities_.entities[*made.source];
    if (source.type != EntityType::kOrganization) return false;
    if (source.subtype == "media") return true;
    const bool reports = cue_class == "report" || cue_class == "cite";
    return reports && source.subtype.empty() && !source.names.empty();
  }

  // Who is credited once is an outlet in the whole document: "the Courier first reported ...,
  // noting that ...".
  void credit_outlets() {
    std::set<std::uint32_t> outlets;
    for (const Draft& draft : drafts_)
      if (draft.attribution.credit) outlets.insert(*draft.attribution.source);
    for (Draft& draft : drafts_)
      if (draft.attribution.source && outlets.contains(*draft.attribution.source))
        draft.attribution.credit = true;
  }

  // "X said that ..., citing Y": Y stands inside X, over the same content.
  void share_contents() {
    for (Draft& draft : drafts_) {
      if (!draft.use.shares) continue;
      const TokenAt sharing{draft.attribution.sentence, *draft.use.shares};
      for (std::size_t i : by_sentence_[draft.attribution.sentence])
        if (drafts_[i].attribution.cue == sharing && !drafts_[i].attribution.content.empty()) {
          draft.attribution.content.clear();
          const auto excluded = contents_.of(sharing.sentence, whole(draft.use.token));
          for (const TokenRange& range : drafts_[i].attribution.content)
            if (excluded.empty() || !overlap(range, excluded.front()))
              draft.attribution.content.push_back(range);
          inside_[*draft.attribution.cue] = sharing;
        }
    }
  }

  static CueUse whole(std::uint32_t head) {
    CueUse use;
    use.token = head;
    use.content = {head};
    return use;
  }

  // ---- lists

  // "Analysts warn that the law could:" goes on in the items of the list below.
  void add_items(std::size_t lead) {
    const Attribution& made = drafts_[lead].attribution;
    const auto& sentences = reading_.annotation.sentences;
    const auto& tokens = sentences[made.sentence].tokens;
    if (tokens.back().form != ":" || tokens.size() < 2 || made.content.empty()) return;
    const auto last = static_cast<std::uint32_t>(tokens.size() - 1);
    if (made.content.back().second < TokenAt{made.sentence, last}) return;
    Draft items;
    items.attribution = made;
    items.attribution.content.clear();
    for (std::uint32_t s = made.sentence + 1; s < sentences.size(); ++s) {
      if (reading_.block_kind(s) != BlockKind::kItem) break;
      items.attribution.content.push_back(
          {{s, 0}, {s, static_cast<std::uint32_t>(sentences[s].tokens.size())}});
    }
    if (items.attribution.content.empty()) return;
    for (std::size_t row : lexicon_.scopes.rows(to_lower(tokens[last - 1].form)))
      if (tokens[last - 1].upos == lexicon_.scopes.at(row, 1))
        items.attribution.stance = *parse_stance(lexicon_.scopes.at(row, 3));
    drafts_.push_back(std::move(items));
  }

  // ---- quotations

  struct Speaker {
    std::optional<std::uint32_t> entity;
    std::optional<TokenAt> token;
    std::size_t draft;
  };

  void give_to_speaker(const Quotation& quotation) {
    if (size_of(quotation.pieces) < 3) return;  // marks alone, or not a word between them
    if (const auto draft = cue_of(quotation)) {
      extend(*draft, quotation);
    } else if (quotation.opens_sentence) {
      go_on(quotation);
    }
  }

  // The draft that introduces a quotation: it overlaps it, or stands beside it without content.
  // Nothing where the quotation lies wholly inside a content and is none by itself.
  std::optional<std::size_t> cue_of(const Quotation& quotation) const {
    const bool alone_too = !covered(quotation) && may_be_speech(quotation);
    const TokenAt begin = quotation.pieces.front().first;
    const TokenAt end = quotation.pieces.back().second;
    std::optional<std::size_t> best;
    std::size_t best_rank = 0;
    for (std::uint32_t s : {begin.sentence, end.sentence, end.sentence + 1}) {
      if (s >= by_sentence_.size()) continue;
      for (std::size_t i : by_sentence_[s]) {
        const std::size_t rank = rank_of(drafts_[i], quotation, s);
        if (drafts_[i].attribution.content.empty() && !alone_too) continue;
        if (rank > 0 && (!best || rank < best_rank)) {
          best = i;
          best_rank = rank;
        }
      }
    }
    if (!best && begin.sentence > 0 && begin.token == 0) best = announced(begin.sentence - 1);
    return best;
  }

  // 0: does not introduce it; else the smaller the better.
  std::size_t rank_of(const Draft& draft, const Quotation& quotation, std::uint32_t s) const {
    const Attribution& made = draft.attribution;
    if (!draft.quotes || holds(quotation.pieces, *made.cue)) return 0;
    const TokenAt begin = quotation.pieces.front().first, end = quotation.pieces.back().second;
    const bool after = *made.cue >= end;
    const std::size_t distance =
        s > end.sentence ? made.cue->token + 40
        : after          ? made.cue->token - end.token
                : (made.cue->sentence == begin.sentence ? begin.token - made.cue->token : 40);
    if (made.content.empty())
      return made.source_token && (s <= end.sentence || short_after(s, end)) ? 500 + distance : 0;
    if (s > end.sentence) return 0;
    for (const TokenRange& range : made.content)
      for (const TokenRange& piece : quotation.pieces)
        if (overlap(range, piece)) return 1 + distance;
    return 0;
  }

  // "Ruiz said." as a sentence after the quotation.
  bool short_after(std::uint32_t s, TokenAt end) const {
    const auto& sentences = reading_.annotation.sentences;
    return s == end.sentence + 1 && sentences[s].block == sentences[end.sentence].block &&
           sentences[s].tokens.size() < 8;
  }

  // A cue in a sentence that ends with a colon.
  std::optional<std::size_t> announced(std::uint32_t s) const {
    if (reading_.annotation.sentences[s].tokens.back().form != ":") return std::nullopt;
    for (auto i = by_sentence_[s].rbegin(); i != by_sentence_[s].rend(); ++i)
      if (drafts_[*i].quotes && drafts_[*i].attribution.source_token) return *i;
    return std::nullopt;
  }

  // A quotation without a cue: the speaker of the sentence before goes on.
  void go_on(const Quotation& quotation) {
    const std::uint32_t first = quotation.pieces.front().first.sentence;
    const std::uint32_t last = quotation.pieces.back().first.sentence;
    if (first == 0 || covered(quotation)) return;
    const auto speaker = speaker_of(first - 1);
    if (!speaker) return;
    const auto& sentences = reading_.annotation.sentences;
    if (sentences[first].block == sentences[first - 1].block && drafts_[speaker->draft].quotes) {
      extend(speaker->draft, quotation);
      return;
    }
    Draft draft;
    draft.attribution.sentence = first;
    draft.attribution.source = speaker->entity;
    draft.attribution.source_token = speaker->token;
    draft.attribution.content = quotation.pieces;
    by_sentence_[first].push_back(drafts_.size());
    drafts_.push_back(std::move(draft));
    speakers_[last] = {speaker->entity, speaker->token, drafts_.size() - 1};
  }

  void extend(std::size_t draft, const Quotation& quotation) {
    Attribution& made = drafts_[draft].attribution;
    for (const TokenRange& piece : quotation.pieces) {
      const bool behind = made.content.empty() || made.content.back().second < piece.first;
      made.content.push_back(piece);
      if (!behind) unite(made.content);
    }
    if (made.source_token)
      speakers_[quotation.pieces.back().first.sentence] = {made.source, made.source_token, draft};
  }

  // Words in quotation marks inside a phrase are no utterance: they follow a mark, a verb or
  // "that".
  bool may_be_speech(const Quotation& quotation) const {
    if (quotation.opens_sentence) return true;
    const TokenAt begin = quotation.pieces.front().first;
    const Token& before = reading_.token({begin.sentence, begin.token - 1});
    return before.upos == "PUNCT" || before.upos == "VERB" || before.upos == "SCONJ";
  }

  bool covered(const Quotation& quotation) const {
    for (std::size_t i : by_sentence_[quotation.pieces.front().first.sentence])
      if (holds(drafts_[i].attribution.content, quotation.pieces.front().first)) return true;
    return false;
  }

  std::optional<Speaker> speaker_of(std::uint32_t s) const {
    if (const auto found = speakers_.find(s); found != speakers_.end()) return found->second;
    for (std::size_t i : by_sentence_[s]) {
      const Attribution& made = drafts_[i].attribution;
      if (!drafts_[i].quotes || !made.source_token || made.content.empty()) continue;
      if (reading_.trees[s].head(made.cue->token) == kRoot)
        return Speaker{made.source, made.source_token, i};
    }
    return std::nullopt;
  }

  // ---- nesting

  static TokenAt place_of(const Attribution& made) {
    return made.cue ? *made.cue : made.content.front().first;
  }

  Attributions sorted() {
    Attributions result;
    for (Draft& draft : drafts_)
      if (!draft.attribution.content.empty()) result.all.push_back(std::move(draft.attribution));
    std::stable_sort(
        result.all.begin(), result.all.end(),
        [](const Attribution& a, const Attribution& b) { return place_of(a) < place_of(b); });
    result.index();
    std::map<TokenAt, std::uint32_t> by_cue;
    for (std::uint32_t i = 0; i < result.all.size(); ++i)
      if (result.all[i].cue) by_cue.emplace(*result.all[i].cue, i);
    for (std::uint32_t i = 0; i < result.all.size(); ++i)
      result.all[i].outer = outer_of(result, by_cue, i);
    result.index();
    return result;
  }

  std::optional<std::uint32_t> outer_of(const Attributions& attributions,
                                        const std::map<TokenAt, std::uint32_t>& by_cue,
                                        std::uint32_t i) const {
    const Attribution& made = attributions.all[i];
    if (const auto shared = made.cue ? inside_.find(*made.cue) : inside_.end();
        shared != inside_.end())
      if (const auto found = by_cue.find(shared->second); found != by_cue.end())
        return found->second;
    std::optional<std::uint32_t> best;
    for (std::uint32_t j : attributions.around(place_of(made)))
      if (j != i && attributions.sizes[j] > attributions.sizes[i] &&
          !holds(made.content, place_of(attributions.all[j])))
        best = j;
    return best;
  }

  const Reading& reading_;
  const Entities& entities_;
  const Lexicon& lexicon_;
  const std::vector<Quotation> quotations_;
  const ContentFinder contents_;
  std::vector<Draft> drafts_;
  std::vector<std::vector<std::size_t>> by_sentence_;  // drafts by the sentence of their cue
  std::map<TokenAt, TimeInterval> times_;      // by the word that a time expression hangs on
  std::map<TokenAt, TokenAt> inside_;          // cue to the cue whose content it shares
  std::map<std::uint32_t, Speaker> speakers_;  // by the sentence in which a quotation ends
};

}  // namespace

void Attributions::index() {
  by_sentence.clear();
  depths.assign(all.size(), 0);
  sizes.assign(all.size(), 0);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    sizes[i] = size_of(all[i].content);
    for (auto up = all[i].outer; up && depths[i] <= kMaxSpeakerChain; up = all[*up].outer)
      ++depths[i];
    for (const TokenRange& range : all[i].content) {
      auto& listed = by_sentence[range.first.sentence];
      if (listed.empty() || listed.back() != i) listed.push_back(i);
    }
  }
}

std::vector<std::uint32_t> Attributions::around(TokenAt at) const {
  std::vector<std::uint32_t> found;
  const auto listed = by_sentence.find(at.sentence);
  if (listed == by_sentence.end()) return found;
  for (std::uint32_t i : listed->second)
    if (holds(all[i].content, at)) found.push_back(i);
  // The larger content is the outer one; of equal ones the one with fewer around it.
  std::sort(found.begin(), found.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(~sizes[a], depths[a], a) < std::tuple(~sizes[b], depths[b], b);
  });
  if (found.size() > kMaxSpeakerChain) found.erase(found.begin(), found.end() - kMaxSpeakerChain);
  return found;
}

Attributions find_attributions(const Reading& reading, const Entities& entities,
                               const std::vector<TimeExpression>& times, const Lexicon& lexicon) {
  return AttributionFinder(reading, entities, times, lexicon).find();
}

}  // namespace dossier
