// The lines of an article's head: bylines, dates, outlets, datelines, credits. Private to src/text.
//
// Each function judges one line by its form, with the words of data/head.tsv; where lines stand is
// for the caller.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace dossier {

/// What a head line says; a line says at least one of these, or is a bare section name and says
/// nothing.
struct HeadLine {
  std::optional<Date> published;
  std::optional<Date> updated;
  std::string author;
  std::string publisher;  // the outlet, or the agency that a byline names
  std::string title;      // of a labelled line alone ("title: ..."), as the next
  std::string url;
};

/// Reads "By Jane Doe, The Courier", "Updated: 3 March 2024, 10:05 GMT", "Jane Doe | The Courier |
/// March 3, 2024", "Source: The Courier". Nothing for any other line.
std::optional<HeadLine> parse_head_line(std::string_view line);
bool is_head_line(std::string_view line);

/// True for a few capitalised words without a stop: what a lone author or outlet looks like.
bool is_name_line(std::string_view line);
/// The outlet or, failing that, the author that a name line names; nothing for a role ("Staff
/// Reporter").
HeadLine parse_name_line(std::string_view line);
/// True when the words hold one that outlets have in their names ("Herald", "News").
bool names_outlet(std::string_view line);

/// True for a line of section names alone ("WORLD NEWS").
bool is_section_line(std::string_view line);

/// "key: value" of a metadata block before the article.
std::optional<HeadLine> parse_metadata(std::string_view line);

/// "GENEVA (AP) -", "LONDON, Nov 3 (Reuters) -" or "(CNN) -" at the start of a paragraph.
struct Dateline {
  std::string agency;        // may be empty
  std::optional<Date> date;  // with a year only
};
std::optional<Dateline> parse_dateline(std::string_view paragraph);

/// Bytes of a label at the start of a picture's caption ("Photo: "), 0 without one.
std::size_t caption_label_bytes(std::string_view line);
/// True when the line ends in a picture's credit: "(Jane Doe/The Courier)", "Photo: Jane Doe".
bool ends_in_credit(std::string_view line);

}  // namespace dossier
