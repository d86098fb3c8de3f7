#include "cli/eval_names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>

#include "base/data_path.h"
#include "base/error.h"
#include "language/engine.h"
#include "language/name_columns.h"
#include "language/name_score.h"
#include "language/name_spans.h"
#include "text/document.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 3> kColumnEndings = {".conll", ".iob2", ".conll.txt"};

constexpr const char* kEntitiesFile = "re3d-entities.jsonl";

bool is_spans(const fs::path& path) {
  return fs::is_directory(path) || path.extension() == ".jsonl";
}

/// CoNLL-U has ten columns; names in columns never have.
bool has_ten_columns(std::string_view content) {
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::string_view line = content.substr(0, end);
    if (line.size() > 1 && line[0] != '#') return std::ranges::count(line, '\t') == 9;
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return true;
}

std::vector<NamedText> read_set(const fs::path& path, const NameOptions& options,
                                const NameLabels& labels) {
  std::vector<NamedText> set;
  if (is_spans(path)) {
    const fs::path folder = fs::is_directory(path) ? path : path.parent_path();
    const fs::path entities = fs::is_directory(path) ? folder / kEntitiesFile : path;
    set = read_re3d(read_file(folder / "re3d-documents.jsonl"), read_file(entities), labels);
  } else {
    set = read_name_columns(read_file(path), labels);
  }
  const LetterCase letters = options.letters == "upper"   ? LetterCase::kUpper
                             : options.letters == "lower" ? LetterCase::kLower
                                                          : LetterCase::kAsWritten;
  for (NamedText& document : set) recase(document, letters);
  return set;
}

std::vector<std::vector<MarkedName>> read_names(const Engine& engine,
                                                const std::vector<NamedText>& set) {
  std::vector<std::vector<MarkedName>> out;
  for (const NamedText& document : set) {
    Annotation annotation = document.annotation;
    if (annotation.sentences.empty()) {
      annotation = engine.annotate(document.text, blocks_of(document.text));
    } else {
      engine.annotate_tokens(annotation);
    }
    out.push_back(marked_names(annotation));
  }
  return out;
}

std::set<std::string> counted_types(const std::vector<NamedText>& set, const std::string& path,
                                    const std::vector<std::string>& wanted) {
  std::set<std::string> types = marked_types(set);
  if (!wanted.empty())
    std::erase_if(types, [&](const std::string& type) {
      return std::ranges::find(wanted, type) == wanted.end();
    });
  if (types.empty()) throw Error(ErrorCode::kInput, path + ": no names of the types asked for");
  return types;
}

nlohmann::ordered_json row(const std::string& path, const std::string& type,
                           const NameCounts& counts) {
  const auto percent = [](double share) { return std::round(share * 10000) / 100; };
  return {{"file", path},
          {"type", type},
          {"precision", percent(counts.precision())},
          {"recall", percent(counts.recall())},
          {"f1", percent(counts.f1())},
          {"gold", counts.gold},
          {"found", counts.found},
          {"right", counts.right}};
}

}  // namespace

bool is_name_set(const std::string& path) {
  if (fs::is_directory(path)) return fs::exists(fs::path(path) / kEntitiesFile);
  if (is_spans(path)) return true;
  if (path.ends_with(".conllu")) return false;
  return std::ranges::any_of(kColumnEndings,
                             [&](std::string_view ending) { return path.ends_with(ending); }) ||
         !has_ten_columns(read_file(path));
}

Answer score_name_sets(const std::vector<std::string>& paths, const NameOptions& options) {
  if (!options.predictions.empty() && paths.size() > 1)
    throw Error(ErrorCode::kUsage, "--predictions goes with one FILE");
  const NameLabels labels(read_file(data_file("name_labels.tsv")));
  std::optional<Engine> engine;
  if (options.predictions.empty()) engine.emplace(data_file("english.model"));
  Answer answer;
  answer.columns = {{"file", "FILE"}, {"type", "TYPE"}, {"precision", "P"}, {"recall", "R"},
                    {"f1", "F1"},     {"gold", "GOLD"}, {"found", "FOUND"}, {"right", "RIGHT"}};
  for (const std::string& path : paths) {
    const std::vector<NamedText> set = read_set(path, options, labels);
    const auto types = counted_types(set, path, options.types);
    const auto found = engine ? read_names(*engine, set)
                              : read_predictions(read_file(options.predictions), set, labels);
    const auto counts = score_names(set, found, types);
    answer.rows.push_back(row(path, "all", sum_of(counts)));
    for (const auto& [type, count] : counts) answer.rows.push_back(row(path, type, count));
  }
  return answer;
}

std::string texts_of_name_sets(const std::vector<std::string>& paths, const NameOptions& options) {
  const NameLabels labels(read_file(data_file("name_labels.tsv")));
  std::string out;
  for (const std::string& path : paths) out += write_units(read_set(path, options, labels));
  return out;
}

}  // namespace dossier
