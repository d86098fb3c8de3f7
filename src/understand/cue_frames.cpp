// Finds source and content of a cue in its tree.
//
// A class of cues.tsv stands for a set of constructions (`kFrames`), which are tried from the most
// to the least explicit: its clause
// ("said that ..."), the clause that it stands in as an aside ("..., they say, ..."), its
// infinitive ("promised to ..."), what it says of its object ("accused X of ...", "called X Y"),
// its object ("confirmed the deal"). The source is the logical subject (understand/arguments.h), so
// that passives, control and coordination are seen through; of a noun it is the possessor, the
// by-phrase, or the subject of the verb that it is the object of.
//
//   Example  "The plan, they say, is sound": "say" hangs on "sound" as parataxis: content is all
//   but the aside, source "they". Cost     linear in the children of the cue; the climb to a clause
//   is bounded by the depth of the tree. Source   Constructions as annotated in PARC (Pareti 2012)
//   and described by the Universal Dependencies guidelines.
#include "understand/cue_frames.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"
#include "understand/arguments.h"

namespace dossier {
namespace {

enum Construction : unsigned {
  kClause = 1,      // says that ...
  kQuotation = 2,   // "...", says X; X says: "..."
  kInfinitive = 4,  // promises to ...
  kObject = 8,      // confirms the deal
  kNotion = 16,     // rejects the claim that ...
  kAbout = 32,      // accuses X of ...
  kPredicate = 64,  // calls X Y; describes X as Y
  kAppeal = 128,    // calls for X to ...
};

struct Frame {
  std::string_view cue_class;
  unsigned constructions;
};

constexpr std::array kFrames = {
    Frame{"say", kClause | kQuotation},
    Frame{"announce", kClause | kQuotation | kInfinitive | kObject},
    Frame{"confirm", kClause | kQuotation | kInfinitive | kObject},
    Frame{"claim", kClause | kQuotation | kInfinitive | kAbout},
    Frame{"insist", kClause | kQuotation},
    Frame{"suggest", kClause | kQuotation | kInfinitive},
    Frame{"deny", kClause | kQuotation | kInfinitive | kObject},
    Frame{"reject", kNotion | kQuotation},
    Frame{"accuse", kAbout | kClause | kQuotation},
    Frame{"ask", kClause | kQuotation | kInfinitive | kAppeal},
    Frame{"demand", kClause | kQuotation | kInfinitive | kObject},
    Frame{"question", kClause | kQuotation},
    Frame{"appeal", kAppeal},
    Frame{"threaten", kClause | kQuotation | kInfinitive},
    Frame{"promise", kClause | kQuotation | kInfinitive},
    Frame{"think", kClause},
    Frame{"warn", kClause | kQuotation},
    Frame{"show", kClause},
    Frame{"report", kClause | kQuotation | kObject},
    Frame{"describe", kPredicate},
    Frame{"according", kQuotation},
    Frame{"put", 0},
};

unsigned constructions_of(std::string_view cue_class) {
  for (const Frame& frame : kFrames)
    if (frame.cue_class == cue_class) return frame.constructions;
  return 0;
}

class FrameFinder {
 public:
  FrameFinder(const Tree& tree, const Table& cues, std::uint32_t cue)
      : tree_(tree), cues_(cues), cue_(cue) {}

  std::optional<CueUse> find() {
    std::optional<CueUse> alone;
    for (std::size_t row : rows()) {
      use_ = {};
      use_.row = row;
      use_.token = cue_;
      use_.text = token(cue_).form;
      const std::string& cue_class = cues_.at(row, 2);
      const std::string& upos = cues_.at(row, 1);
      if (upos == "ADP" ? according() : upos == token(cue_).upos && fill(cue_class)) return use_;
      if (upos == "VERB" && upos == token(cue_).upos && takes_quotation(cue_class) && !alone)
        alone = use_;
    }
    return alone;
  }

 private:
  const Token& token(std::uint32_t i) const { return tree_.token(i); }

  std::vector<std::size_t> rows() const {
    const std::string lemma = to_lower(token(cue_).lemma);
    std::vector<std::size_t> found;
    if (cue_ + 1 < tree_.size()) {
      const std::string next = ' ' + to_lower(token(cue_ + 1).form);
      found = cues_.rows(lemma + next);
      if (found.empty()) found = cues_.rows(to_lower(token(cue_).form) + next);
    }
    const auto& single = cues_.rows(lemma);
    found.insert(found.end(), single.begin(), single.end());
    return found;
  }

