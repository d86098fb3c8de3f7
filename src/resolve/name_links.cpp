#include "resolve/name_links.h"

#include <algorithm>

namespace dossier {
namespace {

// One candidate among several is taken where it has this many times the documents of all others.
constexpr std::size_t kDominance = 20;

constexpr float kStatedScore = 0.97f;
constexpr float kAcronymAlias = 0.9f;  // an acronym or single word beside a full name
constexpr float kOnceAlias = 0.6f;     // two unlike names in a single document
constexpr float kAgainAlias = 0.85f;   // in two documents or more
constexpr std::size_t kSupport = 2;

std::string text_of(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

std::string sounds_of(const std::vector<std::string>& words) {
  std::vector<std::string> out;
  for (const std::string& word : words) out.push_back(sound(word));
  std::sort(out.begin(), out.end());
  return text_of(out);
}

}  // namespace

BlockLinker::BlockLinker(std::vector<NamedHandle> handles)
    : handles_(std::move(handles)), sets_(handles_.size()) {
  std::sort(handles_.begin(), handles_.end(),
            [](const NamedHandle& a, const NamedHandle& b) { return *a.handle < *b.handle; });
  for (const NamedHandle& handle : handles_) documents_.push_back(handle.documents);
}

void BlockLinker::link(std::size_t a, std::size_t b, float score, SameReason reason) {
  if (score < kMaybeScore) return;
  out_.links.push_back({handles_[a].number, handles_[b].number, score, reason});
  if (score >= kSameScore) pending_.emplace_back(a, b);
}

bool BlockLinker::choose(std::size_t i, Roots candidates, float score, SameReason reason) {
  candidates.erase(root(i));
  if (candidates.empty()) return false;
  std::size_t best = *candidates.begin(), all = 0;
  for (const std::size_t candidate : candidates) {
    all += documents_[candidate];
    if (documents_[candidate] > documents_[best]) best = candidate;
  }
  if (candidates.size() > 1) out_.counts_matter = true;
  if (candidates.size() == 1 || documents_[best] >= kDominance * (all - documents_[best])) {
    link(i, best, score, reason);
    return score >= kSameScore;
  }
  std::vector<std::size_t> order(candidates.begin(), candidates.end());
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return documents_[a] > documents_[b]; });
  order.resize(std::min(order.size(), kMaxMaybe));
  for (const std::size_t candidate : order) {
    const float share = static_cast<float>(documents_[candidate]) / static_cast<float>(all);
    link(i, candidate, std::min(score * share, kSameScore - 0.01f), reason);
  }
  return false;
}

void BlockLinker::commit() {
  for (const auto& [a, b] : pending_) {
    const std::size_t x = sets_.find(a), y = sets_.find(b);
    if (x == y) continue;
    sets_.unite(x, y);
    documents_[sets_.find(x)] = documents_[x] + documents_[y];
  }
  pending_.clear();
}

BlockLinks BlockLinker::take() {
  commit();
  return std::move(out_);
}

void link_details(BlockLinker& block, std::vector<Details> details, float score,
                  SameReason reason) {
  const auto by_known = [](const Details& a, const Details& b) { return a.known < b.known; };
  std::stable_sort(details.begin(), details.end(), by_known);
  std::vector<Details> distinct;
  for (const Details& each : details) {
    if (distinct.empty() || distinct.back().known != each.known)
      distinct.push_back(each);
    else
      block.link(distinct.back().handle, each.handle, score, reason);
  }
  block.commit();
  const auto says_more = [](const Details& less, const Details& more) {
    for (std::size_t i = 0; i < less.known.size(); ++i)
      if (!less.known[i].empty() && less.known[i] != more.known[i]) return false;
    return true;
  };
  for (const Details& less : distinct) {
    BlockLinker::Roots fuller;
    for (const Details& more : distinct) {
      if (&less != &more && says_more(less, more)) fuller.insert(block.root(more.handle));
    }
    block.choose(less.handle, std::move(fuller), score, reason);
  }
  for (std::size_t i = 1; i < std::min(distinct.size(), kMaxMaybe); ++i)
    if (!says_more(distinct[0], distinct[i]))
      block.link(distinct[0].handle, distinct[i].handle, 0.4f, SameReason::kOtherDetails);
  block.commit();
}

std::vector<std::string> block_keys(const Handle& handle) {
  switch (handle.kind) {
    case Kind::kPerson: {
      std::vector<std::string> keys = person_keys(handle);
      const PersonName name = person_name(handle.form);
      if (name.words.size() >= 2) keys.push_back("o" + sounds_of(name.words));
      return keys;
    }
    case Kind::kGovernment:
      return {"c" + handle.country};
    case Kind::kCountry:
      return {"k" + handle.country, "n" + text_of(handle.form.words)};
    case Kind::kOrganization:
      return organization_keys(handle);
    case Kind::kGroup:
    case Kind::kPlace:
    case Kind::kThing:
      break;
  }
  return {"n" + text_of(handle.form.words)};
}

BlockLinks link_block(std::string_view key, std::vector<NamedHandle> handles) {
  BlockLinker block(std::move(handles));
  if (block.size() < 2) return {};
  switch (key.front()) {
    case 'p':
      return link_family(std::move(block));
    case 'o':
      return link_reordered(std::move(block));
    case 'n':
      return link_same_words(std::move(block));
    case 'b':
      return link_bag(std::move(block));
    case 'a':
      return link_acronyms(std::move(block), key.substr(1));
    case 'f':
      return link_short_names(std::move(block));
    default:
      return link_codes(std::move(block));
  }
}

NameLink alias_link(const Handle& a, const Handle& b, std::size_t uses, std::size_t stated) {
  if (stated > 0) return {0, 0, kStatedScore, SameReason::kStated};
  const bool short_name = a.form.words.size() == 1 || b.form.words.size() == 1;
  const float score = a.kind != Kind::kPerson && short_name ? kAcronymAlias
                      : uses >= kSupport                    ? kAgainAlias
                                                            : kOnceAlias;
  return {0, 0, score, SameReason::kOneEntity};
}

}  // namespace dossier
