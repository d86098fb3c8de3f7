// Finds how a word is put: asserted, denied, alleged, planned, hypothetical or requested.
//
// Climbs from the word to the root of its clause, and over the edges that let a scope through. At
// each node two things count: the words below it that modify it (negation, auxiliaries, adverbs,
// subordinators), and the word above it that governs it
// ("failed to", "plans for"); both are rows of scopes.tsv. What stands nearer is kept unless what
// stands further out undoes it (`combined`). An edge that a scope does not cross (relative clauses,
// definite objects, clauses of verbs that presuppose them) ends the climb: "did not name the man
// who shot X" leaves "shot" asserted.
//
// Last, what no scope governs is hypothetical where the word's learned factuality is low ("to think they would
// pay").
//
//   Example  "Ruiz may have failed to stop the strike": strike is governed by "stop" (asserted),
//   which is governed by "fail"
//            (denied), which has "may" below it: hypothetical.
//   Cost     O(depth of the tree) steps, each linear in the children of a node and the rows of a
//   word. Limits   One stance for a word: "must not attack" is denied, though it is also a demand.
//   Source   Scopes as in Karttunen (1971, 2012) on implicatives; stances as in docs/model.md.
#include <algorithm>
#include <string>

#include "base/utf8.h"
#include "understand/stages.h"

namespace dossier {
namespace {

/// Which of the stances above an edge are let through.
enum class Pass : unsigned char { kAll, kNotDenied, kHypothetical, kNothing };

struct Step {
  std::optional<StanceReading> governed;  // what the edge itself does
  Pass pass = Pass::kNothing;
};

bool has_alternative(std::string_view list, std::string_view wanted) {
  for (std::size_t start = 0; start <= list.size();) {
    const std::size_t end = std::min(list.find('|', start), list.size());
    if (list.substr(start, end - start) == wanted) return true;
    start = end + 1;
  }
  return false;
}

// Whether a row is for words such as `token`: taggers disagree about some neighbours, and about
// participles.
bool fits(std::string_view wanted, const Token& token) {
  const std::string_view upos = token.upos;
  if (wanted.empty() || wanted == upos) return true;
  if (wanted == "ADJ" && upos == "VERB")
    return token.xpos == "VBN" || token.xpos == "VBG" || token.xpos == "JJ";
  const auto is_any_of = [&](std::string_view a, std::string_view b) {
    return (wanted == a || wanted == b) && (upos == a || upos == b);
  };
  return is_any_of("ADP", "SCONJ") || is_any_of("VERB", "AUX") || is_any_of("ADV", "PART") ||
         is_any_of("CCONJ", "DET") || is_any_of("DET", "PRON") || is_any_of("ADV", "ADJ");
}

StanceReading combined(const StanceReading& inner, const StanceReading& outer) {
  if (outer.stance == Stance::kAsserted) return inner;
  if (inner.stance == Stance::kAsserted) return outer;
  switch (outer.stance) {
    case Stance::kDenied:
      if (inner.stance == Stance::kDenied) return {Stance::kAsserted, outer.cue};
      return outer;
    case Stance::kHypothetical:
      return outer;
    case Stance::kRequested:
      return inner.stance == Stance::kPlanned || inner.stance == Stance::kAlleged ? outer : inner;
    default:
      return inner;
  }
}

class StanceClimber {
 public:
  StanceClimber(const Reading& reading, const Lexicon& lexicon, TokenAt at)
      : tree_(reading.tree(at)),
        scopes_(lexicon.scopes),
        sentence_(at.sentence),
        item_(reading.block_kind(at.sentence) == BlockKind::kItem) {}

  /// Content of the innermost attribution, which the climb does not leave.
  void stay_inside(const Attribution& attribution, const Reading& reading) {
    attribution_ = &attribution;
    past_speech_ = attribution.cue && reading.token(*attribution.cue).xpos == "VBD";
  }

