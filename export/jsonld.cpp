// JSON-LD, written object by object, one a line, so that a large dossier needs no large tree in
// memory.
//
// Every resource has an IRI: public ids under urn:dossier:, and for the parts of a piece of
// evidence its own IRI with a fragment. Numbers, dates and truth values are strings whose type the
// context gives, since JSON numbers come back from RDF processors as doubles or in another
// spelling. Web Annotation counts characters (Unicode code points), Dossier counts bytes: both are
// written.
//
// Cost: linear; characters are counted once for each text, with a mark every kStride bytes.
#include "export/jsonld.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kFormatVersion = "1";
constexpr std::size_t kStride = 1024;

// From byte offsets to character offsets of one text.
class CharacterCounter {
 public:
  explicit CharacterCounter(std::string_view text) : text_(text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += kStride) {
      marks_.push_back(count);
      count += count_characters(text.substr(at, kStride));
    }
    marks_.push_back(count);
  }

  std::size_t at(std::size_t byte) const {
    const std::size_t mark = byte / kStride * kStride;
    return marks_[byte / kStride] + count_characters(text_.substr(mark, byte - mark));
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> marks_;
};

Json term(std::string_view iri, std::string_view type) {
  return {{"@id", iri}, {"@type", type}};
}

void add_prefixes(Json& context) {
  for (const char* kind : {"d", "n", "c", "e"})
    context[kind] = "urn:dossier:" + std::string(kind) + ":";
  context["v"] = "urn:dossier:vocab:";
  context["schema"] = "https://schema.org/";
  context["prov"] = "http://www.w3.org/ns/prov#";
  context["oa"] = "http://www.w3.org/ns/oa#";
  context["rdf"] = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  context["rdfs"] = "http://www.w3.org/2000/01/rdf-schema#";
  context["skos"] = "http://www.w3.org/2004/02/skos/core#";
  context["xsd"] = "http://www.w3.org/2001/XMLSchema#";
}

Json context() {
  Json out;
  out["@version"] = 1.1;
  add_prefixes(out);
  for (const char* word :
       {"name", "subtype", "category", "mode", "country", "external", "value", "stance", "cue",
        "origin", "extractor", "readAs", "whenPrecision", "saidPrecision", "formatVersion"})
    out[word] = "v:" + std::string(word);
  for (const char* word : {"member", "subject", "predicate", "object", "evidence", "trigger",
                           "subjectMention", "objectMention"})
    out[word] = term("v:" + std::string(word), "@id");
  for (std::size_t i = 1; i <= kMaxSpeakerChain; ++i) {
    const std::string speaker = "speaker" + std::to_string(i);
    out[speaker] = term("v:" + speaker, "@id");
  }
  for (const char* word : {"mentions", "articles", "origins", "ordinal", "byteStart", "byteEnd"})
    out[word] = term("v:" + std::string(word), "xsd:nonNegativeInteger");
  for (const char* word : {"whenFrom", "whenTo", "saidFrom", "saidTo"})
    out[word] = term("v:" + std::string(word), "xsd:date");
  out["contested"] = term("v:contested", "xsd:boolean");
  out["label"] = "rdfs:label";
  out["names"] = "skos:altLabel";
  out["closeMatch"] = term("skos:closeMatch", "@id");
  out["title"] = "schema:headline";
  out["author"] = "schema:author";
  out["publisher"] = "schema:publisher";
  out["text"] = "schema:text";
  out["url"] = term("schema:url", "xsd:anyURI");
  out["published"] = term("schema:datePublished", "xsd:date");
  out["primarySource"] = term("prov:hadPrimarySource", "@id");
  out["body"] = term("oa:hasBody", "@id");
  out["target"] = term("oa:hasTarget", "@id");
  out["source"] = term("oa:hasSource", "@id");
  out["selector"] = term("oa:hasSelector", "@id");
  out["exact"] = "oa:exact";
  out["start"] = term("oa:start", "xsd:nonNegativeInteger");
  out["end"] = term("oa:end", "xsd:nonNegativeInteger");
  return out;
}

