// Joins the drafts of the stages to claims.
//
// For each draft: its stance (nearest scope), its speaker chain (the attributions around it, outermost first), its time and its
// origin (a credited outlet). Drafts that are one event (event_coreference.h) share a node; each draft's roles are evidence of
// their own. A mention of an event that names nobody but is itself confirmed or denied ("denied that the call took place") is evidence on
// the participants of the event, which is how a denial comes to stand beside the assertion. Cost: linear but for sorting.
#include "understand/claim_builder.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/data_path.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "understand/event_coreference.h"
#include "understand/stages.h"
#include "understand/threats.h"

namespace dossier {
namespace {

// Where a claim is put: what all evidence from one word shares.
struct Putting {
  Stance stance = Stance::kAsserted;
  std::string cue;
  std::vector<std::uint32_t> speakers;
  std::optional<std::uint32_t> origin;
  std::optional<TimeInterval> when, said;
};

// Which party of the deed is the recipient of what is said about it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kAnswered = {
    {{"support", "actor"},
     {"reject", "actor"},
     {"accuse", "actor"},
     {"request", "actor"},
     {"threaten", "recipient"},
     {"agree", "recipient"}}};

class Builder {
 public:
  Builder(const Reading& reading, Findings& findings, const Knowledge& knowledge)
      : reading_(reading),
        findings_(findings),
        lexicon_(knowledge.lexicon),
        ontology_(knowledge.ontology) {}

  DocumentFacts build() {
    facts_.extractor = "dossier " + std::string(version());
    facts_.entities = findings_.entities.entities;
    find_agency();
    std::vector<EventContext> contexts = read_puttings();
    read_threats(findings_, contexts);
    event_of_ = join_events(findings_.events, contexts);
    spread_origins();
    settle_parties();
    make_event_nodes();
    for (std::size_t d = findings_.events.size(); d-- > 0;) add_answered(d);
    for (std::size_t d = 0; d < findings_.events.size(); ++d) add_event_claims(d);
    for (const RelationDraft& relation : findings_.relations) add_relation(relation);
    collect_claims();
    drop_unused();
    return std::move(facts_);
  }

 private:
  std::vector<EventContext> read_puttings() {
    std::vector<EventContext> contexts;
    for (const Attribution& said : findings_.attributions.all)
      if (said.cue) cues_.insert(*said.cue);
    for (const EventDraft& draft : findings_.events) {
      Putting put = putting_at(draft.put);
      if (put.stance == Stance::kAsserted && draft.put != draft.trigger) {
        const StanceReading noun =
            stance_of(reading_, draft.trigger, findings_.attributions, lexicon_);
        if (noun.stance != Stance::kAsserted) put.stance = noun.stance, put.cue = noun.cue;
      }
      for (std::uint32_t t : draft.times)
        if (!put.when) put.when = findings_.times[t].interval;
      contexts.push_back({put.stance, put.when, cues_.contains(draft.trigger),
                          reading_.block_kind(draft.trigger.sentence) == BlockKind::kTitle});
      puttings_.push_back(std::move(put));
    }
    return contexts;
  }

