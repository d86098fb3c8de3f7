// Lines that stand on a page around an article and say nothing about the world. Private to
// src/text.
#pragma once

#include <string_view>

namespace dossier {

/// How far a boilerplate line reaches.
enum class Boilerplate : unsigned char {
  kNone,
  kLine,      // this line only
  kSection,   // opens a list of links, a newsletter box: short lines below it belong to it
  kComments,  // opens the readers' comments: nothing of the article follows
};

/// Judges one line by data/boilerplate.tsv; lines without a letter and bare addresses are
/// boilerplate as well.
Boilerplate boilerplate_kind(std::string_view line);

inline bool is_boilerplate(std::string_view line) {
  return boilerplate_kind(line) != Boilerplate::kNone;
}

/// True when a class or id of an HTML element ("post-share buttons") holds a word that names a part
/// of a page beside the article (kind "class" of the data file).
bool is_boilerplate_class(std::string_view names);

}  // namespace dossier
