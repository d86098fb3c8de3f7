// Finds logical arguments over a Universal Dependencies tree.
//
// What is not written at the predicate is looked for where English lets it be left out: the subject of a conjoined verb at
// the first conjunct, of an infinitive at the object or subject of its governor (control), of a participle at the noun that it
// modifies or the clause's subject, of a relative clause at the antecedent, of "a plan to" at the
// owner of the plan. Each step goes up the tree, at most kMaxClimb times, so the cost is bounded.
// An indirect object without a direct one beside it counts as the object ("asked her to leave").
// Limits: object control is assumed whenever the governor has an object ("promise" is read
// wrongly).
#include "understand/arguments.h"

#include <algorithm>
#include <string>

namespace dossier {
namespace {

constexpr int kMaxClimb = 8;

bool is_relative_pronoun(const Token& token) {
  return token.xpos == "WDT" || token.xpos == "WP" || token.xpos == "WP$";
}

std::optional<std::uint32_t> surface_subject(const Tree& tree, std::uint32_t verb) {
  const auto found = tree.child(verb, "nsubj");
  if (!found) return std::nullopt;
  return antecedent(tree, *found);
}

std::optional<std::uint32_t> agent(const Tree& tree, std::uint32_t verb) {
  for (std::uint32_t c : tree.children(verb))
    if (is_relation(tree.token(c).deprel, "obl") &&
        (tree.token(c).deprel == "obl:agent" || tree.marker(c) == "by"))
      return c;
  return std::nullopt;
}

// "lying", "having lied".
bool is_gerund(const Tree& tree, std::uint32_t verb) {
  const auto auxiliary = tree.child(verb, "aux");
  return tree.token(auxiliary.value_or(verb)).xpos == "VBG";
}

// "accused her of lying", "kept them from leaving": the governor's object acts in the gerund.
bool acts_as_object_does(const Tree& tree, std::uint32_t verb) {
  const std::string marker = tree.marker(verb);
  return is_relation(tree.token(verb).deprel, "advcl") && is_gerund(tree, verb) &&
         (marker == "of" || marker == "from" || marker == "for" || marker == "into");
}

std::optional<std::uint32_t> surface_object(const Tree& tree, std::uint32_t verb) {
  auto object = tree.child(verb, "obj");
  if (!object) object = tree.child(verb, "iobj");
  if (!object) return std::nullopt;
  return antecedent(tree, *object);
}

std::optional<std::uint32_t> inherited_subject(const Tree& tree, std::uint32_t verb, int climbed);

// "her plan to leave", "made a plan to leave": who owns or makes the plan leaves. The noun itself
// acts where it is a doer ("the first man to leave").
std::uint32_t planner(const Tree& tree, std::uint32_t noun, std::uint32_t verb) {
  if (tree.token(verb).deprel != "acl" || tree.marker(verb) != "to") return noun;
  if (const auto owner = tree.child(noun, "nmod:poss")) return *owner;
  const std::uint32_t governor = tree.head(noun);
  if (tree.token(noun).deprel != "obj" || governor == kRoot) return noun;
  return surface_subject(tree, governor).value_or(noun);
}

// The subject that a clause without one takes over from the clause above it.
std::optional<std::uint32_t> inherited_subject(const Tree& tree, std::uint32_t verb, int climbed) {
  const std::uint32_t head = tree.head(verb);
  if (head == kRoot || climbed >= kMaxClimb) return std::nullopt;
  const std::string& relation = tree.token(verb).deprel;
  if (is_relation(relation, "acl")) return planner(tree, head, verb);
  const bool clause = relation == "conj" || relation == "xcomp" || is_relation(relation, "advcl") ||
                      relation == "parataxis";
  if (!clause || tree.token(head).upos == "NOUN" || tree.token(head).upos == "PROPN")
    return std::nullopt;
  if (relation == "xcomp" || acts_as_object_does(tree, verb))
    if (const auto object = surface_object(tree, head)) return object;
  if (const auto subject = surface_subject(tree, head)) return subject;
  return inherited_subject(tree, head, climbed + 1);
}

bool is_prepositional(std::string_view path) {
  return path.starts_with("obl:") || path.starts_with("nmod:");
}

std::vector<std::uint32_t> prepositional(const Tree& tree, std::uint32_t predicate,
                                         std::string_view preposition) {
  std::vector<std::uint32_t> found;
  for (std::uint32_t c : tree.children(predicate)) {
    const std::string& relation = tree.token(c).deprel;
    const bool oblique = is_relation(relation, "obl") || is_relation(relation, "nmod") ||
                         is_relation(relation, "advcl") || relation == "acl";
    if (oblique && relation != "nmod:poss" && tree.marker(c) == preposition)
      found.push_back(antecedent(tree, c));
  }
  return found;
}

}  // namespace

std::uint32_t antecedent(const Tree& tree, std::uint32_t i) {
  if (!is_relative_pronoun(tree.token(i))) return i;
  std::uint32_t at = i;
  for (int step = 0; step < kMaxClimb && at != kRoot; ++step) {
    if (is_relation(tree.token(at).deprel, "acl"))
      return tree.head(at) == kRoot ? i : tree.head(at);
    at = tree.head(at);
  }
  return i;
}

bool is_passive(const Tree& tree, std::uint32_t verb) {
  for (std::uint32_t c : tree.children(verb)) {
    const std::string& relation = tree.token(c).deprel;
    if (relation == "nsubj:pass" || relation == "aux:pass" || relation == "csubj:pass") return true;
  }
  const std::string& relation = tree.token(verb).deprel;
  const bool modifies = relation == "acl" || relation == "amod" || relation == "advcl";
  if (tree.token(verb).xpos == "VBN" && modifies && !tree.child(verb, "aux") &&
      !tree.child(verb, "nsubj"))
    return true;
  // A conjunct of a passive without words of its own shares its voice: "was seized and burned".
  return relation == "conj" && tree.token(verb).xpos == "VBN" && !tree.child(verb, "nsubj") &&
         !tree.child(verb, "aux") && tree.head(verb) != kRoot && tree.head(verb) < verb &&
         tree.token(tree.head(verb)).xpos == "VBN" && tree.child(tree.head(verb), "aux:pass");
}

std::optional<std::uint32_t> subject_of(const Tree& tree, std::uint32_t verb) {
  if (is_passive(tree, verb)) return agent(tree, verb);
  if (const auto subject = surface_subject(tree, verb)) return subject;
  return inherited_subject(tree, verb, 0);
}

std::optional<std::uint32_t> object_of(const Tree& tree, std::uint32_t verb) {
  if (is_passive(tree, verb)) {
    if (const auto kept = tree.child(verb, "obj")) return *kept;  // "was promised help"
    if (const auto subject = surface_subject(tree, verb)) return subject;
    return inherited_subject(tree, verb, 0);
  }
  if (const auto object = surface_object(tree, verb)) return object;
  // "the ships that the navy seized", with or without the pronoun: the antecedent is the object when the subject is another.
  const std::uint32_t head = tree.head(verb);
  if (tree.token(verb).deprel == "acl:relcl" && head != kRoot) {
    const auto subject = tree.child(verb, "nsubj");
    if (subject && !is_relative_pronoun(tree.token(*subject)) && !tree.child(verb, "ccomp"))
      return head;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> addressee_of(const Tree& tree, std::uint32_t verb) {
  if (const auto object = tree.child(verb, "iobj")) return antecedent(tree, *object);
  if (!tree.child(verb, "obj") || !is_passive(tree, verb)) return std::nullopt;
  if (const auto subject = surface_subject(tree, verb)) return subject;
  return inherited_subject(tree, verb, 0);
}

std::vector<std::uint32_t> with_conjuncts(const Tree& tree, std::uint32_t i) {
  std::vector<std::uint32_t> all = {i};
  for (std::uint32_t c : tree.children_by(i, "conj")) all.push_back(c);
  return all;
}

std::vector<std::uint32_t> fillers(const Tree& tree, std::uint32_t predicate,
                                   std::string_view path) {
  if (const auto slash = path.find('/'); slash != std::string_view::npos) {
    std::vector<std::uint32_t> all;
    for (std::uint32_t i : fillers(tree, predicate, path.substr(0, slash))) {
      const auto further = fillers(tree, i, path.substr(slash + 1));
      all.insert(all.end(), further.begin(), further.end());
    }
    return all;
  }
  std::vector<std::uint32_t> heads;
  const auto add = [&](std::optional<std::uint32_t> found) {
    if (found) heads.push_back(*found);
  };
  if (path == "nsubj") {
    add(subject_of(tree, predicate));
  } else if (path == "obj") {
    add(object_of(tree, predicate));
  } else if (path == "iobj") {
    add(addressee_of(tree, predicate));
  } else if (path == "poss") {
    for (std::uint32_t c : tree.children_by(predicate, "nmod:poss"))
      heads.push_back(antecedent(tree, c));  // "whose"
  } else if (path == "prt") {
    heads = tree.children_by(predicate, "compound:prt");
  } else if (is_prepositional(path)) {
    heads = prepositional(tree, predicate, path.substr(path.find(':') + 1));
  } else if (path == "acl") {  // "the call to act", but not "the call that he made"
    for (std::uint32_t c : tree.children(predicate))
      if (tree.token(c).deprel == "acl") heads.push_back(c);
  } else {
    heads = tree.children_by(predicate, path);
  }
  std::vector<std::uint32_t> all;
  for (std::uint32_t head : heads)
    for (std::uint32_t i : with_conjuncts(tree, head))
      if (i != predicate) all.push_back(i);
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<std::uint32_t> owners(const Tree& tree, std::uint32_t noun) {
  std::vector<std::uint32_t> all;
  for (std::string_view path : {"poss", "amod", "compound", "nmod:of"})
    for (std::uint32_t i : fillers(tree, noun, path)) all.push_back(i);
  return all;
}

}  // namespace dossier
