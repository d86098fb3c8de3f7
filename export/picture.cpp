// From links to drawn lines, and from too many to what fits.
//
// A link is read as standing.h says: as it is put, and a second time as denied where somebody denies
// it. Links between the same nodes, in one direction and one manner, are one line; so a denial or an
// allegation never hides in a line that is drawn as fact.
//
// Events that are nodes of their own and touch fewer than two others say too little to be a box;
// they are counted, not drawn. Where an event took place stands in its label and not in a line to
// the place from each who took part. Of the nodes the first max_nodes of the part stay, since it is
// sorted by distance and support; then the first max_lines lines: nearest first, then most origins,
// then ids. Footnotes are numbered in the order in which the lines first need them.
//
// Cost: linear in links and evidence but for sorting.
#include "export/picture.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "export/standing.h"

namespace dossier {
namespace {

struct LabelKey {
  std::string text;
  std::size_t softness;
  bool contested;
  std::string speaker;
  friend auto operator<=>(const LabelKey&, const LabelKey&) = default;
};

struct LabelDraft {
  std::set<std::string_view> origins;
  std::set<std::uint32_t> reports;
  std::set<std::size_t> links;
};

struct LineKey {
  NodeIndex from, to;
  bool symmetric;
  Manner manner;
  friend auto operator<=>(const LineKey&, const LineKey&) = default;
};

struct LineDraft {
  LineKey key;
  std::map<LabelKey, LabelDraft> labels;
  std::set<std::string_view> origins;
  Evidences evidence;
  ClaimIndex first_claim = 0;
  std::uint32_t distance = 0;
};

class Composer {
 public:
  Composer(const GraphView& view, const Neighborhood& part, const PictureOptions& options)
      : view_(view), graph_(view.graph()), part_(part), options_(options) {
    for (std::size_t i = 0; i < part.nodes.size(); ++i) distance_[part.nodes[i]] = part.distance[i];
    asked_ = options.asked;
    const bool has_centre =
        part.distance.size() == 1 || (part.distance.size() > 1 && part.distance[1] > 0);
    if (asked_.empty() && has_centre) asked_ = {part.nodes[0]};
  }

  Picture run() {
    fold_places();
    const std::set<NodeIndex> thin = thin_events();
    const std::set<NodeIndex> kept = kept_nodes(thin);
    std::vector<LineDraft> lines = gather(thin);
    const std::size_t all_lines = lines.size();
    std::erase_if(lines, [&](const LineDraft& l) {
      return kept.count(l.key.from) == 0 || kept.count(l.key.to) == 0;
    });
    sort_and_cut(lines);
    Picture picture;
    picture.asked = asked_;
    number_footnotes(lines, picture);
    for (const LineDraft& line : lines) picture.lines.push_back(finish(line, picture));
    keep_connected(picture);
    picture.lines_left_out = all_lines - lines.size();
    picture.events_left_out = thin.size();
    picture.entities_left_out =
        part_.nodes.size() - thin.size() - picture.nodes.size() - places_in_labels(picture);
    return picture;
  }

 private:
  const Link& link(std::size_t index) const { return view_.links()[index]; }
  bool is_asked(NodeIndex node) const {
    return std::find(asked_.begin(), asked_.end(), node) != asked_.end();
  }

  // ---- places

  bool is_place_of(const Link& l) const {
    if (!l.event || l.from == *l.event || l.to == *l.event) return false;
    return std::all_of(l.claims.begin(), l.claims.end(), [&](ClaimIndex c) {
      const Claim& claim = graph_.claims[c];
      return claim.object != l.to || claim.predicate == "place";
    });
  }

  // A place goes into the labels of its event where the event is drawn as a line between others,
  // and all that speaks of the place puts it as fact.
  void fold_places() {
    std::set<NodeIndex> paired;
    for (std::size_t index : part_.links) {
      const Link& l = link(index);
      if (l.event && l.from != *l.event && l.to != *l.event && !is_place_of(l))
        paired.insert(*l.event);
    }
    for (std::size_t index : part_.links) {
      const Link& l = link(index);
      if (!is_place_of(l) || paired.count(*l.event) == 0 || is_asked(l.to)) continue;
      if (!is_stated_place(l)) continue;
      folded_.insert(index);
      places_[*l.event].insert(l.to);
    }
  }

  std::string label_of(const Link& l) const {
    if (l.event == l.to) return {};  // the name of an event that is a node says already whose it is
    std::string out = l.label;
    const auto places = l.event ? places_.find(*l.event) : places_.end();
    if (places == places_.end() || is_place_of(l)) return out;
    std::string names;
    for (NodeIndex place : places->second)
      names += (names.empty() ? "" : ", ") + graph_.nodes[place].name;
    return out + " (" + names + ")";
  }

  // Places that stand in labels and in no box.
  std::size_t places_in_labels(const Picture& picture) const {
    std::set<NodeIndex> named;
    for (const auto& [event, places] : places_) named.insert(places.begin(), places.end());
    for (NodeIndex node : picture.nodes) named.erase(node);
    return named.size();
  }

  // ---- nodes

  std::set<NodeIndex> thin_events() const {
    std::map<NodeIndex, std::set<NodeIndex>> touched;
    for (std::size_t index : part_.links) {
      touched[link(index).from].insert(link(index).to);
      touched[link(index).to].insert(link(index).from);
    }
    std::set<NodeIndex> thin;
    for (NodeIndex node : part_.nodes)
      if (graph_.nodes[node].type == EntityType::kEvent && !is_asked(node) &&
          touched[node].size() < 2)
        thin.insert(node);
    return thin;
  }

