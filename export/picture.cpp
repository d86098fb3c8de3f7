// From links to drawn lines, and from too many to what fits.
//
// Events that are nodes of their own and touch fewer than two others say too little to be a box;
// they are counted, not drawn. Of the rest the first max_nodes of the part stay, since it is sorted
// by distance and support. Links between them are gathered into lines by (nodes, direction, for or
// against), each label once, and the first max_lines stay: nearest first, then most origins, then
// ids. Footnotes are numbered in the order in which the lines first need them.
//
// Cost: linear in links and evidence but for sorting.
#include "export/picture.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace dossier {
namespace {

// Firmest first: what a line with several stances is drawn as.
constexpr std::array<Stance, 6> kFirmness = {Stance::kAsserted,     Stance::kAlleged,
                                             Stance::kPlanned,      Stance::kRequested,
                                             Stance::kHypothetical, Stance::kDenied};

std::size_t softness(Stance stance) {
  return static_cast<std::size_t>(std::find(kFirmness.begin(), kFirmness.end(), stance) -
                                  kFirmness.begin());
}

struct LabelDraft {
  std::set<std::string_view> origins;
  std::set<std::uint32_t> reports;
  std::size_t softness = kFirmness.size();
  std::set<std::size_t> links;
  bool contested = false;
};

struct LineKey {
  NodeIndex from, to;
  bool symmetric, denial;
  friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

struct LineDraft {
  LineKey key;
  std::map<std::string, LabelDraft> labels;
  std::set<std::string_view> origins;
  std::vector<const Evidence*> evidence;
  ClaimIndex first_claim = 0;
  std::uint32_t distance = 0;

  std::size_t softness() const {
    std::size_t least = kFirmness.size();
    for (const auto& [text, label] : labels) least = std::min(least, label.softness);
    return least;
  }
};

class Composer {
 public:
  Composer(const GraphView& view, const Neighborhood& part, const PictureOptions& options)
      : view_(view), part_(part), options_(options) {
    for (std::size_t i = 0; i < part.nodes.size(); ++i) distance_[part.nodes[i]] = part.distance[i];
  }

  Picture run() {
    const std::set<NodeIndex> thin = thin_events();
    std::set<NodeIndex> kept;
    for (NodeIndex node : part_.nodes)
      if (thin.count(node) == 0 && kept.size() < options_.max_nodes) kept.insert(node);
    std::vector<LineDraft> lines = gather(thin);
    const std::size_t all_lines = lines.size();
    std::erase_if(lines, [&](const LineDraft& l) {
      return kept.count(l.key.from) == 0 || kept.count(l.key.to) == 0;
    });
    sort_and_cut(lines);
    Picture picture;
    const bool asked_for =
        part_.distance.size() == 1 || (part_.distance.size() > 1 && part_.distance[1] > 0);
    if (asked_for) picture.centre = part_.nodes[0];
    number_footnotes(lines, picture);
    for (const LineDraft& line : lines) picture.lines.push_back(finish(line, picture));
    keep_connected(picture);
    picture.lines_left_out = all_lines - lines.size();
    picture.events_left_out = thin.size();
    picture.entities_left_out = part_.nodes.size() - thin.size() - picture.nodes.size();
    return picture;
  }

 private:
  const Link& link(std::size_t index) const { return view_.links()[index]; }

  std::set<NodeIndex> thin_events() const {
    std::map<NodeIndex, std::set<NodeIndex>> touched;
    for (std::size_t index : part_.links) {
      touched[link(index).from].insert(link(index).to);
      touched[link(index).to].insert(link(index).from);
    }
    std::set<NodeIndex> thin;
    for (std::size_t i = 1; i < part_.nodes.size(); ++i) {
      const NodeIndex node = part_.nodes[i];
      if (view_.graph().nodes[node].type == EntityType::kEvent && touched[node].size() < 2)
        thin.insert(node);
    }
    return thin;
  }

