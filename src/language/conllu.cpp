// CoNLL-U, read line by line and written sentence by sentence. Both are linear in the text.
//
// A sentence's lines are kept until its empty line, because a multiword token ("3-4 don't") is seen
// before the words that share it. Heads are checked: a head outside the sentence or a cycle is an
// error, so that whoever climbs a tree that came from a file always arrives.
#include "language/conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"

namespace dossier {
namespace {

constexpr std::size_t kColumns = 10;
using Columns = std::array<std::string_view, kColumns>;

struct Line {
  std::size_t number;
  Columns columns;
};

[[noreturn]] void fail(std::size_t line, const std::string& what) {
  throw Error(ErrorCode::kInput, "CoNLL-U line " + std::to_string(line) + ": " + what);
}

std::optional<std::uint32_t> number(std::string_view digits) {
  std::uint32_t value = 0;
  const char* end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value);
  if (digits.empty() || result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

Columns split_columns(std::string_view line, std::size_t line_number) {
  Columns columns;
  std::size_t count = 0;
  while (count < kColumns) {
    const std::size_t tab = line.find('\t');
    columns[count++] = line.substr(0, tab);
    if (tab == std::string_view::npos) break;
    if (count == kColumns) fail(line_number, "more than 10 columns");
    line.remove_prefix(tab + 1);
  }
  if (count < kColumns)
    fail(line_number, "10 columns expected, " + std::to_string(count) + " found");
  if (columns[1].empty()) fail(line_number, "empty form");
  return columns;
}

/// A judgement from -3 to 3; nothing for other words.
std::optional<float> factuality_of(std::string_view text) {
  float value = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !(value >= -3 && value <= 3)) return {};
  return value;
}

/// Value of `key` in MISC; nothing where it is not there.
std::optional<std::string_view> misc(std::string_view column, std::string_view key) {
  while (!column.empty()) {
    const std::string_view item = column.substr(0, column.find('|'));
    if (item.size() > key.size() && item.starts_with(key) && item[key.size()] == '=')
      return item.substr(key.size() + 1);
    column.remove_prefix(std::min(item.size() + 1, column.size()));
  }
  return std::nullopt;
}

std::string present(std::string_view column) {
  return column == "_" ? std::string() : std::string(column);
}

// What MISC cannot hold as it is, written as UDPipe does in SpacesAfter.
constexpr std::string_view kEscaped = "\\|\t\n\r";
constexpr std::string_view kLetters = "\\ptnr";

std::string escaped(std::string_view text) {
  std::string out;
  for (char c : text) {
    const std::size_t at = kEscaped.find(c);
    if (at != std::string_view::npos) out += '\\';
    out += at == std::string_view::npos ? c : kLetters[at];
  }
  return out;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t at = text[i] == '\\' && i + 1 < text.size() ? kLetters.find(text[i + 1])
                                                                  : std::string_view::npos;
    if (at != std::string_view::npos) ++i;
    out += at == std::string_view::npos ? text[i] : kEscaped[at];
  }
  return out;
}

/// GUM writes brackets of mentions in `Entity=`; ours is one lower-case word.
bool is_entity_type(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) { return c >= 'a' && c <= 'z'; });
}

class Reader {
 public:
  AnnotatedText read(std::string_view conllu, std::size_t first_line);

 private:
  void comment(std::string_view line);
  void sentence();
  void words(std::span<const Line> lines, std::string_view surface, std::size_t line_number);
  void word(const Line& line, Span span);
  Span place(const Line& line, std::string_view surface);
  void name(const Line& line, std::string_view key, std::vector<Name>& names);
  void check_tree(std::size_t line_number) const;
  void new_block(std::string_view id);
  void start_sentence();

  AnnotatedText out_;
  Sentence current_;
  std::vector<Line> lines_;
  std::uint32_t block_ = 0;
  bool new_block_ = false;   // the next sentence opens a block
  bool space_after_ = true;  // between the last token and the next one
  std::size_t gap_ = 0;      // white space that the next token needs before it
};

