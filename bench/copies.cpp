// How well and how fast near-copies are found: texts from files, and edited copies of them.
//
//   copies FOLDER...   every *.txt is an original; nine copies of each are made, in which 10, 25
//                      and 40 % of the sentences are cut, moved or reworded. Prints precision and
//                      recall over pairs of texts, and documents for each second on one thread.
//
// Two originals are never a pair; a pair of copies of one original is. Rewording changes every
// third word of a sentence for one of another text. Nothing of it depends on the clock but the
// speed.
#include "resolve/copies.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <random>

#include "base/data_path.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Sentences = std::vector<std::string>;

constexpr std::size_t kLeastSentences = 6;  // of an original

Sentences sentences_of(const std::string& text) {
  Sentences out(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    out.back() += text[i];
    const bool end = (text[i] == '.' || text[i] == '?') && i + 1 < text.size() &&
                     (text[i + 1] == ' ' || text[i + 1] == '\n');
    if (end) out.emplace_back();
  }
  return out;
}

std::string reworded(const std::string& sentence, std::mt19937& random) {
  std::string out;
  std::size_t word = 0;
  for (const char c : sentence) {
    if (c == ' ' && ++word % 3 == 0) out += " w" + std::to_string(random() % 100000);
    out += c;
  }
  return out;
}

enum class Edit { kCut, kMove, kReword };

std::string edited(Sentences sentences, Edit edit, double share, std::mt19937& random) {
  const auto count = static_cast<std::size_t>(share * static_cast<double>(sentences.size()));
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = random() % sentences.size();
    const auto place = sentences.begin() + static_cast<std::ptrdiff_t>(at);
    if (edit == Edit::kReword) *place = reworded(*place, random);
    if (edit == Edit::kReword) continue;
    const std::string taken = *place;
    sentences.erase(place);
    if (edit == Edit::kMove) sentences.push_back(taken);
  }
  std::string out;
  for (const std::string& sentence : sentences) out += sentence + " ";
  return out;
}

struct Text {
  std::size_t original;
  std::string text;
};

std::vector<Text> texts_of(const std::vector<std::string>& folders) {
  std::vector<fs::path> files;
  for (const std::string& folder : folders)
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".txt") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::mt19937 random(20310504);
  std::vector<Text> out;
  for (const fs::path& file : files) {
    const Sentences sentences = sentences_of(read_file(file));
    if (sentences.size() < kLeastSentences) continue;
    const std::size_t original = out.size();
    out.push_back({original, edited(sentences, Edit::kCut, 0, random)});
    for (const Edit edit : {Edit::kCut, Edit::kMove, Edit::kReword})
      for (const double share : {0.1, 0.25, 0.4})
        out.push_back({original, edited(sentences, edit, share, random)});
  }
  return out;
}

void measure(const std::vector<Text>& texts) {
  const auto start = std::chrono::steady_clock::now();
  std::vector<Fingerprint> prints;
  for (const Text& text : texts) prints.push_back(fingerprint(text.text));
  const std::vector<std::uint32_t> first = first_copies(prints);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  std::size_t right = 0, wrong = 0, missed = 0, bytes = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    bytes += texts[i].text.size();
    for (std::size_t j = 0; j < i; ++j) {
      const bool same = texts[i].original == texts[j].original, found = first[i] == first[j];
      right += same && found ? 1 : 0;
      wrong += !same && found ? 1 : 0;
      missed += same && !found ? 1 : 0;
    }
  }
  const auto share = [](std::size_t part, std::size_t rest) {
    return part == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(part + rest);
  };
  std::cout << texts.size() << " texts of " << bytes / std::max<std::size_t>(texts.size(), 1)
            << " bytes; precision " << share(right, wrong) << ", recall " << share(right, missed)
            << "; " << static_cast<double>(texts.size()) / took.count() << " documents/s\n";
}

}  // namespace
}  // namespace dossier

int main(int count, char** arguments) {
  dossier::measure(dossier::texts_of({arguments + 1, arguments + count}));
}
