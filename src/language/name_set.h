// Texts with the names that people marked in them: what `dossier eval` scores names on.
//
// Read from column files (name_columns.h) or from spans by characters (name_spans.h).
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "language/annotation.h"

namespace dossier {

/// A name at its place in a text.
struct MarkedName {
  Span span;
  std::string type;  // "person", "organization", "place", ...

  friend auto operator<=>(const MarkedName&, const MarkedName&) = default;
};

/// A stretch of a text that another program reads for itself, under an id of its own in the set.
struct ReadingUnit {
  std::string id;
  Span span;
};

/// One document. Where the set gives tokens they stand in `annotation`, and each sentence is a unit;
/// where it does not, `annotation` is empty and the whole text is one.
struct NamedText {
  std::string text;
  Annotation annotation;
  std::vector<MarkedName> names;  // sorted; may overlap
  std::vector<ReadingUnit> units;
};

/// The label sets of gold files and of other programs, in our types: name_labels.tsv.
class NameLabels {
 public:
  /// `table` is the content of name_labels.tsv; kData where it is malformed.
  explicit NameLabels(std::string_view table);

  /// The type of a label, whatever its case, in the set "columns", "re3d" or "peer"; empty for a
  /// label that is none of our types. kInput for a label that the table does not know.
  std::string_view type_of(std::string_view set, std::string_view label) const;

 private:
  std::map<std::string, std::string, std::less<>> types_;  // by set, tab, label
};

/// How a text is read.
enum class LetterCase { kAsWritten, kUpper, kLower };

/// The same text in another case, at the same offsets: a letter whose other form takes another
/// number of bytes stays.
std::string recased(std::string_view text, LetterCase letters);

/// The text and its tokens in another case; all spans stay.
void recase(NamedText& document, LetterCase letters);

/// The names of an annotation, by their places in the text.
std::vector<MarkedName> marked_names(const Annotation& annotation);

}  // namespace dossier
