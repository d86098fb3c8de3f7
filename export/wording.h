// The words of a picture, the same in every format: labels, footnotes, legend, what was left out.
// Pure functions of a Picture; what they say is made from that picture alone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "export/picture.h"

namespace dossier {

/// What is written at a line, one text for each label: "phone call ×2, alleged by Ida Holm [1,3-5]".
/// At most three, then how many more there are, with their footnotes. A label that is not put as
/// fact says so in words.
std::vector<std::string> label_texts(const Line& line);

/// One of them: "phone call, denied by Bo Lind [2]".
std::string label_text(const LineLabel& label);

/// "[1,3-5]".
std::string references(const std::vector<std::size_t>& footnotes);

/// Reports as footnotes, numbered from 1, with title, outlet and date: "[1] Strike ends. The Quay,
/// 2025-03-04".
std::vector<std::string> footnote_texts(const KnowledgeGraph& graph,
                                        const std::vector<std::uint32_t>& reports);

/// The firmest manner of the lines at an event that is a node; nothing for other nodes.
std::optional<Manner> manner_of_event(const KnowledgeGraph& graph, const Picture& picture,
                                      NodeIndex node);

/// A node's text: its name, and for an event that nobody puts as fact, how it is put.
std::string node_text(const KnowledgeGraph& graph, const Picture& picture, NodeIndex node);

/// What a pointer that rests on a node reads.
std::string node_tooltip(const Node& node);

/// The quotations of at most three of these places, with who said it, where and when.
std::string quotations(const KnowledgeGraph& graph, const std::vector<const Evidence*>& evidence);

/// What a pointer that rests on a line reads: its labels and quotations.
std::string line_tooltip(const KnowledgeGraph& graph, const Line& line);

/// What lines, shapes and letters mean: only what occurs in the picture.
struct Legend {
  std::set<Manner> manners;
  std::set<EntityType> types;
  std::vector<std::string> remarks;
};
Legend legend_of(const KnowledgeGraph& graph, const Picture& picture);
std::string_view legend_word(Manner manner);
std::string_view legend_word(EntityType type);

enum class Labels { kShown, kTooMany };

/// What is not in the picture, in one sentence or two; empty when all is.
std::string left_out_text(const Picture& picture, Labels labels);

}  // namespace dossier