  StanceReading climb(std::uint32_t token) {
    StanceReading result;
    Pass pass = Pass::kAll;
    std::uint32_t node = token, from = kRoot;
    for (std::uint32_t steps = 0; steps <= tree_.size(); ++steps) {
      if (const auto local = local_stance(node, from); local && lets(pass, local->stance))
        result = combined(result, *local);
      const std::uint32_t head = tree_.head(node);
      if (head == kRoot || !inside(head)) return at_the_top(node, result);
      const Step step = step_over(head, node);
      if (step.governed && lets(pass, step.governed->stance))
        result = combined(result, *step.governed);
      pass = std::max(pass, step.pass);
      if (pass == Pass::kNothing) {
        reached_top_ = false;
        return result;
      }
      from = node;
      node = head;
    }
    return result;
  }

  bool reached_top() const { return reached_top_; }

 private:
  static bool lets(Pass pass, Stance stance) {
    return pass == Pass::kAll || (pass == Pass::kNotDenied && stance != Stance::kDenied) ||
           (pass == Pass::kHypothetical && stance == Stance::kHypothetical);
  }

  bool inside(std::uint32_t token) const {
    if (!attribution_) return true;
    const TokenAt at{sentence_, token};
    return std::any_of(attribution_->content.begin(), attribution_->content.end(),
                       [&](const auto& range) { return range.first <= at && at < range.second; });
  }

  const Token& token(std::uint32_t i) const { return tree_.token(i); }

  // Rows of an expression that it makes with the word before or after it ("no longer",
  // "call on"), or with its fixed parts.
  std::vector<std::size_t> rows_of(std::uint32_t i) const {
    std::vector<std::size_t> found;
    const auto add = [&](const std::string& key) {
      const auto& rows = scopes_.rows(key);
      found.insert(found.end(), rows.begin(), rows.end());
    };
    const std::string lemma = to_lower(token(i).lemma), form = to_lower(token(i).form);
    if (i + 1 < tree_.size()) add(lemma + ' ' + to_lower(token(i + 1).form));
    if (found.empty() && i > 0) add(to_lower(token(i - 1).form) + ' ' + form);
    if (!found.empty()) return found;
    if (form != lemma) add(form);
    add(lemma);
    return found;
  }

  std::optional<std::size_t> row_of(std::uint32_t i, std::string_view relation) const {
    for (std::size_t row : rows_of(i))
      if (fits(scopes_.at(row, 1), token(i)) && has_alternative(scopes_.at(row, 2), relation))
        return row;
    return std::nullopt;
  }

  StanceReading reading_of(std::size_t row, std::uint32_t i) const {
    return {*parse_stance(scopes_.at(row, 3)), token(i).form};
  }

  // ---- words below a node

  // `from` is the child that the climb comes from: it has counted already.
  std::optional<StanceReading> local_stance(std::uint32_t node, std::uint32_t from) const {
    std::optional<StanceReading> condition, epistemic, negation, other;
    for (std::uint32_t c : tree_.children(node)) {
      const std::string& relation = token(c).deprel;
      if (const auto found = condition_of(node, c)) condition = found;
      if (c != from)
        if (const auto found = negated_argument(c, relation)) negation = found;
      const auto found = modifier_of(node, c);
      if (!found) continue;
      const Stance stance = found->first.stance;
      (stance == Stance::kDenied ? negation : found->second ? epistemic : other) = found->first;
    }
    if (condition) return condition;
    if (epistemic) return epistemic;
    if (negation) return negation;
    if (other) return other;
    return is_imperative(node) ? StanceReading{Stance::kRequested, token(node).form}
                               : stands_to_be(node);
  }

  // A bare verb form without subject or auxiliary that heads its clause.
  bool is_imperative(std::uint32_t node) const {
    if (item_ || token(node).xpos != "VB" || token(node).upos != "VERB") return false;
    const std::string& relation = token(node).deprel;
    const bool joined = relation == "conj" && tree_.head(node) != kRoot &&
                        token(tree_.head(node)).xpos.starts_with("VB") &&
                        token(tree_.head(node)).xpos != "VB";
    if (relation != "root" && relation != "parataxis" && relation != "ccomp" &&
        relation != "list" && !joined)
      return false;
    return std::none_of(tree_.children(node).begin(), tree_.children(node).end(),
                        [&](std::uint32_t c) {
                          const std::string& below = token(c).deprel;
                          return is_relation(below, "nsubj") || is_relation(below, "aux") ||
                                 below == "mark" || below == "cop" || below == "expl";
                        });
  }