AnnotatedText Reader::read(std::string_view conllu, std::size_t first_line) {
  std::size_t line_number = first_line - 1;
  while (!conllu.empty()) {
    ++line_number;
    const std::size_t end = conllu.find('\n');
    std::string_view line = conllu.substr(0, end);
    conllu.remove_prefix(end == std::string_view::npos ? conllu.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) {
      sentence();
    } else if (line[0] == '#') {
      comment(line.substr(1));
    } else {
      if (first_malformed(line)) fail(line_number, "not UTF-8");
      lines_.push_back({line_number, split_columns(line, line_number)});
    }
  }
  sentence();
  return std::move(out_);
}

void Reader::comment(std::string_view line) {
  line = trim(line);
  const std::string_view key = trim(line.substr(0, line.find('=')));
  if (key != "newpar" && key != "newpar id" && key != "newdoc" && key != "newdoc id") return;
  const std::size_t equals = line.find('=');
  new_block(equals == std::string_view::npos ? std::string_view() : trim(line.substr(equals + 1)));
}

void Reader::new_block(std::string_view id) {
  const bool any = !out_.annotation.sentences.empty();
  const auto told = id.size() <= 9 ? number(id) : std::nullopt;
  if (told && (any ? *told > out_.annotation.sentences.back().block : true)) {
    block_ = *told;
  } else if (any && !new_block_) {
    ++block_;
  }
  new_block_ = any;
}

void Reader::sentence() {
  if (lines_.empty()) return;
  start_sentence();
  for (std::size_t i = 0; i < lines_.size();) {
    const Line& line = lines_[i];
    const std::string_view id = line.columns[0];
    const std::uint32_t next = static_cast<std::uint32_t>(current_.tokens.size() + 1);
    if (const std::size_t dot = id.find('.'); dot != std::string_view::npos) {
      if (!number(id.substr(0, dot)) || !number(id.substr(dot + 1))) fail(line.number, "bad id");
      ++i;
    } else if (const std::size_t dash = id.find('-'); dash != std::string_view::npos) {
      const auto first = number(id.substr(0, dash)), last = number(id.substr(dash + 1));
      if (!first || !last || *first != next || *last < *first ||
          *last - *first >= lines_.size() - i - 1)
        fail(line.number, "bad range '" + std::string(id) + "'");
      const std::size_t count = *last - *first + 1;
      words(std::span(lines_).subspan(i + 1, count), line.columns[1], line.number);
      space_after_ = misc(line.columns[9], "SpaceAfter") != "No";
      i += count + 1;
    } else {
      const auto surface = misc(line.columns[9], "Surface");
      word(line, place(line, surface ? unescaped(*surface) : std::string(line.columns[1])));
      space_after_ = misc(line.columns[9], "SpaceAfter") != "No";
      ++i;
    }
  }
  if (current_.tokens.empty()) fail(lines_.front().number, "a sentence without words");
  check_tree(lines_.front().number);
  current_.span = {current_.tokens.front().span.begin, current_.tokens.back().span.end};
  out_.annotation.sentences.push_back(std::move(current_));
  lines_.clear();
}

void Reader::start_sentence() {
  current_ = Sentence();
  current_.block = block_;
  gap_ = new_block_ ? 2 : 1;
}

/// Puts `surface` behind the text so far, or where `Bytes` says, and fills the gap with white
/// space.
Span Reader::place(const Line& line, std::string_view surface) {
  const bool first = out_.text.empty();
  std::size_t begin = out_.text.size();
  if (!first && (gap_ == 2 || space_after_)) begin += std::max<std::size_t>(gap_, 1);
  if (const auto bytes = misc(line.columns[9], "Bytes")) {
    const std::size_t colon = bytes->find(':');
    const auto told = number(bytes->substr(0, colon));
    const auto end =
        colon == std::string_view::npos ? std::nullopt : number(bytes->substr(colon + 1));
    if (!told || !end || *told < out_.text.size() || *end < *told || *end - *told != surface.size())
      fail(line.number, "Bytes=" + std::string(*bytes) + " does not fit the text");
    begin = *told;
  }
  if (begin + surface.size() > kMaxDocumentBytes)
    throw Error(ErrorCode::kLimit, "CoNLL-U line " + std::to_string(line.number) +
                                       ": text beyond " + std::to_string(kMaxDocumentBytes) +
                                       " bytes");
  out_.text.resize(begin, gap_ == 2 ? '\n' : ' ');
  out_.text += surface;
  gap_ = 0;
  new_block_ = false;
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + surface.size())};
}

