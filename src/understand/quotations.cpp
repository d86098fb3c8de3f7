// Pairs quotation marks.
//
// Typographic marks and the Penn tokens `` and '' say whether they open or close; a straight mark
// opens outside a quotation and closes inside one. A quotation that no mark closes ends with its
// block, unless the next block opens with a mark (the custom of newspapers for long quotations).
// Single marks are not read: they are apostrophes too often.
//
//   Cost  linear in tokens; nested marks are counted, never kept.
#include "understand/quotations.h"

#include <string_view>

namespace dossier {
namespace {

enum class Mark : unsigned char { kNone, kOpen, kClose, kEither };

Mark mark_of(std::string_view form) {
  if (form == "“" || form == "„" || form == "«" || form == "``") return Mark::kOpen;
  if (form == "”" || form == "»") return Mark::kClose;
  if (form == "\"" || form == "''") return Mark::kEither;
  return Mark::kNone;
}

class Pairing {
 public:
  explicit Pairing(const Reading& reading) : sentences_(reading.annotation.sentences) {}

  std::vector<Quotation> run() {
    for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
      if (depth_ > 0 && s > 0 && sentences_[s].block != sentences_[s - 1].block) start_block(s);
      if (depth_ > 0) open_piece({s, 0});
      read_sentence(s);
      if (depth_ > 0) close_piece({s, static_cast<std::uint32_t>(sentences_[s].tokens.size())});
    }
    if (depth_ > 0) finish();
    return std::move(found_);
  }

 private:
  // A quotation left open goes on where the new block opens with a mark, else it is over.
  void start_block(std::uint32_t s) {
    const Mark first = mark_of(sentences_[s].tokens.front().form);
    if (first == Mark::kOpen || first == Mark::kEither) {
      skip_first_ = true;
    } else {
      finish();
    }
  }

  void read_sentence(std::uint32_t s) {
    const auto& tokens = sentences_[s].tokens;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
      const Mark mark = mark_of(tokens[i].form);
      if (mark == Mark::kNone) continue;
      if (skip_first_ && i == 0) continue;
      const bool opens = mark == Mark::kOpen || (mark == Mark::kEither && depth_ == 0);
      if (opens) {
        if (depth_++ == 0) {
          current_.opens_sentence = i == 0;
          open_piece({s, i});
        }
      } else if (depth_ > 0 && --depth_ == 0) {
        close_piece({s, i + 1});
        finish();
      }
    }
    skip_first_ = false;
  }

  void open_piece(TokenAt at) { start_ = at; }
  void close_piece(TokenAt end) {
    if (start_ < end) current_.pieces.emplace_back(start_, end);
  }
  void finish() {
    if (!current_.pieces.empty()) found_.push_back(std::move(current_));
    current_ = {};
    depth_ = 0;
  }

  const std::vector<Sentence>& sentences_;
  std::vector<Quotation> found_;
  Quotation current_;
  TokenAt start_{0, 0};
  std::uint32_t depth_ = 0;
  bool skip_first_ = false;
};

}  // namespace

std::vector<Quotation> find_quotations(const Reading& reading) {
  return Pairing(reading).run();
}

}  // namespace dossier