  // A condition sets its own clause and the main one.
  std::optional<StanceReading> condition_of(std::uint32_t node, std::uint32_t c) const {
    if (token(c).deprel == "mark")
      for (std::string_view kind : {"mark", "mark:main", "mark:open"})
        if (kind != "mark:open" || !is_past(node))
          if (const auto row = row_of(c, kind)) return reading_of(*row, c);
    // "..., Ruiz said": a condition before a plain past belongs to what was said.
    if (!is_relation(token(c).deprel, "advcl") || token(node).xpos == "VBD") return std::nullopt;
    for (std::uint32_t m : tree_.children(c))
      if (token(m).deprel == "mark")
        if (const auto row = row_of(m, "mark:main")) return reading_of(*row, m);
    return std::nullopt;
  }

  // "Nobody came", "met no officials".
  std::optional<StanceReading> negated_argument(std::uint32_t c,
                                                const std::string& relation) const {
    if (!is_relation(relation, "nsubj") && relation != "obj") return std::nullopt;
    if (const auto row = row_of(c, "arg")) return reading_of(*row, c);
    for (std::uint32_t d : tree_.children(c))
      if (is_relation(token(d).deprel, "det"))
        if (const auto row = row_of(d, "det")) return reading_of(*row, d);
    return std::nullopt;
  }

  // The stance of a word that modifies the node, and whether it stays outside of a negation beside
  // it.
  std::optional<std::pair<StanceReading, bool>> modifier_of(std::uint32_t node,
                                                            std::uint32_t c) const {
    const std::string& relation = token(c).deprel;
    const std::string_view base = std::string_view(relation).substr(0, relation.find(':'));
    if (base == "aux") {
      if (const auto row = row_of(c, "aux:over")) return std::pair(reading_of(*row, c), true);
      if (const auto row = row_of(c, "aux:shifted")) {
        StanceReading reading = reading_of(*row, c);
        if (past_speech_ && !is_perfect(node)) reading.stance = Stance::kPlanned;
        return std::pair(reading, false);
      }
    }
    if (base == "acl" || base == "amod") {
      const bool reduced = token(c).xpos == "VBN" && relation != "acl:relcl";
      if (const auto row = row_of(c, reduced && base == "acl" ? "obj" : "amod"))
        return std::pair(reading_of(*row, c), false);
      if (reduced)
        if (const auto row = row_of(c, "obj")) return std::pair(reading_of(*row, c), false);
      return std::nullopt;
    }
    const bool adverb =
        base == "advmod" || base == "cc" || base == "discourse" || base == "parataxis";
    const auto row = row_of(c, adverb && base != "cc" ? "advmod" : base);
    if (row) {
      const StanceReading reading = reading_of(*row, c);
      return std::pair(reading, base == "advmod" && reading.stance == Stance::kHypothetical);
    }
    if (relation == "cc:preconj")
      if (const auto both = row_of(c, "advmod")) return std::pair(reading_of(*both, c), false);
    return std::nullopt;
  }

  bool is_past(std::uint32_t node) const {
    const auto past = [&](std::uint32_t i) { return token(i).xpos == "VBD"; };
    const auto children = tree_.children(node);
    return past(node) || std::any_of(children.begin(), children.end(), [&](std::uint32_t c) {
             return past(c) && (is_relation(token(c).deprel, "aux") || token(c).deprel == "cop");
           });
  }

  // "would have paid": did not.
  bool is_perfect(std::uint32_t node) const {
    for (std::uint32_t c : tree_.children(node))
      if (token(c).deprel == "aux" && token(c).lemma == "have") return true;
    return false;
  }

