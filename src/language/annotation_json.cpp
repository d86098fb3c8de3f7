#include "language/annotation_json.h"

#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json token_json(const Token& token) {
  Json out = {{"begin", token.span.begin}, {"end", token.span.end}, {"form", token.form}};
  put(out, "lemma", token.lemma);
  put(out, "upos", token.upos);
  put(out, "xpos", token.xpos);
  if (token.head != kRoot) out["head"] = token.head;
  put(out, "deprel", token.deprel);
  if (token.entity != "none") put(out, "entity", token.entity);
  return out;
}

Json name_json(std::string_view text, const Sentence& sentence, const Name& name) {
  const Span span = {sentence.tokens[name.first].span.begin,
                     sentence.tokens[name.last - 1].span.end};
  return {{"first", name.first}, {"last", name.last}, {"type", name.type}, {"text", span.of(text)}};
}

/// An array with one element a line.
std::string lines(const std::vector<Json>& elements) {
  std::string out = "[";
  for (std::size_t i = 0; i < elements.size(); ++i)
    out += (i == 0 ? "\n      " : ",\n      ") + dump(elements[i]);
  return out + "]";
}

std::string sentence_json(std::string_view text, const Sentence& sentence) {
  std::vector<Json> tokens, names;
  for (const Token& token : sentence.tokens) tokens.push_back(token_json(token));
  for (const Name& name : sentence.names) names.push_back(name_json(text, sentence, name));
  const Json head = {{"begin", sentence.span.begin},
                     {"end", sentence.span.end},
                     {"block", sentence.block},
                     {"text", sentence.span.of(text)}};
  std::string out = dump(head);
  out.pop_back();  // the brace
  out += ",\n    \"tokens\": " + lines(tokens);
  if (!names.empty()) out += ",\n    \"names\": " + lines(names);
  return out + "}";
}

}  // namespace

std::string write_annotation_json(std::string_view text, const Annotation& annotation) {
  std::string out = "{\"sentences\": [";
  for (std::size_t i = 0; i < annotation.sentences.size(); ++i)
    out += (i == 0 ? "\n  " : ",\n  ") + sentence_json(text, annotation.sentences[i]);
  return out + "]}\n";
}

}  // namespace dossier
