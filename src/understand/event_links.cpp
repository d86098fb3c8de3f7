#include "understand/event_links.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "understand/arguments.h"

namespace dossier {
namespace {

constexpr int kMaxSteps = 4;

constexpr std::array<std::string_view, 9> kVerbal = {
    "say", "agree", "support", "concede", "request", "accuse", "reject", "threaten", "consult"};
constexpr std::array<std::string_view, 8> kWherePaths = {"nmod:in",      "nmod:near", "nmod:at",
                                                         "nmod:outside", "nmod:off",  "nmod:on",
                                                         "nmod:inside",  "nmod:of"};

bool is_verbal(std::string_view category) {
  return std::find(kVerbal.begin(), kVerbal.end(), category) != kVerbal.end();
}

bool has_role(const EventDraft& event, std::string_view role) {
  return std::any_of(event.roles.begin(), event.roles.end(),
                     [&](const RoleDraft& r) { return r.role == role; });
}

class Linker {
 public:
  Linker(const Reading& reading, const Entities& entities, const RuleMap& matched,
         std::vector<EventDraft>& drafts)
      : reading_(reading), entities_(entities), matched_(matched), drafts_(drafts) {
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].category.empty()) continue;
      at_word_.emplace(drafts_[d].trigger, d);
    }
    for (std::size_t d = 0; d < drafts_.size(); ++d)
      if (!drafts_[d].category.empty()) at_word_.emplace(drafts_[d].put, d);
  }

  void link() {
    for (std::size_t d = 0; d < drafts_.size(); ++d) {
      if (drafts_[d].category.empty()) continue;
      join_harm(drafts_[d]);
      if (is_verbal(drafts_[d].category))
        add_contents(d);
      else if (!has_role(drafts_[d], "place"))
        add_place(drafts_[d]);
    }
  }

 private:
  const Tree& tree_of(const EventDraft& event) const { return reading_.tree(event.trigger); }

  std::optional<std::size_t> event_at(TokenAt at) const {
    const auto found = at_word_.find(at);
    if (found == at_word_.end()) return std::nullopt;
    return found->second;
  }

  // ---- about

  void add_contents(std::size_t d) {
    EventDraft& event = drafts_[d];
    for (const TokenAt& word : {event.trigger, event.put}) {
      const auto rule = matched_.find(word);
      if (rule == matched_.end()) continue;
      for (std::string_view role : {"content", "about"})
        if (const auto frame = rule->second->frame.find(role); frame != rule->second->frame.end())
          for (const std::string& path : frame->second) add_contents_at(event, word, path);
      if (rule->second->pos == "VERB" && rule->second->category != "light" &&
          event.category != "consult")
        add_contents_at(event, word, "obj");
    }
  }

  void add_contents_at(EventDraft& event, TokenAt word, std::string_view path) {
    for (std::uint32_t i : fillers(reading_.tree(word), word.token, path))
      if (const auto content = event_below({word.sentence, i}))
        if (const EventDraft& said = drafts_[*content];
            said.trigger != event.trigger && said.trigger != event.put) {
          const bool known = std::any_of(event.roles.begin(), event.roles.end(),
                                         [&](const auto& r) { return r.event == said.trigger; });
          if (!known)
            event.roles.push_back({"about", std::nullopt, "", said.trigger, said.trigger});
        }
  }

  // The event of a clause or noun: its head, or what the head only introduces ("was willing to
  // meet", "had to resign").
  std::optional<std::size_t> event_below(TokenAt at) const {
    const Tree& tree = reading_.tree(at);
    for (int step = 0; step < kMaxSteps; ++step) {
      if (const auto event = event_at(at)) return event;
      auto next = tree.child(at.token, "xcomp");
      if (!next && tree.token(at.token).upos != "NOUN") next = tree.child(at.token, "ccomp");
      if (!next) return std::nullopt;
      at.token = *next;
    }
    return std::nullopt;
  }

  // ---- places

  void add_place(EventDraft& event) const {
    if (const auto deed = deed_around(event)) {
      const std::vector<RoleDraft> roles = drafts_[*deed].roles;
      for (const RoleDraft& role : roles)
        if (role.role == "place" && role.entity) event.roles.push_back(role);
    }
    if (has_role(event, "place")) return;
    for (std::string_view party : {"recipient", "actor"})
      for (const RoleDraft& role : std::vector<RoleDraft>(event.roles))
        if (role.role == party && role.token.sentence == event.trigger.sentence &&
            add_place_of(event, role))
          return;
  }

  bool add_place_of(EventDraft& event, const RoleDraft& party) const {
    for (std::string_view path : kWherePaths)
      for (std::uint32_t i : fillers(reading_.tree(party.token), party.token.token, path))
        if (const auto place = entities_.at({party.token.sentence, i});
            place && entities_.entities[*place].type == EntityType::kPlace) {
          const bool plays = std::any_of(event.roles.begin(), event.roles.end(),
                                         [&](const auto& r) { return r.entity == place; });
          const bool country = entities_.entities[*place].subtype == "country";
          if (plays || (path == "nmod:of" && (country || party.role == "actor"))) continue;
          event.roles.push_back({"place", place, "", {party.token.sentence, i}});
          return true;
        }
    return false;
  }

  // The deed that a conjoined verb or a participle without words of its own goes with.
  std::optional<std::size_t> deed_around(const EventDraft& event) const {
    const Tree& tree = tree_of(event);
    std::uint32_t at = event.put.token;
    for (int step = 0; step < kMaxSteps; ++step) {
      const Token& token = tree.token(at);
      const bool attends =
          token.deprel == "advcl" && token.xpos == "VBG" && tree.marker(at).empty();
      if ((token.deprel != "conj" && !attends) || tree.head(at) == kRoot) return std::nullopt;
      at = tree.head(at);
      if (const auto deed = event_at({event.trigger.sentence, at}))
        return is_verbal(drafts_[*deed].category) ? std::nullopt : deed;
    }
    return std::nullopt;
  }

  // ---- "..., killing two"

  void join_harm(EventDraft& event) const {
    const auto rule = matched_.find(event.trigger);
    if (event.same_as || event.category != "assault" || rule == matched_.end()) return;
    const auto& frame = rule->second->frame;
    if (!frame.contains("killed") && !frame.contains("injured")) return;
    const auto deed = deed_around(event);
    if (deed && drafts_[*deed].category == "assault" && !names_another(event, drafts_[*deed]) &&
        tree_of(event).child(event.trigger.token, "nsubj") == std::nullopt)
      event.same_as = drafts_[*deed].trigger;
  }

  // "shot a guard and killed a clerk" are two deeds.
  static bool names_another(const EventDraft& event, const EventDraft& deed) {
    const bool harmed = has_role(deed, "killed") || has_role(deed, "injured");
    return harmed && has_role(event, "recipient");
  }

  const Reading& reading_;
  const Entities& entities_;
  const RuleMap& matched_;
  std::vector<EventDraft>& drafts_;
  std::map<TokenAt, std::size_t> at_word_;  // trigger or support verb to its event
};

}  // namespace

void link_events(const Reading& reading, const Entities& entities, const RuleMap& matched,
                 std::vector<EventDraft>& drafts) {
  Linker(reading, entities, matched, drafts).link();
}

}  // namespace dossier