void set_text(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

void set_interval(Json& json, const std::string& key, const std::optional<TimeInterval>& interval) {
  if (!interval) return;
  if (interval->from) json[key + "From"] = to_string(*interval->from);
  if (interval->to) json[key + "To"] = to_string(*interval->to);
  json[key + "Precision"] = to_string(interval->precision);
}

// "person" is the class v:Person.
std::string class_of(EntityType type) {
  const std::string_view word = to_string(type);
  return "v:" + to_upper(word.substr(0, 1)) + std::string(word.substr(1));
}

class Writer {
 public:
  Writer(std::ostream& out, const KnowledgeGraph& graph, const Ontology& ontology)
      : out_(out), graph_(graph), ontology_(ontology) {
    for (const Report& report : graph.reports) counters_.emplace_back(report.text);
  }

  void run() {
    out_ << "{\"@context\": " << context().dump() << ",\n\"@graph\": [\n";
    out_ << Json({{"@id", "urn:dossier:export"},
                  {"@type", "v:Dossier"},
                  {"formatVersion", kFormatVersion}})
                .dump();
    for (const PredicateInfo& predicate : ontology_.predicates()) put(predicate_node(predicate));
    for (const Report& report : graph_.reports) put(document_node(report));
    for (const Node& node : graph_.nodes) put(entity_node(node));
    for (const Claim& claim : graph_.claims) {
      put(claim_node(claim));
      for (const Evidence& evidence : claim.evidence) put(evidence_node(claim, evidence));
    }
    out_ << "\n]}\n";
  }

 private:
  void put(const Json& json) {
    out_ << ",\n" << json.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

  // How a word of ours maps to those of others; no fact about anybody.
  static Json predicate_node(const PredicateInfo& predicate) {
    Json json = {
        {"@id", "v:" + predicate.name}, {"@type", "rdf:Property"}, {"label", predicate.label}};
    for (const auto& [vocabulary, prefix] :
         {std::pair{"schema.org", "schema:"}, std::pair{"PROV-O", "prov:"}}) {
      const auto found = predicate.same_as.find(vocabulary);
      if (found != predicate.same_as.end()) json["closeMatch"].push_back(prefix + found->second);
    }
    return json;
  }

  static Json document_node(const Report& report) {
    Json json = {{"@id", to_string(report.id)},
                 {"@type", Json::array({"v:Document", "schema:Article", "prov:Entity"})}};
    json["name"] = report.name;
    set_text(json, "title", report.title);
    set_text(json, "author", report.author);
    set_text(json, "publisher", report.publisher);
    set_text(json, "url", report.url);
    if (report.published) json["published"] = to_string(*report.published);
    json["text"] = report.text;
    return json;
  }

  Json entity_node(const Node& node) const {
    Json json = {{"@id", to_string(node.id)}, {"@type", Json::array({class_of(node.type)})}};
    const auto& same_as = ontology_.type(node.type).same_as;
    if (const auto found = same_as.find("schema.org"); found != same_as.end())
      json["@type"].push_back("schema:" + found->second);
    json["label"] = node.name;
    if (!node.names.empty()) json["names"] = node.names;
    set_text(json, "subtype", node.subtype);
    set_text(json, "category", node.category);
    set_text(json, "mode", node.mode);
    set_text(json, "country", node.country);
    for (const auto& [authority, id] : node.external)
      json["external"].push_back(authority + ":" + id);
    for (const Member& member : node.members)
      json["member"].push_back(to_string(graph_.reports[member.report].id) + "#" +
                               std::to_string(member.entity));
    json["mentions"] = std::to_string(node.mentions);
    json["articles"] = std::to_string(node.articles);
    json["origins"] = std::to_string(node.origins);
    return json;
  }

  Json claim_node(const Claim& claim) const {
    Json json = {{"@id", to_string(claim.id)}, {"@type", "v:Claim"}};
    json["subject"] = to_string(graph_.nodes[claim.subject].id);
    json["predicate"] = "v:" + claim.predicate;
    if (claim.object) json["object"] = to_string(graph_.nodes[*claim.object].id);
    set_text(json, "value", claim.value);
    json["contested"] = claim.contested ? "true" : "false";
    json["articles"] = std::to_string(claim.articles);
    json["origins"] = std::to_string(claim.origins);
    for (const Evidence& evidence : claim.evidence)
      json["evidence"].push_back(to_string(evidence.id));
    return json;
  }

  Json evidence_node(const Claim& claim, const Evidence& evidence) const {
    const std::string id = to_string(evidence.id),
                      document = to_string(graph_.reports[evidence.report].id);
    Json json = {{"@id", id}, {"@type", Json::array({"v:Evidence", "oa:Annotation"})}};
    json["body"] = to_string(claim.id);
    json["stance"] = to_string(evidence.stance);
    for (std::size_t i = 0; i < evidence.speakers.size(); ++i)
      json["speaker" + std::to_string(i + 1)] = to_string(graph_.nodes[evidence.speakers[i]].id);
    set_text(json, "cue", evidence.cue);
    set_interval(json, "when", evidence.when);
    set_interval(json, "said", evidence.said);
    set_text(json, "origin", evidence.origin);
    set_text(json, "extractor", evidence.extractor);
    if (evidence.read_as) json["readAs"] = to_string(*evidence.read_as);
    json["ordinal"] = std::to_string(evidence.ordinal);
    json["primarySource"] = document;
    const Json words = {{"@id", id + "#quote"},
                        {"@type", "oa:TextQuoteSelector"},
                        {"exact", quote(graph_, evidence)}};
    json["target"] = {
        {"@id", id + "#target"},
        {"@type", "oa:SpecificResource"},
        {"source", document},
        {"selector", {words, position(evidence, id + "#position", evidence.sentence)}}};
    json["trigger"] = position(evidence, id + "#trigger", evidence.trigger);
    if (evidence.subject)
      json["subjectMention"] = position(evidence, id + "#subject", *evidence.subject);
    if (evidence.object)
      json["objectMention"] = position(evidence, id + "#object", *evidence.object);
    return json;
  }

  Json position(const Evidence& evidence, const std::string& id, Span span) const {
    const CharacterCounter& characters = counters_[evidence.report];
    return {{"@id", id},
            {"@type", "oa:TextPositionSelector"},
            {"start", std::to_string(characters.at(span.begin))},
            {"end", std::to_string(characters.at(span.end))},
            {"byteStart", std::to_string(span.begin)},
            {"byteEnd", std::to_string(span.end)}};
  }

  std::ostream& out_;
  const KnowledgeGraph& graph_;
  const Ontology& ontology_;
  std::vector<CharacterCounter> counters_;
};

}  // namespace

void write_jsonld(std::ostream& out, const KnowledgeGraph& graph, const Ontology& ontology) {
  Writer(out, graph, ontology).run();
}

}  // namespace dossier