/// The words of one multiword token: each takes as many bytes of the surface as its form has, cut
/// at characters, and the last the rest.
void Reader::words(std::span<const Line> lines, std::string_view surface, std::size_t line_number) {
  const Span whole = place({line_number, {}}, surface);
  std::uint32_t begin = whole.begin;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::uint32_t end = whole.end;
    if (i + 1 < lines.size())
      end = std::min(end, begin + static_cast<std::uint32_t>(lines[i].columns[1].size()));
    while (end > begin && end < whole.end && (out_.text[end] & 0xC0) == 0x80) --end;
    word(lines[i], {begin, end});
    begin = end;
  }
}

void Reader::word(const Line& line, Span span) {
  const Columns& c = line.columns;
  if (number(c[0]) != current_.tokens.size() + 1)
    fail(line.number, "bad id '" + std::string(c[0]) + "'");
  const auto head = c[6] == "_" ? 0 : number(c[6]);
  if (!head) fail(line.number, "bad head '" + std::string(c[6]) + "'");
  Token token;
  token.span = span;
  token.form = c[1];
  token.lemma = present(c[2]);
  if (token.lemma.empty() && token.form == "_") token.lemma = "_";
  token.upos = present(c[3]);
  token.xpos = present(c[4]);
  token.head = *head == 0 ? kRoot : *head - 1;
  token.deprel = present(c[7]);
  token.feats = present(c[5]);
  if (const auto entity = misc(c[9], "Entity"); entity && is_entity_type(*entity))
    token.entity = *entity;
  if (const auto factuality = misc(c[9], "Factuality"))
    if (const auto value = factuality_of(*factuality)) token.factuality = *value;
  current_.tokens.push_back(std::move(token));
  name(line, "Name", current_.names);
  name(line, "Mention", current_.mentions);
}

/// Opens or lengthens a name or mention, as MISC's `key` says; an I- that continues nothing opens one.
void Reader::name(const Line& line, std::string_view key, std::vector<Name>& names) {
  const auto label = misc(line.columns[9], key);
  if (!label) return;
  if (label->size() < 3 || !(label->starts_with("B-") || label->starts_with("I-")))
    fail(line.number, "bad label '" + std::string(*label) + "' of " + std::string(key));
  const std::string_view type = label->substr(2);
  const auto last = static_cast<std::uint32_t>(current_.tokens.size());
  if (label->front() == 'I' && !names.empty() && names.back().last + 1 == last &&
      names.back().type == type) {
    names.back().last = last;
  } else {
    names.push_back({last - 1, last, std::string(type)});
  }
}

/// Climbs from each word; a word that was seen from an earlier start ends the climb, so the whole
/// is linear.
void Reader::check_tree(std::size_t line_number) const {
  const std::vector<Token>& tokens = current_.tokens;
  std::vector<std::uint32_t> seen_from(tokens.size(), kRoot);
  for (std::uint32_t start = 0; start < tokens.size(); ++start) {
    std::uint32_t at = start;
    while (at != kRoot && seen_from[at] == kRoot) {
      seen_from[at] = start;
      at = tokens[at].head;
      if (at != kRoot && at >= tokens.size()) fail(line_number, "a head is outside the sentence");
    }
    if (at != kRoot && seen_from[at] == start) fail(line_number, "the heads form a cycle");
  }
}

std::string_view or_blank(std::string_view value) {
  return value.empty() ? "_" : value;
}

/// "|KEY=B-type" and "|KEY=I-type" of each of `words` words; empty where a word stands in none of the names.
std::vector<std::string> name_fields(std::string_view key, const std::vector<Name>& names,
                                     std::size_t words) {
  std::vector<std::string> labels(words);
  for (const Name& name : names)
    for (std::uint32_t i = name.first; i < name.last; ++i)
      labels[i] = "|" + std::string(key) + (i == name.first ? "=B-" : "=I-") + name.type;
  return labels;
}

