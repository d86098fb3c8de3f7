// A document: one report as it was read. What every later stage starts from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/hash.h"
#include "base/span.h"

namespace dossier {

/// Text and what is known about it. The text is well-formed UTF-8; for plain text it is the file's,
/// byte for byte.
struct Document {
  std::string name;  // the path it was added with, or its address; how users name it
  std::string text;
  std::string title;  // empty where unknown, as the next four
  std::string author;
  std::string publisher;
  std::string url;
  std::string agency;  // credited in the dateline ("GENEVA (AP) -"), or empty
  std::optional<Date> published;
};

/// Hash of the text and of the metadata that its reading depends on (published, publisher, url),
/// not of the name or of what follows from the text: the same report in two folders is one
/// document.
DocumentId id_of(const Document& document);

/// What a stretch of the text is. Only `kTitle`, `kHeading`, `kParagraph`, `kItem` and `kCaption`
/// are understood; the head (byline, dateline, date) gives metadata, boilerplate (newsletter, "read
/// more", comments) nothing.
enum class BlockKind : unsigned char {
  kTitle,
  kHead,
  kHeading,
  kParagraph,
  kItem,
  kCaption,
  kBoilerplate
};

struct Block {
  Span span;  // without the white space around it; never empty
  BlockKind kind;
};

/// Cuts a text into blocks, in order and without overlap: lines, with lines that are wrapped joined
/// to paragraphs. Any text gives blocks; cost linear.
std::vector<Block> blocks_of(std::string_view text);

/// Fills the metadata that is still empty from the article's own head (title line, "By NAME,
/// OUTLET", "CITY (Agency) -", a date line), and the publisher from a first line that names it.
/// Never overwrites what is there.
void read_head(Document& document);

}  // namespace dossier
