#include "language/name_set.h"

#include <algorithm>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {

NameLabels::NameLabels(std::string_view table) {
  for (std::size_t line = 1; !table.empty(); ++line) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view row = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (row.empty() || row[0] == '#') continue;
    const std::size_t tab = row.rfind('\t');
    if (std::ranges::count(row, '\t') != 2 || tab + 1 == row.size())
      throw Error(ErrorCode::kData, "name_labels.tsv line " + std::to_string(line) +
                                        ": set, label and type expected: '" + std::string(row) +
                                        "'");
    types_.emplace(row.substr(0, tab), row.substr(tab + 1) == "-" ? "" : row.substr(tab + 1));
  }
}

std::string_view NameLabels::type_of(std::string_view set, std::string_view label) const {
  const auto found = types_.find(std::string(set) + '\t' + to_lower(label));
  if (found == types_.end())
    throw Error(ErrorCode::kInput, "label '" + std::string(label) +
                                       "' is not among those of name_labels.tsv for '" +
                                       std::string(set) + "'");
  return found->second;
}

std::string recased(std::string_view text, LetterCase letters) {
  std::string out(text);
  if (letters == LetterCase::kAsWritten) return out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t bytes = code_point_at(text, at).bytes;
    const std::string_view letter = text.substr(at, bytes);
    const std::string other = letters == LetterCase::kUpper ? to_upper(letter) : to_lower(letter);
    if (other.size() == bytes) out.replace(at, bytes, other);
    at += bytes;
  }
  return out;
}

void recase(NamedText& document, LetterCase letters) {
  document.text = recased(document.text, letters);
  for (Sentence& sentence : document.annotation.sentences)
    for (Token& token : sentence.tokens) token.form = recased(token.form, letters);
}

std::vector<MarkedName> marked_names(const Annotation& annotation) {
  std::vector<MarkedName> out;
  for (const Sentence& sentence : annotation.sentences)
    for (const Name& name : sentence.names)
      out.push_back(
          {{sentence.tokens[name.first].span.begin, sentence.tokens[name.last - 1].span.end},
           name.type});
  return out;
}

}  // namespace dossier
