#include "understand/event_model.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "base/data_path.h"
#include "base/error.h"
#include "base/limits.h"
#include "tests/understand/engine_fixture.h"
#include "understand/event_questions.h"
#include "understand/stages.h"
#include "understand/tree_path.h"

using namespace dossier;

namespace {

// Everything that the questions on one text need.
struct Scene {
  explicit Scene(std::string text)
      : document{},
        reading((document.text = std::move(text), read_with_engine(document))),
        entities(find_entities(reading, lexicon, antecedents())),
        times(find_times(reading, lexicon)),
        attributions(find_attributions(reading, entities, times, lexicon)),
        rules(lexicon),
        scene(reading, entities, attributions, rules, times) {}

  Document document;
  Lexicon lexicon;
  Reading reading;
  Entities entities;
  std::vector<TimeExpression> times;
  Attributions attributions;
  TriggerRules rules;
  EventScene scene;
};

EventDraft draft_at(TokenAt at, std::string category) {
  EventDraft draft;
  draft.trigger = draft.put = at;
  draft.category = std::move(category);
  return draft;
}

std::uint32_t token_of(const Reading& reading, std::string_view form) {
  const auto& tokens = reading.annotation.sentences.at(0).tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].form == form) return t;
  FAIL("no word " << form);
  return 0;
}

std::string refusal(const std::filesystem::path& file) {
  try {
    const EventModel model(file);
  } catch (const Error& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("the networks of events compute what their trainer computes") {
  const ModelFile file(data_file("events.model"));
  const auto cases = nlohmann::json::parse(
      read_file(std::string(DOSSIER_SOURCE_DIR) + "/tests/understand/event_parity.json"));
  REQUIRE(cases.size() >= 9);
  for (const auto& one : cases) {
    const auto expected = one.at("scores").get<std::vector<float>>();
    const FeatureNet net(file, one.at("net"), expected.size());
    WordVectors vectors;
    Question question;
    for (std::uint32_t slot = 0; slot < kQuestionSlots; ++slot) {
      const auto thousandths = one.at("vectors").at(slot).get<std::vector<int>>();
      vectors.width = thousandths.size();
      for (int value : thousandths) vectors.values.push_back(static_cast<float>(value) / 1000);
      question.rows[slot] = slot;
    }
    question.features = one.at("features").get<std::vector<std::uint32_t>>();
    FeatureNet::Sight sight(net, vectors);
    const auto scores = net.scores(sight, question);
    for (std::size_t i = 0; i < scores.size(); ++i)
      CHECK(scores[i] == Approx(expected[i]).margin(2e-3));
  }
}

TEST_CASE("a file that is no model of events is refused with its name") {
  CHECK(refusal(data_file("english.model")).find("english.model") != std::string::npos);
  CHECK(refusal("nowhere.model").find("nowhere.model") != std::string::npos);
}

TEST_CASE("a word that no rule knows carries an event when its sentence says so") {
  const Scene at(
      "Norwegian police frogmarched two smugglers in Oslo on Friday, the ministry said.");
  const EventModel model(data_file("events.model"));
  const auto chosen = model.triggers(at.scene, {});
  const auto found = chosen.find({0, token_of(at.reading, "frogmarched")});
  REQUIRE(found != chosen.end());
  CHECK(found->second.category == "coerce");
}

TEST_CASE("without word vectors the rules decide alone") {
  Scene at("Norwegian police frogmarched two smugglers in Oslo on Friday, the ministry said.");
  const EventModel model(data_file("events.model"));
  const auto found = [&](const EventChooser* chooser) {
    return find_events(at.reading, at.entities, at.times, at.attributions, at.rules, chooser)
        .size();
  };
  const std::size_t by_rules = found(nullptr);
  CHECK(found(&model) > by_rules);
  at.reading.vectors = {};
  CHECK(found(&model) == by_rules);
}

TEST_CASE("who may play a role is asked of the nearest only") {
  std::string text = "Ana Ruiz accused";
  for (std::size_t i = 0; i < kMaxRoleCandidates + 6; ++i)
    text += (i ? ", " : " ") + std::string("the mayor of ") + static_cast<char>('A' + i % 26) +
            "ville" + std::to_string(i);
  const Scene at(text + " of fraud.");
  const std::vector<EventDraft> drafts = {draft_at({0, token_of(at.reading, "accused")}, "accuse")};
  const RoleQuestions questions(at.scene, drafts);
  CHECK(questions.candidates(0).size() == kMaxRoleCandidates);
}

TEST_CASE("a mention of an event is compared with a bounded number of earlier ones") {
  std::string text = "Ana Ruiz accused Ben Okoro";
  for (std::size_t i = 0; i < kMaxEarlierEvents + 2; ++i) text += " and accused Ben Okoro";
  const Scene at(text + ".");
  std::vector<EventDraft> drafts;
  const auto& tokens = at.reading.annotation.sentences.at(0).tokens;
  for (std::uint32_t t = 0; t < tokens.size(); ++t)
    if (tokens[t].form == "accused") drafts.push_back(draft_at({0, t}, "accuse"));
  REQUIRE(drafts.size() == kMaxEarlierEvents + 3);
  const PairQuestions questions(at.scene, drafts);
  CHECK(questions.earlier(drafts.size() - 1).size() == kMaxEarlierEvents);
  CHECK(questions.earlier(0).empty());
}

TEST_CASE("the way between two words turns at the lowest word above both") {
  const Scene at("The navy seized two boats near Gotland.");
  const Tree& tree = at.reading.trees.at(0);
  const TreePath path =
      path_between(tree, token_of(at.reading, "navy"), token_of(at.reading, "boats"));
  CHECK(path.text() == "nsubj^ obj_ ");
  CHECK(path.turn == token_of(at.reading, "seized"));
}
