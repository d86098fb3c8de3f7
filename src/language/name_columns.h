// Reads names marked in columns: one token a line, its tag in BIO or IO, an empty line behind each
// sentence.
//
// Two layouts, told apart by the first line that is no comment:
//   token ... tag               CoNLL-2003, WikiGold, WNUT 2017: tabs or spaces; the last column is
//                               the tag; `-DOCSTART-` opens a document
//   number  token  tag  ...     Universal NER: tabs; `# newdoc` opens a document
// A tag is `O`, `B-LABEL` or `I-LABEL`; an I- that continues nothing opens a name. Lines that start
// with "# " and end in no tag are comments.
#pragma once

#include <string_view>
#include <vector>

#include "language/name_set.h"

namespace dossier {

/// Documents in order; where the file opens none, all of it is one. Text: one space between tokens,
/// one line a sentence. Units: sentences, numbered from 1 through the file. kInput with the line
/// number for a malformed line, kLimit for a document beyond kMaxDocumentBytes. Cost linear.
std::vector<NamedText> read_name_columns(std::string_view columns, const NameLabels& labels);

}  // namespace dossier
