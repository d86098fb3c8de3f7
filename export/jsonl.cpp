#include "export/jsonl.h"

#include <nlohmann/json.hpp>
#include <set>

#include "export/time_text.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;  // keeps the order in which keys are set

void set_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void write_line(std::ostream& out, const Json& json) {
  out << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

Json node_to_json(const Node& node) {
  Json json;
  json["id"] = to_string(node.id);
  json["type"] = to_string(node.type);
  json["name"] = node.name;
  set_text(json, "category", node.category);
  set_text(json, "mode", node.mode);
  return json;
}

Json interval_to_json(const TimeInterval& interval) {
  Json json;
  if (interval.from) json["from"] = to_string(*interval.from);
  if (interval.to) json["to"] = to_string(*interval.to);
  json["precision"] = to_string(interval.precision);
  return json;
}

Json evidence_to_json(const KnowledgeGraph& graph, const Evidence& evidence) {
  const Report& report = graph.reports[evidence.report];
  Json json;
  json["document"] = report.name;
  json["begin"] = evidence.sentence.begin;
  json["end"] = evidence.sentence.end;
  json["quote"] = quote(graph, evidence);
  json["trigger"] = {evidence.trigger.begin, evidence.trigger.end};
  for (NodeIndex speaker : evidence.speakers) {
    const Node& node = graph.nodes[speaker];
    json["speakers"].push_back({{"id", to_string(node.id)}, {"name", node.name}});
  }
  set_text(json, "cue", evidence.cue);
  json["stance"] = to_string(evidence.stance);
  if (evidence.when) json["when"] = interval_to_json(*evidence.when);
  if (evidence.said) json["said"] = iso_interval(*evidence.said);
  if (report.published) json["published"] = to_string(*report.published);
  set_text(json, "origin", evidence.origin);
  set_text(json, "extractor", evidence.extractor);
  json["id"] = to_string(evidence.id);
  if (evidence.read_as) json["read_as"] = to_string(*evidence.read_as);
  return json;
}

Json claim_to_json(const KnowledgeGraph& graph, const Claim& claim,
                   const std::vector<const Evidence*>& evidence) {
  std::set<std::uint32_t> articles;
  std::set<std::string_view> origins;
  Json places = Json::array();
  for (const Evidence* e : evidence) {
    articles.insert(e->report);
    origins.insert(e->origin);
    places.push_back(evidence_to_json(graph, *e));
  }
  Json json;
  json["claim"] = to_string(claim.id);
  json["predicate"] = claim.predicate;
  json["subject"] = node_to_json(graph.nodes[claim.subject]);
  if (claim.object) json["object"] = node_to_json(graph.nodes[*claim.object]);
  set_text(json, "value", claim.value);
  json["contested"] = claim.contested;
  json["articles"] = articles.size();
  json["origins"] = origins.size();
  json["evidence"] = std::move(places);
  return json;
}

Json entity_to_json(const Node& node) {
  Json json;
  json["id"] = to_string(node.id);
  json["type"] = to_string(node.type);
  set_text(json, "subtype", node.subtype);
  set_text(json, "category", node.category);
  set_text(json, "mode", node.mode);
  json["name"] = node.name;
  if (!node.names.empty()) json["names"] = node.names;
  if (!node.external.empty()) json["external"] = node.external;
  json["mentions"] = node.mentions;
  json["articles"] = node.articles;
  json["origins"] = node.origins;
  return json;
}

}  // namespace

void write_claims_jsonl(std::ostream& out, const KnowledgeGraph& graph, const ClaimFilter& filter) {
  for (const Claim& claim : graph.claims) {
    const auto evidence = matching(graph, claim, filter);
    if (!evidence.empty()) write_line(out, claim_to_json(graph, claim, evidence));
  }
}

void write_entities_jsonl(std::ostream& out, const KnowledgeGraph& graph) {
  for (const Node& node : graph.nodes) write_line(out, entity_to_json(node));
}

}  // namespace dossier
