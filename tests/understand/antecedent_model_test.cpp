#include "understand/antecedent_model.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/data_path.h"
#include "base/error.h"
#include "tests/understand/engine_fixture.h"

using namespace dossier;

TEST_CASE("the scorer computes what its trainer computes") {
  const auto fixture = nlohmann::json::parse(
      read_file(std::string(DOSSIER_SOURCE_DIR) + "/tests/understand/coreference_parity.json"));
  const auto& phrases = fixture.at("phrases");
  constexpr std::uint32_t kWidth = 384;
  AlignedVector<float> vectors;
  for (std::uint32_t p = 0; p < phrases.size(); ++p)
    for (std::uint32_t k = 0; k < kWidth; ++k)  // coreference_parity.py, value_at
      vectors.push_back(static_cast<float>((p * 131 + k * 17) % 97) / 64 - 0.75F);
  const auto read = antecedents().read(vectors, phrases.size());
  for (std::uint32_t p = 0; p < phrases.size(); ++p) {
    std::vector<AntecedentCandidate> candidates;
    for (const auto& candidate : phrases[p].at("candidates"))
      candidates.push_back({candidate.at("phrase"), candidate.at("features")});
    const auto scores = antecedents().scores(read, p, phrases[p].at("features"), candidates);
    const std::vector<float> expected = phrases[p].at("scores");
    REQUIRE(scores.size() == expected.size());
    for (std::size_t k = 0; k < scores.size(); ++k)
      CHECK(scores[k] == Approx(expected[k]).margin(2e-4));
  }
}

TEST_CASE("a file of another network is refused with its name") {
  const auto refused = [](const std::filesystem::path& file) {
    try {
      const AntecedentModel model(file);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("accepted");
  };
  CHECK(refused(data_file("english.model")).find("english.model") != std::string::npos);
  CHECK(refused("nowhere.model").find("nowhere.model") != std::string::npos);
}