  std::vector<LineDraft> gather(const std::set<NodeIndex>& thin) const {
    std::map<LineKey, LineDraft> drafts;
    for (std::size_t index : part_.links) {
      const Link& l = link(index);
      if (thin.count(l.from) > 0 || thin.count(l.to) > 0) continue;
      for (ClaimIndex claim : l.claims)
        for (const Evidence* evidence :
             matching(view_.graph(), view_.graph().claims[claim], view_.filter())) {
          LineDraft& draft =
              drafts[{l.from, l.to, l.symmetric, evidence->stance == Stance::kDenied}];
          if (draft.evidence.empty()) draft.first_claim = claim;
          draft.evidence.push_back(evidence);
          draft.origins.insert(evidence->origin);
          // The name of an event that is a node says already whose it is.
          LabelDraft& label = draft.labels[l.event == l.to ? "" : l.label];
          label.origins.insert(evidence->origin);
          label.reports.insert(evidence->report);
          label.links.insert(index);
          label.contested = label.contested || l.contested;
          label.softness = std::min(label.softness, softness(evidence->stance));
        }
    }
    std::vector<LineDraft> out;
    for (auto& [key, draft] : drafts) {
      draft.key = key;
      draft.distance = std::max(distance_.at(key.from), distance_.at(key.to));
      out.push_back(std::move(draft));
    }
    return out;
  }

  void sort_and_cut(std::vector<LineDraft>& lines) const {
    std::stable_sort(lines.begin(), lines.end(), [](const LineDraft& a, const LineDraft& b) {
      return std::forward_as_tuple(a.distance, b.origins.size()) <
             std::forward_as_tuple(b.distance, a.origins.size());
    });
    if (lines.size() > options_.max_lines) lines.resize(options_.max_lines);
  }

  static void number_footnotes(const std::vector<LineDraft>& lines, Picture& picture) {
    std::set<std::uint32_t> numbered;
    for (const LineDraft& line : lines)
      for (const Evidence* evidence : line.evidence)
        if (numbered.insert(evidence->report).second) picture.footnotes.push_back(evidence->report);
  }

  Line finish(const LineDraft& draft, const Picture& picture) const {
    Line line;
    line.from = draft.key.from;
    line.to = draft.key.to;
    line.symmetric = draft.key.symmetric;
    line.denial = draft.key.denial;
    line.stance = kFirmness[draft.softness()];
    line.origins = static_cast<std::uint32_t>(draft.origins.size());
    line.evidence = draft.evidence;
    line.card = to_string(view_.graph().claims[draft.first_claim].id);
    std::vector<std::pair<std::size_t, LineLabel>> labels;
    for (const auto& [text, label] : draft.labels) {
      LineLabel out;
      out.text = text;
      out.stance = kFirmness[label.softness];
      out.contested = label.contested && !line.denial;
      out.count = static_cast<std::uint32_t>(label.links.size());
      for (std::size_t i = 0; i < picture.footnotes.size(); ++i)
        if (label.reports.count(picture.footnotes[i]) > 0) out.footnotes.push_back(i + 1);
      labels.emplace_back(label.origins.size(), std::move(out));
    }
    std::stable_sort(labels.begin(), labels.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [origins, label] : labels) line.labels.push_back(std::move(label));
    return line;
  }

  void keep_connected(Picture& picture) const {
    std::set<NodeIndex> ends;
    if (picture.centre) ends.insert(*picture.centre);
    for (const Line& line : picture.lines) ends.insert({line.from, line.to});
    for (NodeIndex node : part_.nodes)
      if (ends.count(node) > 0) picture.nodes.push_back(node);
  }

  const GraphView& view_;
  const Neighborhood& part_;
  const PictureOptions& options_;
  std::map<NodeIndex, std::uint32_t> distance_;
};

}  // namespace

Picture compose(const GraphView& view, const Neighborhood& part, const PictureOptions& options) {
  return Composer(view, part, options).run();
}

}  // namespace dossier
