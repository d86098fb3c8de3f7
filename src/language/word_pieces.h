// Words to the pieces and shape classes that the encoder reads. The rules are those of the trainer,
// written down in model/README.md ("Pieces", "Shapes"): lower case, no accents, greedily the
// longest piece from the left.
//
//   Threads    immutable after construction.
//   Ownership  borrows the text of the pieces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

inline constexpr std::uint16_t kClassifierPiece =
    101;  // [CLS], first in each sequence; stands for the root
inline constexpr std::uint16_t kSeparatorPiece = 102;  // [SEP], last in each sequence

class WordPieces {
 public:
  /// `pieces`: one in a line, in the order of their ids. kData where [UNK], [CLS] and [SEP] are not
  /// where they must be.
  explicit WordPieces(std::string_view pieces);

  /// Appends the pieces of one word (any UTF-8), at least one.
  void append(std::string_view word, std::vector<std::uint16_t>& out) const;

 private:
  void append_part(std::string_view part, std::vector<std::uint16_t>& out) const;

  // Looked up only, so that no output hangs on their order.
  std::unordered_map<std::string_view, std::uint16_t> first_;  // pieces that begin a part
  std::unordered_map<std::string_view, std::uint16_t>
      inner_;                // pieces that follow, without their "##"
  std::size_t longest_ = 0;  // bytes of the longest piece
};

/// Where white space stands beside a word: on both sides (or unknown), before it, after it, nowhere.
enum class Spacing { kFree, kBefore, kAfter, kNone };

inline constexpr std::size_t kShapes = 18;

/// Shape class of a word's first piece, and of its later pieces. The spacing tells opening from
/// closing marks; words with letters or digits have the same class with any.
std::uint8_t first_piece_shape(std::string_view word, Spacing spacing);
std::uint8_t inner_piece_shape(std::string_view word);

}  // namespace dossier
