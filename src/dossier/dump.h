// The truth of a store as text, one JSON object a line: the way out of a store that no program
// version opens any more, and into another. docs/formats.md gives the lines.
//
//   Bytes  equal stores give equal bytes.
#pragma once

#include <iosfwd>

#include "store/store.h"

namespace dossier {

void write_dump(std::ostream& out, const Store& store);

struct Loaded {
  std::size_t documents = 0, judgements = 0, unchanged = 0;
};
/// Puts what `write_dump` wrote into a store, beside what is there. Each line is for good before
/// the next. kInput with the line's number for what is no such line.
Loaded load_dump(std::istream& in, Store& store);

}  // namespace dossier