  std::set<NodeIndex> kept_nodes(const std::set<NodeIndex>& thin) const {
    std::set<NodeIndex> linked, kept(asked_.begin(), asked_.end());
    for (std::size_t index : part_.links)
      if (folded_.count(index) == 0) linked.insert({link(index).from, link(index).to});
    for (NodeIndex node : part_.nodes)
      if (linked.count(node) > 0 && thin.count(node) == 0 && kept.size() < options_.max_nodes)
        kept.insert(node);
    return kept;
  }

  // ---- lines

  // What has evidence of its own: each part that an end plays in an event, or the relation whole.
  std::vector<Evidences> parts_of(const Link& l) const {
    std::vector<Evidences> out;
    for (ClaimIndex c : l.claims) {
      const Evidences found = matching(graph_, graph_.claims[c], view_.filter());
      if (l.event || out.empty())
        out.push_back(found);
      else
        out.front().insert(out.front().end(), found.begin(), found.end());
    }
    return out;
  }

  bool is_stated_place(const Link& l) const {
    for (ClaimIndex c : l.claims)
      if (graph_.claims[c].object == l.to)
        for (const Evidence* e : matching(graph_, graph_.claims[c], view_.filter()))
          if (e->stance != Stance::kAsserted) return false;
    return true;
  }

  std::vector<LineDraft> gather(const std::set<NodeIndex>& thin) const {
    std::map<LineKey, LineDraft> drafts;
    for (std::size_t index : part_.links) {
      const Link& l = link(index);
      if (thin.count(l.from) > 0 || thin.count(l.to) > 0 || folded_.count(index) > 0) continue;
      for (const Standing& standing : standings_of(parts_of(l))) {
        LineDraft& draft = drafts[{l.from, l.to, l.symmetric, manner_of(standing.stance)}];
        if (draft.evidence.empty()) draft.first_claim = l.claims.front();
        add(draft, index, standing);
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

  void add(LineDraft& draft, std::size_t index, const Standing& standing) const {
    const Link& l = link(index);
    const bool denied = standing.stance == Stance::kDenied;
    LabelDraft& label =
        draft.labels[{label_of(l), softness(standing.stance), l.contested && !denied,
                      standing.speaker ? graph_.nodes[*standing.speaker].name : std::string()}];
    label.origins.insert(standing.origins.begin(), standing.origins.end());
    label.links.insert(index);
    for (const Evidence* e : standing.evidence) label.reports.insert(e->report);
    draft.origins.insert(standing.origins.begin(), standing.origins.end());
    draft.evidence.insert(draft.evidence.end(), standing.evidence.begin(), standing.evidence.end());
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
    line.manner = draft.key.manner;
    line.origins = static_cast<std::uint32_t>(draft.origins.size());
    line.evidence = draft.evidence;
    line.card = to_string(graph_.claims[draft.first_claim].id);
    std::vector<std::pair<std::size_t, LineLabel>> labels;
    for (const auto& [key, label] : draft.labels) {
      LineLabel out{key.text,
                    by_firmness(key.softness),
                    key.speaker,
                    key.contested,
                    static_cast<std::uint32_t>(label.links.size()),
                    {}};
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
    std::set<NodeIndex> ends(asked_.begin(), asked_.end());
    for (const Line& line : picture.lines) ends.insert({line.from, line.to});
    for (NodeIndex node : part_.nodes)
      if (ends.count(node) > 0) picture.nodes.push_back(node);
  }

  const GraphView& view_;
  const KnowledgeGraph& graph_;
  const Neighborhood& part_;
  const PictureOptions& options_;
  std::vector<NodeIndex> asked_;
  std::map<NodeIndex, std::uint32_t> distance_;
  std::set<std::size_t> folded_;                     // links that stand in a label
  std::map<NodeIndex, std::set<NodeIndex>> places_;  // of an event, that stand in its label
};

}  // namespace

bool Picture::is_asked(NodeIndex node) const {
  return std::find(asked.begin(), asked.end(), node) != asked.end();
}

Picture compose(const GraphView& view, const Neighborhood& part, const PictureOptions& options) {
  return Composer(view, part, options).run();
}

Neighborhood whole(const GraphView& view) {
  std::map<NodeIndex, std::uint32_t> support;
  Neighborhood out;
  for (std::size_t i = 0; i < view.links().size(); ++i) {
    const Link& link = view.links()[i];
    support[link.from] += link.origins;
    support[link.to] += link.origins;
    out.links.push_back(i);
  }
  for (const auto& [node, origins] : support) out.nodes.push_back(node);
  std::stable_sort(out.nodes.begin(), out.nodes.end(),
                   [&](NodeIndex a, NodeIndex b) { return support[a] > support[b]; });
  out.distance.assign(out.nodes.size(), 0);
  return out;
}

Neighborhood part_of(const GraphView& view, const std::vector<Path>& paths) {
  Neighborhood out;
  std::map<NodeIndex, std::uint32_t> steps;  // fewest from the first node
  std::set<std::pair<NodeIndex, NodeIndex>> pairs;
  for (const Path& path : paths)
    for (std::uint32_t i = 0; i < path.nodes.size(); ++i) {
      const auto [at, fresh] = steps.try_emplace(path.nodes[i], i);
      if (fresh) out.nodes.push_back(path.nodes[i]);
      at->second = std::min(at->second, i);
      if (i > 0) pairs.insert(std::minmax(path.nodes[i - 1], path.nodes[i]));
    }
  for (NodeIndex node : out.nodes) out.distance.push_back(steps[node]);
  for (std::size_t i = 0; i < view.links().size(); ++i)
    if (pairs.count(std::minmax(view.links()[i].from, view.links()[i].to)) > 0)
      out.links.push_back(i);
  return out;
}

}  // namespace dossier
