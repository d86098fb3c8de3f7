// Claims exclude each other where one of them leaves no room for the other:
//
//   office   two persons hold one office of one country or organization, at one time. Which titles
//            one person has at a time is data (name_words.tsv). A time is that of the event, else
//            the day of publication; a claim holds from the first to the last of its times, and
//            two whose times do not overlap follow each other
//   number   two counts of killed, injured or anything else of one event. What is no plain number
//            ("dozens") excludes nothing. A speaker who corrects himself disagrees with nobody
//   time     two days for one event, by claims of its time
//
// Of each group, only claims that different speakers put forward stand against each other; where
// all of them come from one, there is no dispute.
//
// Cost: linear in the evidence, but for sorting, and quadratic in the holders of one office.
#include "resolve/exclusive.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/table.h"
#include "base/utf8.h"
#include "resolve/name_lexicon.h"
#include "resolve/origins.h"

namespace dossier {
namespace {

using Group = std::vector<ClaimIndex>;

// The number that a text says in digits or in one word; nothing for all else.
std::optional<std::uint64_t> number_of(const std::string& text) {
  static const std::map<std::string, std::uint64_t> kWords = [] {
    std::map<std::string, std::uint64_t> words;
    const Table table("function_words.tsv", {"word", "kind", "value"});
    for (std::size_t row = 0; row < table.size(); ++row)
      if (table.at(row, 1) == "number" && table.at(row, 0) != "both")
        words[table.at(row, 0)] = std::stoull(table.at(row, 2));
    return words;
  }();
  constexpr std::size_t kMostDigits = 18;
  std::string digits = fold(text);
  if (const auto word = kWords.find(digits); word != kWords.end()) return word->second;
  std::erase(digits, ',');
  const bool plain = !digits.empty() && digits.size() <= kMostDigits &&
                     digits.find_first_not_of("0123456789") == std::string::npos;
  if (!plain) return std::nullopt;
  return std::stoull(digits);
}

class Exclusive {
 public:
  explicit Exclusive(const KnowledgeGraph& graph) : graph_(graph) {}

  std::vector<Dispute> find() {
    for (ClaimIndex i = 0; i < graph_.claims.size(); ++i) sort_in(i);
    for (const auto& [office, claims] : offices_) add_holders(claims);
    for (const auto& [what, by_number] : numbers_) {
      Group all;
      for (const auto& [number, claims] : by_number)
        all.insert(all.end(), claims.begin(), claims.end());
      if (by_number.size() > 1) add(DisputeKind::kNumber, all);
    }
    for (const auto& [event, claims] : times_) add_times(claims);
    std::sort(out_.begin(), out_.end());
    return std::move(out_);
  }

 private:
  void sort_in(ClaimIndex index) {
    const Claim& claim = graph_.claims[index];
    const bool affirmed = std::any_of(claim.evidence.begin(), claim.evidence.end(),
                                      [](const Evidence& e) { return affirms(e.stance); });
    if (!affirmed) return;
    if (claim.predicate == "holds_role" && claim.object) {
      const std::string title = fold(claim.value);
      if (NameLexicon::shipped().is(WordKind::kOffice, title))
        offices_[{*claim.object, title}].push_back(index);
    }
    if (graph_.nodes[claim.subject].type != EntityType::kEvent || claim.object) return;
    if (claim.predicate == "time") times_[claim.subject].push_back(index);
    const bool counts =
        claim.predicate == "killed" || claim.predicate == "injured" || claim.predicate == "count";
    const auto number = counts ? number_of(claim.value) : std::nullopt;
    if (number) numbers_[{claim.subject, claim.predicate}][*number].push_back(index);
  }

  // First and last day that a claim is put forward for; nothing where no time is known.
  std::optional<std::pair<Date, Date>> days(const Claim& claim) const {
    std::optional<std::pair<Date, Date>> out;
    const auto stretch = [&](Date day) {
      if (!out) out = {day, day};
      out = {std::min(out->first, day), std::max(out->second, day)};
    };
    for (const Evidence& evidence : claim.evidence) {
      if (!affirms(evidence.stance)) continue;
      const auto& published = graph_.reports[evidence.report].published;
      if (evidence.when) {
        if (evidence.when->from) stretch(*evidence.when->from);
        if (evidence.when->to) stretch(*evidence.when->to);
      } else if (published) {
        stretch(*published);
      }
    }
    return out;
  }

  void add_holders(const Group& claims) {
    std::set<ClaimIndex> excluded;
    for (const ClaimIndex a : claims) {
      for (const ClaimIndex b : claims) {
        const auto x = days(graph_.claims[a]), y = days(graph_.claims[b]);
        const bool together = x && y && x->first <= y->second && y->first <= x->second;
        if (together && graph_.claims[a].subject != graph_.claims[b].subject) excluded.insert(a);
      }
    }
    add(DisputeKind::kOffice, {excluded.begin(), excluded.end()});
  }

  // Claims of the time of one event: those that name days, and not the same.
  void add_times(const Group& claims) {
    std::set<std::pair<Date, ClaimIndex>> exact;
    std::set<Date> known;
    for (const ClaimIndex index : claims) {
      for (const Evidence& evidence : graph_.claims[index].evidence) {
        if (!evidence.when || evidence.when->precision != Precision::kDay) continue;
        if (!evidence.when->from || !affirms(evidence.stance)) continue;
        exact.insert({*evidence.when->from, index});
        known.insert(*evidence.when->from);
      }
    }
    Group all;
    for (const auto& [day, index] : exact) all.push_back(index);
    if (known.size() > 1) add(DisputeKind::kTime, all);
  }

  // Claims that another speaker's claim stands against.
  void add(DisputeKind kind, Group claims) {
    std::sort(claims.begin(), claims.end());
    claims.erase(std::unique(claims.begin(), claims.end()), claims.end());
    std::vector<std::set<Speaker>> speakers;
    for (const ClaimIndex index : claims) {
      auto& own = speakers.emplace_back();
      for (const Evidence& evidence : graph_.claims[index].evidence)
        if (affirms(evidence.stance)) own.insert(speaker_of(graph_, evidence));
    }
    Dispute dispute{kind, {}};
    for (std::size_t i = 0; i < claims.size(); ++i) {
      const bool against = std::any_of(speakers.begin(), speakers.end(), [&](const auto& others) {
        return &others != &speakers[i] &&
               (others.size() > 1 || others != speakers[i] || speakers[i].size() > 1);
      });
      if (against) dispute.claims.push_back(claims[i]);
    }
    if (dispute.claims.size() > 1) out_.push_back(std::move(dispute));
  }

  const KnowledgeGraph& graph_;
  std::map<std::pair<NodeIndex, std::string>, Group> offices_;
  std::map<std::pair<NodeIndex, std::string>, std::map<std::uint64_t, Group>> numbers_;
  std::map<NodeIndex, Group> times_;
  std::vector<Dispute> out_;
};

}  // namespace

Speaker speaker_of(const KnowledgeGraph& graph, const Evidence& evidence) {
  if (!evidence.speakers.empty()) return {evidence.speakers.back(), ""};
  return {std::nullopt, origin_key(outlet_of(graph.reports[evidence.report]))};
}

bool affirms(Stance stance) {
  return stance == Stance::kAsserted || stance == Stance::kAlleged || stance == Stance::kPlanned;
}

std::vector<Dispute> exclusive_claims(const KnowledgeGraph& graph) {
  return Exclusive(graph).find();
}

}  // namespace dossier
