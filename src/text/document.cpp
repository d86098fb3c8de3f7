#include "text/document.h"

#include "base/utf8.h"
#include "text/head_lines.h"

namespace dossier {
namespace {

void fill(std::string& field, std::string_view value) {
  if (field.empty()) field = squeeze(value);
}

void fill(Document& document, const HeadLine& head) {
  fill(document.title, head.title);
  fill(document.author, head.author);
  fill(document.publisher, head.publisher);
  fill(document.url, head.url);
  if (!document.published) document.published = head.published;
}

/// What a head block says; `updated` collects the dates of corrections, which count where there is
/// no other.
void read_head_block(Document& document, std::string_view line, std::optional<Date>& updated) {
  auto head = parse_head_line(line);
  if (!head) head = parse_metadata(line);
  if (!head && !is_section_line(line) && is_name_line(line)) head = parse_name_line(line);
  if (!head) return;
  fill(document, *head);
  if (!updated) updated = head->updated;
}

}  // namespace

DocumentId id_of(const Document& document) {
  Hasher hasher;
  hasher.add(document.text).add(document.publisher).add(document.url);
  hasher.add(document.published ? to_string(*document.published) : "");
  return {hasher.finish()};
}

void read_head(Document& document) {
  std::optional<Date> updated, dateline_date;
  bool paragraph_seen = false;
  for (const Block& block : blocks_of(document.text)) {
    const std::string_view line = block.span.of(document.text);
    if (block.kind == BlockKind::kTitle) fill(document.title, line);
    if (block.kind == BlockKind::kHead) read_head_block(document, line, updated);
    if (block.kind != BlockKind::kParagraph || paragraph_seen) continue;
    paragraph_seen = true;
    const auto dateline = parse_dateline(line);
    if (!dateline) continue;
    fill(document.agency, dateline->agency);
    dateline_date = dateline->date;
  }
  if (!document.published) document.published = dateline_date;
  if (!document.published) document.published = updated;
}

}  // namespace dossier