  bool fill(const std::string& cue_class) {
    if (token(cue_).upos == "NOUN") return noun();
    if (cue_class == "cite") return cite();
    use_.source = subject_of(tree_, cue_);
    if (use_.source && token(*use_.source).entity == "event") return false;  // says nothing
    const unsigned constructions = constructions_of(cue_class);
    const bool found =
        ((constructions & kClause) && clause()) || as_aside() ||
        ((constructions & kQuotation) && aside()) ||
        ((constructions & kInfinitive) && infinitive()) ||
        ((constructions & kPredicate) && predicate()) || ((constructions & kAbout) && about()) ||
        ((constructions & kAppeal) && appeal()) || ((constructions & kNotion) && notion()) ||
        ((constructions & kObject) && object()) || ((constructions & kQuotation) && beside());
    // "needless to say": nobody does.
    return found && (use_.source || is_passive(tree_, cue_));
  }

  bool add(std::uint32_t head) {
    use_.content.push_back(head);
    return true;
  }

  // A clause that is attributed by an aside; "- even as ..." behind a dash is the writer's again.
  bool add_clause(std::uint32_t head) {
    for (std::uint32_t c : tree_.children(head)) {
      const std::uint32_t first = tree_.subtree_first(c);
      if (first == 0 || !is_relation(token(c).deprel, "advcl") || tree_.marker(c).empty()) continue;
      const std::string& mark =
          token(first).upos == "PUNCT" ? token(first).form : token(first - 1).form;
      if ((mark == "—" || mark == "–" || mark == "--") && !has_infinitive_mark(c))
        use_.left_out.push_back(c);
    }
    return add(head);
  }

  bool has_infinitive_mark(std::uint32_t i) const {
    for (std::uint32_t c : tree_.children(i))
      if (token(c).deprel == "mark" && token(c).xpos == "TO") return true;
    return false;
  }

  // "of", "for": words of the cue rather than of what is said.
  void leave_marker(std::uint32_t head) {
    for (std::uint32_t c : tree_.children(head)) {
      if (token(c).deprel != "case" && token(c).deprel != "mark") continue;
      if (token(c).xpos != "IN") continue;
      use_.left_out.push_back(c);
      if (c == cue_ + 1) use_.text += ' ' + token(c).form;
    }
  }

  bool clause() {
    for (std::string_view relation : {"ccomp", "csubj"})
      if (const auto c = tree_.child(cue_, relation)) {
        use_.is_question = asks(*c);
        return add(*c);
      }
    return false;
  }

  // "whether ...", "why ...": open, or taken for granted; not what is demanded.
  bool asks(std::uint32_t head) const {
    for (std::uint32_t c : tree_.children(head))
      if (token(c).xpos.starts_with("W") || token(c).lemma == "whether" || token(c).lemma == "if")
        return true;
    return false;
  }

  // "X says" inside or after the clause that it says: all of that clause but the aside.
  bool aside() {
    const std::uint32_t head = tree_.head(cue_);
    if (head == kRoot || token(cue_).deprel != "parataxis" || !use_.source) return false;
    const std::uint32_t first = tree_.subtree_first(cue_);
    if (first == 0 || first <= tree_.subtree_first(head)) return false;
    const std::string& before =
        token(first).upos == "PUNCT" ? token(first).form : token(first - 1).form;
    if (before == ":" || before == ";" || before == "—" || tree_.child(cue_, "xcomp")) return false;
    use_.left_out.push_back(cue_);
    return add_clause(head);
  }

  // "as X put it", "as X said": bare, or it tells the time of something else.
  bool as_aside() {
    const std::uint32_t head = tree_.head(cue_);
    if (head == kRoot || !is_relation(token(cue_).deprel, "advcl") || !use_.source) return false;
    if (tree_.marker(cue_) != "as" || !tree_.child(cue_, "nsubj")) return false;
    const bool put = cues_.at(use_.row, 2) == "put";
    for (std::uint32_t c : tree_.children(cue_)) {
      const std::string& relation = token(c).deprel;
      if (is_relation(relation, "xcomp") || is_relation(relation, "advcl")) return false;
      if (relation == "obl" || (relation == "obj" && !put)) return false;
    }
    use_.left_out.push_back(cue_);
    return add_clause(clause_of(head));
  }

