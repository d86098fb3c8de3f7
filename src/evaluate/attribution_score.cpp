#include "evaluate/attribution_score.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "base/error.h"
#include "base/utf8.h"
#include "evaluate/standoff.h"

namespace dossier {
namespace {

constexpr std::string_view kBefore = " \n\r\t", kBehind = " \n\r\t.,;:";

Span trimmed(Span span, std::string_view text) {
  while (!span.empty() && kBefore.find(text[span.begin]) != std::string_view::npos) ++span.begin;
  while (!span.empty() && kBehind.find(text[span.end - 1]) != std::string_view::npos) --span.end;
  return span;
}

Stretches tidy(Stretches stretches, std::string_view text) {
  std::sort(stretches.begin(), stretches.end());
  Stretches kept;
  for (const Span& stretch : stretches) {
    const Span span = trimmed(stretch, text);
    if (span.empty()) continue;
    const bool goes_on = !kept.empty() && (span.begin <= kept.back().end ||
                                           trimmed({kept.back().end, span.begin}, text).empty());
    if (goes_on) {
      kept.back().end = std::max(kept.back().end, span.end);
    } else {
      kept.push_back(span);
    }
  }
  return kept;
}

std::set<Stretches> tidy(const std::set<Stretches>& all, std::string_view text) {
  std::set<Stretches> kept;
  for (const Stretches& stretches : all)
    if (auto tidied = tidy(stretches, text); !tidied.empty()) kept.insert(std::move(tidied));
  return kept;
}

Ratio compare(const std::set<Stretches>& gold, const std::set<Stretches>& found,
              std::string_view text) {
  const auto right = tidy(gold, text), drawn = tidy(found, text);
  const auto both = static_cast<double>(
      std::ranges::count_if(right, [&](const Stretches& one) { return drawn.contains(one); }));
  return {both, static_cast<double>(right.size()), both, static_cast<double>(drawn.size())};
}

// ---- brat

std::optional<std::uint64_t> number(std::string_view digits) {
  std::uint64_t value = 0;
  const auto end = digits.data() + digits.size();
  const auto result = std::from_chars(digits.data(), end, value);
  return result.ec == std::errc() && result.ptr == end ? std::optional(value) : std::nullopt;
}

// "3 9;12 20"
std::optional<Stretches> places(std::string_view text, const CharacterIndex& characters) {
  Stretches found;
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(';'));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t space = one.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto begin = number(one.substr(0, space)), end = number(one.substr(space + 1));
    const auto span = begin && end ? characters.bytes(*begin, *end) : std::nullopt;
    if (!span) return std::nullopt;
    found.push_back(*span);
  }
  return found;
}

// ---- what the stage found

class SpanFinder {
 public:
  SpanFinder(const Reading& reading, const Attribution& said) : reading_(reading), said_(said) {}

  Stretches cue() const {
    if (!said_.cue) return {};
    const Tree& tree = reading_.tree(*said_.cue);
    std::uint32_t first = said_.cue->token, last = first + 1;
    if (said_.cue_text.find(' ') != std::string::npos && last < tree.size()) ++last;
    while (first > 0 && belongs_to_cue(tree, first - 1)) --first;
    while (last < tree.size() && belongs_to_cue(tree, last)) ++last;
    return {tree.bytes(first, last)};
  }

  Stretches source() const {
    if (!said_.source_token || said_.source_token->sentence != said_.sentence) return {};
    const Tree& tree = reading_.tree(*said_.source_token);
    const std::uint32_t head = said_.source_token->token;
    std::uint32_t first = tree.subtree_first(head), last = tree.subtree_last(head);
    for (std::uint32_t i = first; i < head; ++i)
      if (is_said(i)) first = i + 1;
    for (std::uint32_t i = last; i > head + 1; --i)
      if (is_said(i - 1)) last = i - 1;
    while (first < head && is_loose(tree, first)) ++first;
    while (last > head + 1 && tree.token(last - 1).upos == "PUNCT") --last;
    return {tree.bytes(first, last)};
  }

  Stretches content() const {
    Stretches found;
    for (const auto& [first, last] : said_.content)
      found.push_back(reading_.tree(first).bytes(first.token, last.token));
    return found;
  }

 private:
  bool belongs_to_cue(const Tree& tree, std::uint32_t i) const {
    if (tree.head(i) != said_.cue->token) return false;
    const Token& token = tree.token(i);
    return is_relation(token.deprel, "aux") || token.deprel == "compound:prt" ||
           (token.deprel == "advmod" && token.upos != "SCONJ") ||
           (token.deprel == "mark" && token.xpos == "TO");
  }

  // The word is the cue or stands in the content.
  bool is_said(std::uint32_t i) const {
    const TokenAt at{said_.source_token->sentence, i};
    if (said_.cue == at) return true;
    return std::ranges::any_of(
        said_.content, [&](const auto& range) { return range.first <= at && at < range.second; });
  }

  static bool is_loose(const Tree& tree, std::uint32_t i) {
    const Token& token = tree.token(i);
    return token.upos == "PUNCT" || token.deprel == "case" || token.deprel == "mark";
  }

  const Reading& reading_;
  const Attribution& said_;
};

}  // namespace

AttributionScore& AttributionScore::operator+=(const AttributionScore& other) {
  source += other.source;
  cue += other.cue;
  content += other.content;
  return *this;
}

AttributionSpans read_attribution_spans(std::string_view text, std::string_view annotation) {
  if (first_malformed(annotation)) throw Error(ErrorCode::kInput, "not UTF-8");
  const CharacterIndex characters(text);
  AttributionSpans spans;
  for (std::size_t line = 1; !annotation.empty(); ++line) {
    const std::string_view row = annotation.substr(0, annotation.find('\n'));
    annotation.remove_prefix(std::min(row.size() + 1, annotation.size()));
    const std::size_t tab = row.find('\t');
    if (!row.starts_with('T') || tab == std::string_view::npos) continue;
    const std::string_view body = row.substr(tab + 1, row.find('\t', tab + 1) - tab - 1);
    const std::string_view kind = body.substr(0, body.find(' '));
    auto* const wanted = kind == "Source"    ? &spans.sources
                         : kind == "Cue"     ? &spans.cues
                         : kind == "Content" ? &spans.contents
                                             : nullptr;
    if (!wanted) continue;
    auto found = places(body.substr(std::min(kind.size() + 1, body.size())), characters);
    if (!found)
      throw Error(ErrorCode::kInput, "line " + std::to_string(line) + ": not inside the text: '" +
                                         std::string(body) + "'");
    wanted->insert(std::move(*found));
  }
  return spans;
}

AttributionSpans attribution_spans(const Reading& reading, const Attributions& attributions) {
  AttributionSpans spans;
  for (const Attribution& said : attributions.all) {
    const SpanFinder finder(reading, said);
    spans.cues.insert(finder.cue());
    spans.sources.insert(finder.source());
    spans.contents.insert(finder.content());
  }
  return spans;
}

AttributionScore score_attribution_spans(const AttributionSpans& gold,
                                         const AttributionSpans& found, std::string_view text) {
  return {compare(gold.sources, found.sources, text), compare(gold.cues, found.cues, text),
          compare(gold.contents, found.contents, text)};
}

}  // namespace dossier