std::string two_decimals(float value) {
  std::array<char, 16> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value,
                                 std::chars_format::fixed, 2);
  return {digits.data(), end.ptr};
}

std::string misc_column(std::string_view text, const Token& token, std::string_view fields,
                        bool space_after) {
  std::string out =
      "Bytes=" + std::to_string(token.span.begin) + ':' + std::to_string(token.span.end);
  if (!token.entity.empty()) out += "|Entity=" + token.entity;
  if (token.factuality != 0) out += "|Factuality=" + two_decimals(token.factuality);
  out += fields;
  if (!space_after) out += "|SpaceAfter=No";
  if (token.span.of(text) != token.form) out += "|Surface=" + escaped(token.span.of(text));
  return out;
}

/// `# text` is one line, whatever the text has inside the sentence.
std::string one_line(std::string_view text) {
  std::string out(text);
  std::ranges::replace_if(
      out, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return out;
}

void write_sentence(std::string& out, std::string_view text, const Sentence& sentence,
                    std::uint32_t next) {
  const std::size_t words = sentence.tokens.size();
  const auto mentions = name_fields("Mention", sentence.mentions, words);
  const auto names = name_fields("Name", sentence.names, words);
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& token = sentence.tokens[i];
    const bool last = i + 1 == sentence.tokens.size();
    const bool space_after = (last ? next : sentence.tokens[i + 1].span.begin) != token.span.end;
    out += std::to_string(i + 1);
    for (std::string_view column :
         {std::string_view(token.form), or_blank(token.lemma), or_blank(token.upos),
          or_blank(token.xpos), or_blank(token.feats)})
      (out += '\t') += column;
    out += '\t' + std::to_string(token.head == kRoot ? 0 : token.head + 1);
    ((out += '\t') += or_blank(token.deprel)) += "\t_\t";
    (out += misc_column(text, token, mentions[i] + names[i], space_after)) += '\n';
  }
  out += '\n';
}

}  // namespace

AnnotatedText read_conllu(std::string_view conllu, std::size_t first_line) {
  return Reader().read(conllu, first_line);
}

std::vector<ConlluPart> conllu_documents(std::string_view conllu) {
  std::vector<ConlluPart> out;
  std::size_t begin = 0, line = 1, begin_line = 1;
  const auto close = [&](std::size_t end) {
    if (end > begin) out.push_back({conllu.substr(begin, end - begin), begin_line});
    begin = end;
    begin_line = line;
  };
  for (std::size_t at = 0; at < conllu.size(); ++line) {
    if (conllu.substr(at).starts_with("# newdoc")) close(at);
    at = std::min(conllu.find('\n', at), conllu.size() - 1) + 1;
  }
  close(conllu.size());
  return out;
}

std::vector<Block> paragraphs_of(const Annotation& annotation) {
  std::vector<Block> blocks;
  for (const Sentence& sentence : annotation.sentences) {
    if (blocks.size() <= sentence.block)
      blocks.resize(sentence.block + 1, {{}, BlockKind::kParagraph});
    Block& block = blocks[sentence.block];
    if (block.span.empty()) block.span.begin = sentence.span.begin;
    block.span.end = sentence.span.end;
  }
  return blocks;
}

std::string write_conllu(std::string_view text, const Annotation& annotation) {
  std::string out;
  for (std::size_t i = 0; i < annotation.sentences.size(); ++i) {
    const Sentence& sentence = annotation.sentences[i];
    if (i == 0 || sentence.block != annotation.sentences[i - 1].block)
      out += "# newpar id = " + std::to_string(sentence.block) + '\n';
    out += "# sent_id = " + std::to_string(i + 1) + '\n';
    out += "# text = " + one_line(sentence.span.of(text)) + '\n';
    const bool last = i + 1 == annotation.sentences.size();
    write_sentence(out, text, sentence, last ? kRoot : annotation.sentences[i + 1].span.begin);
  }
  return out;
}

}  // namespace dossier
