#include "language/annotation_json.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace dossier {
namespace {

using Json = nlohmann::ordered_json;

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

Json token_json(const Token& token) {
  Json out = {{"begin", token.span.begin}, {"end", token.span.end}, {"form", token.form}};
  put(out, "lemma", token.lemma);
  put(out, "upos", token.upos);
  put(out, "xpos", token.xpos);
  put(out, "feats", token.feats);
  out["head"] = token.head == kRoot ? 0 : token.head + 1;
  put(out, "deprel", token.deprel);
  if (token.entity != "none") put(out, "entity", token.entity);
  if (token.factuality != 0)
    out["factuality"] = std::round(static_cast<double>(token.factuality) * 100) / 100;
  return out;
}

Json name_json(std::string_view text, const Sentence& sentence, const Name& name) {
  const Span span = {sentence.tokens[name.first].span.begin,
                     sentence.tokens[name.last - 1].span.end};
  return {
      {"first", name.first + 1}, {"last", name.last}, {"type", name.type}, {"text", span.of(text)}};
}

Json sentence_json(std::string_view text, const Sentence& sentence) {
  Json out = {{"begin", sentence.span.begin},
              {"end", sentence.span.end},
              {"block", sentence.block},
              {"text", sentence.span.of(text)}};
  for (const Token& token : sentence.tokens) out["tokens"].push_back(token_json(token));
  for (const Name& name : sentence.names) out["names"].push_back(name_json(text, sentence, name));
  for (const Name& name : sentence.mentions)
    out["mentions"].push_back(name_json(text, sentence, name));
  return out;
}

}  // namespace

std::string write_annotation_json(std::string_view text, const Annotation& annotation) {
  std::string out;
  for (const Sentence& sentence : annotation.sentences)
    out +=
        sentence_json(text, sentence).dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  return out;
}

}  // namespace dossier
