#include "language/annotation_json.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace dossier;

TEST_CASE("a sentence's JSON holds every field that is filled, and no other") {
  const std::string text = "Ada slept";
  const Token ada = {{0, 3}, "Ada", "Ada", "PROPN", "NNP", 1, "nsubj", "person", "Number=Sing"};
  const Token slept = {{4, 9}, "slept", "sleep", "VERB", "VBD", kRoot, "root", "none", "", 1.23f};
  const Annotation annotation{{{{0, 9}, {ada, slept}, {{0, 1, "person"}}, 2, {{0, 1, "person"}}}}};
  CHECK(
      write_annotation_json(text, annotation) ==
      R"({"begin":0,"end":9,"block":2,"text":"Ada slept","tokens":[)"
      R"({"begin":0,"end":3,"form":"Ada","lemma":"Ada","upos":"PROPN","xpos":"NNP","feats":"Number=Sing","head":2,"deprel":"nsubj","entity":"person"},)"
      R"({"begin":4,"end":9,"form":"slept","lemma":"sleep","upos":"VERB","xpos":"VBD","head":0,"deprel":"root","factuality":1.23}],)"
      R"("names":[{"first":1,"last":1,"type":"person","text":"Ada"}],)"
      R"("mentions":[{"first":1,"last":1,"type":"person","text":"Ada"}]})"
      "\n");
}

TEST_CASE("an annotation without sentences is no line of JSON") {
  CHECK(write_annotation_json("", {}).empty());
}

TEST_CASE("quotes and malformed bytes do not break the JSON") {
  const std::string text = "\"\xFF";
  const Annotation annotation{
      {{{0, 2}, {Token{{0, 2}, text, "", "", "", kRoot, "", "", ""}}, {}, 0}}};
  const auto read = nlohmann::json::parse(write_annotation_json(text, annotation));
  CHECK(read["tokens"][0]["form"] == "\"\uFFFD");
}