  // "is to meet": an infinitive with a form of "be" as auxiliary.
  std::optional<StanceReading> stands_to_be(std::uint32_t node) const {
    if (token(node).xpos != "VB") return std::nullopt;
    for (std::uint32_t c : tree_.children(node))
      if (token(c).lemma == "be" && (token(c).deprel == "aux" || token(c).deprel == "cop") &&
          has_infinitive_mark(node))
        return StanceReading{Stance::kPlanned, token(c).form};
    return std::nullopt;
  }

  // ---- the edge above a node

  bool has_infinitive_mark(std::uint32_t i) const {
    for (std::uint32_t c : tree_.children(i))
      if (token(c).deprel == "mark" && token(c).xpos == "TO") return true;
    return false;
  }

  bool is_definite(std::uint32_t noun) const {
    for (std::uint32_t c : tree_.children(noun)) {
      if (token(c).deprel == "nmod:poss") return true;
      const std::string& lemma = token(c).lemma;
      if (is_relation(token(c).deprel, "det") &&
          (lemma == "the" || lemma == "this" || lemma == "that"))
        return true;
    }
    return token(noun).upos == "PRON";
  }

  bool governs(std::string_view list, std::uint32_t head, std::uint32_t child) const {
    const std::string_view relation = token(child).deprel;
    const bool infinitive = has_infinitive_mark(child);
    const bool to_do = (is_relation(relation, "advcl") || relation == "acl") && infinitive;
    if (has_alternative(list, "comp") || (has_alternative(list, "comp:past") && is_past(head)))
      if (to_do || is_complement(child)) return true;
    if (has_alternative(list, "inf") && infinitive)
      if (to_do || relation == "xcomp" || relation == "ccomp") return true;
    if (has_alternative(list, "obj") && (relation == "obj" || relation == "nsubj:pass"))
      return true;
    if (has_alternative(list, "subj") && (relation == "nsubj" || is_relation(relation, "csubj")))
      return true;
    const bool taken_for_granted = token(head).upos == "NOUN" && is_definite(child);
    if (taken_for_granted) return false;
    if (relation == "compound") return has_alternative(list, "compound");
    const bool oblique = relation == "obl" || relation == "nmod" || relation == "xcomp" ||
                         relation == "obj" || is_relation(relation, "advcl") || relation == "acl";
    return oblique && has_alternative(list, "prep:" + tree_.marker(child));
  }

  bool is_complement(std::uint32_t child) const {
    const std::string_view relation = token(child).deprel;
    return relation == "xcomp" || is_relation(relation, "ccomp") ||
           is_relation(relation, "csubj") || (relation == "acl" && tree_.marker(child) == "that");
  }

  Step step_over(std::uint32_t head, std::uint32_t child) const {
    for (std::size_t row : rows_of(head))
      if (fits(scopes_.at(row, 1), token(head)) && governs(scopes_.at(row, 2), head, child))
        return {reading_of(row, head), Pass::kAll};
    const std::string& relation = token(child).deprel;
    if (relation == "conj") return {std::nullopt, pass_to_conjunct(head, child)};
    if (relation == "xcomp" || relation == "compound:prt") return {std::nullopt, Pass::kAll};
    if (relation == "obj" || relation == "nsubj:pass" || (relation == "obl" && carries(child)))
      return {std::nullopt, is_definite(child) ? Pass::kNothing : Pass::kAll};
    if (relation == "nsubj")
      return {std::nullopt, is_definite(child) ? Pass::kNothing : Pass::kHypothetical};
    if (relation == "nmod")
      return {std::nullopt, tree_.marker(child) == "of" ? Pass::kAll : Pass::kNothing};
    if (is_relation(relation, "advcl") || relation == "acl") return step_over_clause(child);
    return {};
  }

  // "may respond with strikes": the preposition lets the scope of the verb through.
  bool carries(std::uint32_t child) const {
    for (std::uint32_t c : tree_.children(child))
      if (token(c).deprel == "case" && row_of(c, "case:through")) return true;
    return false;
  }