  bool infinitive() {
    const auto c = tree_.child(cue_, "xcomp");
    if (!c || (token(*c).upos != "VERB" && token(*c).upos != "AUX" && !tree_.child(*c, "cop")))
      return false;
    return add(*c);
  }

  // A sentence after a colon or before the cue that the tree hangs on it otherwise: X said: "..."
  bool beside() {
    for (std::uint32_t c : tree_.children(cue_)) {
      if (token(c).deprel != "parataxis" && token(c).deprel != "dep" && token(c).deprel != "obj")
        continue;
      const std::uint32_t first = tree_.subtree_first(c);
      const std::string_view before = first > 0 ? std::string_view(token(first - 1).form) : "";
      if (token(first).upos == "PUNCT" || before == ":" || before == "“" || before == "\"")
        return add(c);
    }
    return false;
  }

  std::optional<std::uint32_t> spoken_of() const {
    const auto found = object_of(tree_, cue_);
    if (found && tree_.dominates(*found, cue_))
      return std::nullopt;  // "what he calls": stands above
    return found;
  }

  bool predicate() {
    const auto described = spoken_of();
    for (std::uint32_t c : tree_.children(cue_)) {
      const std::string& relation = token(c).deprel;
      const bool bare = relation == "xcomp" || (relation == "obj" && described && c > *described);
      const bool with_as =
          (relation == "obl" || is_relation(relation, "advcl")) && tree_.marker(c) == "as";
      if ((!bare && !with_as) || token(c).xpos == "VB") continue;
      if (!use_.source) return false;  // "energy called heat" only names
      if (described) add(*described);
      return add(c);
    }
    return false;
  }

  bool about() {
    const auto object = spoken_of();
    const auto introduced = [&](std::uint32_t i) {
      const std::string marker = tree_.marker(i);
      return marker == "of" || marker == "for" || marker == "with";
    };
    std::optional<std::uint32_t> found;
    for (std::uint32_t c : tree_.children(cue_)) {
      const std::string& relation = token(c).deprel;
      if ((is_relation(relation, "advcl") || relation == "obl" || relation == "xcomp") &&
          introduced(c))
        found = c;
    }
    if (!found && object)
      for (std::uint32_t c : tree_.children(*object))
        if ((token(c).deprel == "acl" || token(c).deprel == "nmod") && introduced(c)) found = c;
    if (!found || !object) return false;
    leave_marker(*found);
    add(*object);
    return tree_.dominates(*object, *found) || add(*found);
  }

  // "called for the army to leave", "appealed to the army to leave", "called for a boycott".
  bool appeal() {
    for (std::uint32_t c : tree_.children(cue_)) {
      const std::string marker = tree_.marker(c);
      const std::string& relation = token(c).deprel;
      const bool clause = relation == "xcomp" || is_relation(relation, "advcl");
      if ((clause && token(c).xpos == "VB") || (relation == "obl" && marker == "for")) {
        if (marker == "for") leave_marker(c);
        return add(c);
      }
    }
    return false;
  }

  bool notion() {
    const auto object = spoken_of();
    if (!object) return false;
    for (std::uint32_t c : tree_.children(*object))
      if (token(c).deprel == "acl" || is_relation(token(c).deprel, "ccomp") ||
          (token(c).deprel == "acl:relcl" && tree_.marker(c) == "that"))
        return add(c);
    return false;
  }

  bool object() {
    const auto found = spoken_of();
    if (!use_.source) return false;
    const std::string& denoted = token(*use_.source).entity;
    if (denoted == "abstract" || denoted == "event") return false;  // "the talks revealed a rift"
    return found && (token(*found).upos == "NOUN" || token(*found).upos == "PROPN") && add(*found);
  }

