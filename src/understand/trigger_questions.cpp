// Features of a word that may carry an event.
#include <algorithm>

#include "base/utf8.h"
#include "understand/arguments.h"
#include "understand/event_questions.h"
#include "understand/feature_bag.h"

namespace dossier {
namespace {

class TriggerFeatures {
 public:
  TriggerFeatures(const EventScene& scene, const TriggerChoices& proposed, TokenAt at)
      : scene_(scene), proposed_(proposed), at_(at), tree_(scene.reading.tree(at)) {}

  Question question() {
    Question question;
    question.rows[0] = scene_.row(at_);
    const std::uint32_t head = tree_.head(at_.token);
    if (head != kRoot) question.rows[1] = scene_.row({at_.sentence, head});
    if (const auto argument = argument_word())
      question.rows[2] = scene_.row({at_.sentence, *argument});
    add_word();
    add_lexicon();
    add_head(head);
    add_children();
    add_parties();
    add_surroundings();
    question.features = bag_.take();
    return question;
  }

 private:
  const Token& token() const { return tree_.token(at_.token); }

  std::optional<std::uint32_t> argument_word() const {
    if (const auto object = object_of(tree_, at_.token)) return object;
    for (std::uint32_t c : tree_.children_by(at_.token, "nmod")) return c;
    return subject_of(tree_, at_.token);
  }

  void add_word() {
    lemma_ = to_lower(token().lemma);
    bag_.add("lemma", lemma_ + '/' + token().upos);
    bag_.add("upos", token().upos);
    bag_.add("xpos", token().xpos);
    bag_.add("relation", token().deprel);
    bag_.add("denotes", token().entity);
    if (is_passive(tree_, at_.token)) bag_.add("passive");
  }

  void add_proposal(std::string_view name, TokenAt at) {
    const auto found = proposed_.find(at);
    if (found == proposed_.end()) return bag_.add(name, "nothing");
    bag_.add(name, found->second.category);
    if (!found->second.mode.empty())
      bag_.add(name, found->second.category + '/' + found->second.mode);
  }

  void add_lexicon() {
    add_proposal("rule", at_);
    for (const TriggerRule* rule : scene_.rules.all_for(scene_.reading, at_)) {
      bag_.add("lexicon", rule->category);
      if (!rule->mode.empty()) bag_.add("lexicon", rule->category + '/' + rule->mode);
    }
  }

  void add_head(std::uint32_t head) {
    if (head == kRoot) return;
    const Token& above = tree_.token(head);
    bag_.add("head", to_lower(above.lemma) + '/' + token().deprel);
    bag_.add("head-upos", above.upos + '/' + token().deprel);
    add_proposal("head-rule", {at_.sentence, head});
    bag_.add("marker", tree_.marker(at_.token));
  }

  void add_children() {
    for (std::uint32_t c : tree_.children(at_.token)) {
      const Token& child = tree_.token(c);
      if (child.deprel == "punct") continue;
      bag_.add("child", child.deprel);
      const std::string marker = tree_.marker(c);
      if (!marker.empty()) bag_.add("child-marker", child.deprel + '/' + marker);
      if (child.deprel == "obj" || child.deprel == "compound" || child.deprel == "compound:prt" ||
          child.deprel == "amod")
        bag_.add("child-word", child.deprel + '/' + to_lower(child.lemma));
      if (proposed_.contains({at_.sentence, c}))
        add_proposal("child-rule/" + child.deprel, {at_.sentence, c});
    }
  }

  void add_party(std::string_view name, std::optional<std::uint32_t> word) {
    if (!word) return bag_.add(name, "nobody");
    const auto entity = scene_.entities.at({at_.sentence, *word});
    bag_.add(name, entity ? to_string(scene_.entities.entities[*entity].type) : "other");
  }

  void add_parties() {
    add_party("subject", subject_of(tree_, at_.token));
    add_party("object", object_of(tree_, at_.token));
    for (std::string_view path : {"poss", "nmod:of", "compound", "amod"})
      for (std::uint32_t i : fillers(tree_, at_.token, path)) add_party(path, i);
    const auto self = scene_.entities.by_token.find(at_);
    if (self == scene_.entities.by_token.end()) return;
    const EntityMention& mention = scene_.entities.mentions[self->second];
    bag_.add(mention.head == at_ ? "is" : "inside",
             to_string(scene_.entities.entities[mention.entity].type));
  }

  void add_surroundings() {
    const bool title = scene_.reading.block_kind(at_.sentence) == BlockKind::kTitle;
    bag_.add("title", title ? "yes" : "no");
    const auto around = scene_.attributions.around(at_);
    bag_.add("said", around.empty() ? "no" : "yes");
    if (scene_.cued.contains(at_)) bag_.add("cue");
    if (at_.token > 0) bag_.add("before", to_lower(tree_.token(at_.token - 1).form));
    if (at_.token + 1 < tree_.size()) bag_.add("after", to_lower(tree_.token(at_.token + 1).form));
  }

  const EventScene& scene_;
  const TriggerChoices& proposed_;
  TokenAt at_;
  const Tree& tree_;
  std::string lemma_;
  FeatureBag bag_;
};

}  // namespace

bool may_trigger(const Token& token) {
  return token.upos == "VERB" || token.upos == "NOUN" || token.upos == "PROPN" ||
         token.upos == "ADJ";
}

Question trigger_question(const EventScene& scene, const TriggerChoices& proposed, TokenAt at) {
  return TriggerFeatures(scene, proposed, at).question();
}

}  // namespace dossier