  // A purpose is planned; a participle without a subordinator shares what is not denied of its
  // clause.
  Step step_over_clause(std::uint32_t child) const {
    if (has_infinitive_mark(child)) {
      for (std::uint32_t c : tree_.children(child))
        if (token(c).xpos == "TO")
          return {StanceReading{Stance::kPlanned, token(c).form}, Pass::kNothing};
    }
    const bool bare =
        token(child).xpos == "VBG" && tree_.marker(child).empty() && token(child).deprel != "acl";
    return {std::nullopt, bare ? Pass::kNotDenied : Pass::kNothing};
  }

  // "did not attack or threaten": auxiliaries and negation reach a conjunct that brings no words of
  // its own.
  Pass pass_to_conjunct(std::uint32_t head, std::uint32_t child) const {
    if (tree_.child(child, "nsubj") || tree_.child(child, "aux")) return Pass::kHypothetical;
    if (token(head).xpos != token(child).xpos) return Pass::kHypothetical;
    for (std::uint32_t c : tree_.children(child))
      if (token(c).deprel == "cc") {
        if (token(c).lemma == "or" || token(c).lemma == "nor") return Pass::kAll;
        return token(child).xpos == "VB" && token(c).lemma == "and" ? Pass::kAll : Pass::kNotDenied;
      }
    return Pass::kAll;
  }

  // "Who attacked the port?" takes for granted that somebody did.
  bool asks_which(std::uint32_t node) const {
    for (std::uint32_t c : tree_.children(node)) {
      if (token(c).xpos.starts_with("W")) return true;
      for (std::uint32_t d : tree_.children(c))
        if (token(d).xpos == "WDT" || token(d).xpos == "WP$") return true;
    }
    return false;
  }

  // A question is open; so is what stands in it.
  StanceReading at_the_top(std::uint32_t node, const StanceReading& result) const {
    if (result.stance != Stance::kAsserted) return result;
    const std::string& relation = token(node).deprel;
    if ((relation != "root" && !attribution_) || asks_which(node)) return result;
    std::uint32_t last = tree_.size();
    if (attribution_)
      for (const auto& range : attribution_->content)
        if (range.first.sentence == sentence_ && range.first.token <= node &&
            node < range.second.token)
          last = range.second.token;
    for (std::uint32_t i = last; i > 0 && i + 3 > last; --i) {
      if (token(i - 1).form.find('?') != std::string::npos)
        return {Stance::kHypothetical, token(i - 1).form};
      if (token(i - 1).upos != "PUNCT") break;
    }
    return result;
  }

  const Tree& tree_;
  const Table& scopes_;
  std::uint32_t sentence_;
  bool item_;  // of a list: may go on from a sentence above
  const Attribution* attribution_ = nullptr;
  bool past_speech_ = false;
  bool reached_top_ = true;
};

// Factuality (-3 to 3) below which a word that no scope governs is still not held to be asserted. Chosen on UDS It-Happened
// and on the half of our corpus that rules may be written by. The other way round the judgement is of no use: it takes
// "tried to", "nearly" and "it is false that" for what happened.
constexpr float kDidNotHappen = -1.5;

StanceReading judged(const StanceReading& scoped, const Token& token) {
  if (scoped.stance != Stance::kAsserted || token.factuality >= kDidNotHappen) return scoped;
  return {Stance::kHypothetical, token.form};
}

}  // namespace

StanceReading stance_of(const Reading& reading, TokenAt at, const Attributions& attributions,
                        const Lexicon& lexicon) {
  StanceClimber climber(reading, lexicon, at);
  const std::vector<std::uint32_t> around = attributions.around(at);
  const Token& token = reading.token(at);
  if (around.empty()) return judged(climber.climb(at.token), token);
  const Attribution& innermost = attributions.all[around.back()];
  climber.stay_inside(innermost, reading);
  const StanceReading nearer = climber.climb(at.token);
  if (!climber.reached_top() || innermost.stance == Stance::kAsserted)
    return judged(nearer, token);
  return combined(nearer, {innermost.stance, innermost.cue_text});
}

}  // namespace dossier