  bool noun() {
    const std::uint32_t head = tree_.head(cue_);
    const bool is_object =
        head != kRoot && token(cue_).deprel == "obj" && token(head).upos == "VERB";
    if (is_object)
      for (std::size_t row : cues_.rows(to_lower(token(head).lemma)))
        if (cues_.at(row, 2) == "reject" || cues_.at(row, 2) == "deny")
          return false;  // the verb takes the content
    for (std::uint32_t c : tree_.children(cue_)) {
      const std::string& relation = token(c).deprel;
      const std::string marker = tree_.marker(c);
      const bool clause =
          relation == "acl" || is_relation(relation, "ccomp") || relation == "acl:relcl";
      const bool hearsay = cues_.at(use_.row, 3) == "alleged";
      if ((clause && (marker == "that" || marker == "to")) ||
          (hearsay && relation == "nmod" && marker == "of")) {
        add(c);
        if (!clause) leave_marker(c);
        break;
      }
    }
    if (use_.content.empty()) return false;
    use_.source = tree_.child(cue_, "nmod:poss");
    for (std::string_view by : {"nmod:by", "nmod:from"})
      if (const auto found = fillers(tree_, cue_, by); !use_.source && !found.empty())
        use_.source = found.front();
    if (!use_.source && is_object) use_.source = subject_of(tree_, head);
    return true;
  }

  // "the port was closed, citing officials": what the clause says, or what its own cue says.
  bool cite() {
    std::uint32_t head = tree_.head(cue_);
    auto source = tree_.child(cue_, "obj");
    if (!source) source = tree_.child(cue_, "obl");
    if (!source && head != kRoot)  // parsers take "citing" for a preposition at times
      for (std::uint32_t c : tree_.children(head))
        if (tree_.subtree_first(c) == cue_ + 1) source = c;
    if (!source) return false;
    if (head == kRoot || token(cue_).xpos != "VBG" || tree_.child(cue_, "nsubj")) {
      use_.source = subject_of(tree_, cue_);
      return use_.source && add(*source);
    }
    use_.left_out = {cue_, *source};
    if (is_relation(token(head).deprel, "nsubj") && tree_.head(head) != kRoot) {
      use_.left_out.push_back(head);  // "the Courier, citing officials, reported that ..."
      head = tree_.head(head);
    }
    use_.source = *source;
    use_.shares = head;
    return add(clause_of(head));
  }

  bool according() {
    if (cue_ + 1 >= tree_.size()) return false;
    use_.text += ' ' + token(cue_ + 1).form;
    const std::uint32_t head = tree_.head(cue_);
    if (head == kRoot) return false;
    const bool as_case = token(cue_).deprel == "case" || token(cue_).deprel == "mark";
    std::uint32_t phrase = cue_;  // the child of the clause
    if (as_case) {
      use_.source = phrase = named_after(cue_ + 2).value_or(head);
    } else {
      use_.source = tree_.child(cue_, "obl");
      if (!use_.source) return false;
    }
    if (tree_.head(phrase) == kRoot) return false;
    use_.left_out.push_back(phrase);
    return add_clause(clause_of(tree_.head(phrase)));
  }

  // The head of the words from `first` to the next comma.
  std::optional<std::uint32_t> named_after(std::uint32_t first) const {
    std::uint32_t last = first;
    while (last < tree_.size() && token(last).form != ",") ++last;
    for (std::uint32_t i = first; i < last; ++i) {
      const bool nominal = token(i).upos == "NOUN" || token(i).upos == "PROPN" ||
                           token(i).upos == "PRON" || token(i).upos == "NUM";
      const std::uint32_t head = tree_.head(i);
      if (nominal && (head == kRoot || head < first || head >= last)) return i;
    }
    return std::nullopt;
  }

  // The clause that `i` stands in: up over phrases, conjuncts and infinitives.
  std::uint32_t clause_of(std::uint32_t i) const {
    while (tree_.head(i) != kRoot) {
      const std::string_view relation = token(i).deprel;
      if (is_relation(relation, "ccomp") || is_relation(relation, "advcl") ||
          relation == "parataxis" || is_relation(relation, "acl") || is_relation(relation, "csubj"))
        break;
      i = tree_.head(i);
    }
    return i;
  }

  const Tree& tree_;
  const Table& cues_;
  std::uint32_t cue_;
  CueUse use_;
};

}  // namespace

bool takes_quotation(std::string_view cue_class) {
  return (constructions_of(cue_class) & kQuotation) != 0;
}

std::optional<CueUse> cue_at(const Tree& tree, const Table& cues, std::uint32_t token) {
  const std::string& upos = tree.token(token).upos;
  const bool may_be_according =
      token + 1 < tree.size() && to_lower(tree.token(token + 1).form) == "to";
  if (upos != "VERB" && upos != "NOUN" && !may_be_according) return std::nullopt;
  return FrameFinder(tree, cues, token).find();
}

}  // namespace dossier