  // The agency of the dateline ("GENEVA (AP) -") is the origin of all that carries no credit of its own.
  void find_agency() {
    const std::string& agency = reading_.document.agency;
    const std::size_t at = agency.empty() ? std::string::npos : reading_.document.text.find(agency);
    if (at == std::string::npos) return;
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + agency.size())};
    const auto named = std::find_if(
        facts_.entities.begin(), facts_.entities.end(), [&](const LocalEntity& entity) {
          return entity.type == EntityType::kOrganization &&
                 std::find(entity.names.begin(), entity.names.end(), agency) != entity.names.end();
        });
    agency_ = static_cast<std::uint32_t>(named - facts_.entities.begin());
    if (named != facts_.entities.end()) return;
    LocalEntity entity;
    entity.type = EntityType::kOrganization;
    entity.subtype = "media";
    entity.name = agency;
    entity.names = {agency};
    entity.mentions = {{span, MentionKind::kName}};
    facts_.entities.push_back(std::move(entity));
  }

  Putting putting_at(TokenAt at) const {
    Putting put;
    put.origin = agency_;
    const StanceReading reading = stance_of(reading_, at, findings_.attributions, lexicon_);
    put.stance = reading.stance;
    put.cue = reading.cue;
    for (std::uint32_t a : findings_.attributions.around(at)) {
      const Attribution& said = findings_.attributions.all[a];
      if (said.source && said.credit) put.origin = said.source;
      if (said.source && put.speakers.size() < kMaxSpeakerChain &&
          (put.speakers.empty() || put.speakers.back() != *said.source))
        put.speakers.push_back(*said.source);
      if (put.cue.empty()) put.cue = said.cue_text;
      if (said.said) put.said = said.said;
    }
    return put;
  }

  // The credit of one mention of an event is the origin of the event's other mentions that carry no source of their own.
  void spread_origins() {
    std::map<std::uint32_t, std::uint32_t> origin_of_event;
    for (std::size_t d = 0; d < puttings_.size(); ++d)
      if (puttings_[d].origin && puttings_[d].origin != agency_)
        origin_of_event.emplace(event_of_[d], *puttings_[d].origin);
    for (std::size_t d = 0; d < puttings_.size(); ++d) {
      const auto origin = origin_of_event.find(event_of_[d]);
      if (origin != origin_of_event.end() && puttings_[d].speakers.empty())
        puttings_[d].origin = origin->second;
    }
  }

  // Two mentions of one event may name its party by words that coreference has not joined ("salmon farmers", "three producers"). Each of
  // actor and recipient is then taken from the mention that names it best: most names, most parties, text before headline, earliest.
  void settle_parties() {
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    for (std::size_t d = 0; d < findings_.events.size(); ++d)
      if (findings_.events[d].earlier) members[event_of_[d]].push_back(d);
    for (const auto& [event, drafts] : members)
      for (std::string_view role : {"actor", "recipient"})
        if (drafts.size() > 1) keep_best_named(drafts, role);
  }

  void keep_best_named(const std::vector<std::size_t>& drafts, std::string_view role) {
    std::tuple<std::size_t, std::size_t, bool> most{0, 0, false};
    std::set<std::uint32_t> kept;
    for (const std::size_t d : drafts) {
      std::set<std::uint32_t> parties;
      std::size_t named = 0;
      for (const RoleDraft& r : findings_.events[d].roles)
        if (r.entity && r.role == role && parties.insert(*r.entity).second)
          named += !facts_.entities[*r.entity].names.empty();
      const bool text =
          reading_.block_kind(findings_.events[d].trigger.sentence) != BlockKind::kTitle;
      const std::tuple rank{named, parties.size(), text};
      if (parties.empty() || rank <= most) continue;
      most = rank;
      kept = std::move(parties);
    }
    for (const std::size_t d : drafts)
      std::erase_if(findings_.events[d].roles, [&](const RoleDraft& r) {
        return r.entity && r.role == role && !kept.contains(*r.entity);
      });
  }

  void make_event_nodes() {
    std::map<std::uint32_t, std::vector<std::size_t>> members;
    for (std::size_t d = 0; d < findings_.events.size(); ++d) {
      members[event_of_[d]].push_back(d);
      draft_at_.emplace(findings_.events[d].trigger, d);
    }
    for (const auto& [event, drafts] : members) {
      LocalEntity node;
      node.type = EntityType::kEvent;
      const auto named = std::find_if(drafts.begin(), drafts.end(), [&](std::size_t d) {
        return !findings_.events[d].category.empty() && findings_.events[d].category != "anaphor";
      });
      if (named == drafts.end()) continue;
      node.category = findings_.events[*named].category;
      for (std::size_t d : drafts) {
        if (node.mode.empty() && findings_.events[d].category == node.category)
          node.mode = findings_.events[d].mode;
        node.mentions.push_back({span_of(findings_.events[d].trigger), MentionKind::kNominal});
        for (const RoleDraft& role : findings_.events[d].roles)
          if (role.entity && (role.role == "actor" || role.role == "recipient"))
            who_[event].emplace(*role.entity, role.role);
      }
      std::sort(node.mentions.begin(), node.mentions.end());
      node.mentions.erase(std::unique(node.mentions.begin(), node.mentions.end()),
                          node.mentions.end());
      node.name = name_of(findings_.events[*named], drafts);
      node.names = {node.name};
      node_of_[event] = static_cast<std::uint32_t>(facts_.entities.size());
      facts_.entities.push_back(std::move(node));
    }
  }

  std::string names_playing(const std::vector<std::size_t>& drafts, std::string_view role) const {
    std::vector<std::string> names;
    for (std::size_t d : drafts)
      for (const RoleDraft& r : findings_.events[d].roles)
        if (r.entity && r.role == role &&
            std::find(names.begin(), names.end(), facts_.entities[*r.entity].name) == names.end())
          names.push_back(facts_.entities[*r.entity].name);
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < 3; ++i)
      text += (i ? (i + 1 == names.size() ? " and " : ", ") : "") + names[i];
    return names.size() > 3 ? text + " and others" : text;
  }

  // "phone call between A and B", "A accused B", "strikes by A on B".
  std::string name_of(const EventDraft& draft, const std::vector<std::size_t>& drafts) const {
    const std::string actors = names_playing(drafts, "actor"),
                      recipients = names_playing(drafts, "recipient");
    const Token& token = reading_.token(draft.trigger);
    if (draft.category == "consult" && !actors.empty())
      return draft.words + (actors.find(" and ") == std::string::npos ? " with " : " between ") +
             actors;
    if (token.upos == "VERB") {
      std::string words = to_lower(token.form) +
                          draft.words.substr(std::min(draft.words.size(), draft.words.find(' ')));
      return (actors.empty() ? "" : actors + " ") + words +
             (recipients.empty() ? "" : " " + recipients);
    }
    return draft.words + (actors.empty() ? "" : " by " + actors) +
           (recipients.empty() ? "" : " on " + recipients);
  }

  // Who is praised, refused or asked where only the deed is named ("welcomed the withdrawal"):
  // whoever does it; of a threat, a promise or a deed of one's own ("refused to pay them"), whoever
  // it is done to, else the country where.
  void add_answered(std::size_t d) {
    EventDraft& draft = findings_.events[d];
    const auto wanted = std::find_if(kAnswered.begin(), kAnswered.end(), [&](const auto& answered) {
      return answered.first == draft.category;
    });
    if (wanted == kAnswered.end()) return;
    auto& who = who_[event_of_[d]];
    const auto is_recipient = [](const auto& party) { return party.second == "recipient"; };
    if (std::any_of(who.begin(), who.end(), is_recipient)) return;
    std::vector<RoleDraft> added;
    for (const RoleDraft& role : draft.roles)
      if (const auto about = role.event ? draft_at_.find(*role.event) : draft_at_.end();
          about != draft_at_.end() && event_of_[about->second] != event_of_[d])
        for (const std::uint32_t party : answered(findings_.events[about->second],
                                                  event_of_[about->second], who, wanted->second))
          added.push_back({"recipient", party, "", role.token});
    for (RoleDraft& role : added)
      if (who.emplace(*role.entity, "recipient").second) draft.roles.push_back(std::move(role));
  }

  std::vector<std::uint32_t> answered(const EventDraft& deed, std::uint32_t event,
                                      const std::map<std::uint32_t, std::string>& who,
                                      std::string_view wanted) const {
    const auto found = who_.find(event);
    std::vector<std::uint32_t> parties;
    bool own = wanted == "recipient";
    if (found != who_.end()) {
      for (const auto& [party, part] : found->second)
        own = own || (part == "actor" && who.contains(party));
      for (const auto& [party, part] : found->second)
        if (!who.contains(party) &&
            (deed.category == "consult" || part == (own ? "recipient" : wanted)))
          parties.push_back(party);
    }
    if (parties.empty() && own)
      for (const RoleDraft& role : deed.roles)
        if (role.role == "place" && role.entity && !who.contains(*role.entity) &&
            facts_.entities[*role.entity].subtype == "country")
          parties.push_back(*role.entity);
    return parties;
  }

  void add_event_claims(std::size_t d) {
    const EventDraft& draft = findings_.events[d];
    const auto node = node_of_.find(event_of_[d]);
    if (node == node_of_.end()) return;
    for (const RoleDraft& role : draft.roles) add(node->second, role, d);
    for (std::uint32_t t : draft.times) {
      const TimeExpression& time = findings_.times[t];
      const Span words = reading_.tree(time.head).bytes(time.first, time.last);
      add(node->second,
          {"time", std::nullopt, squeeze(words.of(reading_.document.text)), time.head}, d);
    }
    if (participants(draft).empty() && is_judged(draft))
      for (const auto& [who, role] : who_[event_of_[d]])
        add(node->second, {role, who, "", draft.trigger}, d);
  }

  // "confirmed the call", "denied the meeting": the mention hangs on the word that confirms or denies. "The call took place", said
  // again, speaks for it too.
  bool is_judged(const EventDraft& draft) const {
    if (draft.put != draft.trigger) return true;
    const Tree& tree = reading_.tree(draft.put);
    const std::uint32_t head = tree.head(draft.put.token);
    return head != kRoot && cues_.contains({draft.put.sentence, head});
  }

  bool allowed(const LocalClaim& claim) const {
    const PredicateInfo* predicate = ontology_.predicate(claim.predicate);
    if (!predicate) return false;
    const EntityType subject = facts_.entities[claim.subject].type;
    if (claim.object)
      return ontology_.allows(claim.predicate, subject, facts_.entities[*claim.object].type);
    return std::find(predicate->subjects.begin(), predicate->subjects.end(), subject) !=
           predicate->subjects.end();
  }

  void add(std::uint32_t subject, const RoleDraft& role, std::size_t d) {
    LocalClaim claim{role.role, subject, role.entity, role.value, {}};
    if (role.event) {
      const auto about = draft_at_.find(*role.event);
      if (about == draft_at_.end()) return;
      const auto node = node_of_.find(event_of_[about->second]);
      if (node == node_of_.end() || node->second == subject) return;
      claim.object = node->second;
    }
    if (!allowed(claim)) return;
    LocalEvidence evidence = evidence_of(findings_.events[d].trigger, puttings_[d]);
    evidence.subject = evidence.trigger;
    evidence.object = inside(evidence.sentence, span_of(role.token));
    claim.evidence.push_back(std::move(evidence));
    drafts_.push_back(std::move(claim));
  }

  void add_relation(const RelationDraft& relation) {
    LocalClaim claim{relation.predicate, relation.subject, relation.object, relation.value, {}};
    Putting put = putting_at(relation.trigger);
    if (relation.stance) put.stance = *relation.stance;
    if (relation.subject_event) {
      const auto node = node_of_.find(event_of_[*relation.subject_event]);
      if (node == node_of_.end()) return;
      claim.subject = node->second;
      put = puttings_[*relation.subject_event];
    }
    if ((relation.object && *relation.object == claim.subject) || !allowed(claim)) return;
    LocalEvidence evidence = evidence_of(relation.trigger, put);
    evidence.subject = inside(evidence.sentence, span_of(relation.subject_token));
    if (relation.object_token)
      evidence.object = inside(evidence.sentence, span_of(*relation.object_token));
    claim.evidence.push_back(std::move(evidence));
    drafts_.push_back(std::move(claim));
  }

  LocalEvidence evidence_of(TokenAt trigger, const Putting& put) const {
    LocalEvidence evidence;
    evidence.trigger = span_of(trigger);
    evidence.sentence =
        quotation(reading_.annotation.sentences[trigger.sentence].span, evidence.trigger);
    evidence.speakers = put.speakers;
    evidence.cue = put.cue;
    evidence.stance = put.stance;
    evidence.when = put.when;
    evidence.said = put.said;
    evidence.origin = put.origin;
    return evidence;
  }

  // The sentence, or what of a long one stands around the trigger, cut between words.
  Span quotation(Span sentence, Span trigger) const {
    if (sentence.size() <= kMaxQuoteBytes) return sentence;
    const std::string_view text = reading_.document.text;
    constexpr std::uint32_t kMost = kMaxQuoteBytes;
    const std::uint32_t margin = trigger.size() < kMost ? (kMost - trigger.size()) / 2 : 0;
    std::uint32_t begin =
        trigger.begin > sentence.begin + margin ? trigger.begin - margin : sentence.begin;
    std::uint32_t end = std::min(sentence.end, trigger.end + margin);
    while (begin > sentence.begin && begin < trigger.begin && text[begin - 1] != ' ') ++begin;
    while (end < sentence.end && end > trigger.end && text[end] != ' ') --end;
    return {begin, end};
  }

  // An end that stands outside the quotation cannot be shown in it.
  static std::optional<Span> inside(Span sentence, Span end) {
    return sentence.contains(end) ? std::optional(end) : std::nullopt;
  }

  Span span_of(TokenAt at) const { return reading_.token(at).span; }

  // Drafts of one claim become one claim with their evidence, sorted.
  void collect_claims() {
    std::map<std::tuple<std::string, std::uint32_t, std::optional<std::uint32_t>, std::string>,
             LocalClaim>
        claims;
    for (LocalClaim& draft : drafts_) {
      auto& claim = claims[{draft.predicate, draft.subject, draft.object, draft.value}];
      if (claim.evidence.empty()) {
        claim = std::move(draft);
      } else {
        claim.evidence.push_back(std::move(draft.evidence[0]));
      }
    }
    for (auto& [key, claim] : claims) {
      // One word puts a claim in one way for one speaker: the first reading stays.
      const auto place = [](const LocalEvidence& e) { return std::tie(e.trigger, e.speakers); };
      std::stable_sort(claim.evidence.begin(), claim.evidence.end(),
                       [&](const auto& a, const auto& b) { return place(a) < place(b); });
      claim.evidence.erase(
          std::unique(claim.evidence.begin(), claim.evidence.end(),
                      [&](const auto& a, const auto& b) { return place(a) == place(b); }),
          claim.evidence.end());
      facts_.claims.push_back(std::move(claim));
    }
  }

  // Descriptions and events that no claim uses are left out; what has a name stays.
  void drop_unused() {
    std::vector<bool> used(facts_.entities.size(), false);
    for (std::size_t e = 0; e < used.size(); ++e)
      used[e] = facts_.entities[e].type != EntityType::kEvent && !facts_.entities[e].names.empty();
    for (const LocalClaim& claim : facts_.claims) {
      used[claim.subject] = true;
      if (claim.object) used[*claim.object] = true;
      for (const LocalEvidence& evidence : claim.evidence) {
        for (std::uint32_t speaker : evidence.speakers) used[speaker] = true;
        if (evidence.origin) used[*evidence.origin] = true;
      }
    }
    std::vector<std::uint32_t> number(used.size(), 0);
    std::vector<LocalEntity> kept;
    for (std::size_t e = 0; e < used.size(); ++e) {
      number[e] = static_cast<std::uint32_t>(kept.size());
      if (used[e]) kept.push_back(std::move(facts_.entities[e]));
    }
    facts_.entities = std::move(kept);
    for (LocalClaim& claim : facts_.claims) {
      claim.subject = number[claim.subject];
      if (claim.object) claim.object = number[*claim.object];
      for (LocalEvidence& evidence : claim.evidence) {
        for (std::uint32_t& speaker : evidence.speakers) speaker = number[speaker];
        if (evidence.origin) evidence.origin = number[*evidence.origin];
      }
    }
  }

  const Reading& reading_;
  Findings& findings_;
  const Lexicon& lexicon_;
  const Ontology& ontology_;
  DocumentFacts facts_;
  std::optional<std::uint32_t> agency_;  // entity credited in the dateline
  std::vector<Putting> puttings_;        // parallel to the event drafts
  std::vector<std::uint32_t> event_of_;  // parallel to the event drafts
  std::set<TokenAt> cues_;               // of all attributions
  std::map<std::uint32_t, std::map<std::uint32_t, std::string>>
      who_;                                         // event to its participants and their roles
  std::map<std::uint32_t, std::uint32_t> node_of_;  // event to its entity
  std::map<TokenAt, std::size_t> draft_at_;         // trigger to the first draft on it
  std::vector<LocalClaim> drafts_;
};

}  // namespace

DocumentFacts build_claims(const Reading& reading, Findings findings, const Knowledge& knowledge) {
  return Builder(reading, findings, knowledge).build();
}

}  // namespace dossier
