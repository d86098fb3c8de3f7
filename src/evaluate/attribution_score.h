// Scores who-says-what by the words that name the source, the cue and the content, as PolNeAR and its like annotate them in brat
// standoff (https://brat.nlplab.org/standoff.html).
#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "evaluate/ratio.h"
#include "understand/reading.h"

namespace dossier {

/// Stretches of text that are one thing together, sorted, without white space, commas, full stops and colons at their ends;
/// stretches with nothing else between them are one.
using Stretches = std::vector<Span>;

struct AttributionSpans {
  std::set<Stretches> sources, cues, contents;
};

struct AttributionScore {
  Ratio source, cue, content;
  AttributionScore& operator+=(const AttributionScore& other);
};

/// Lines `T1<tab>Source 3 9;12 20<tab>words` (offsets in characters; Source, Cue or Content); other kinds and lines are passed
/// over. kInput with the line for a place outside the text.
AttributionSpans read_attribution_spans(std::string_view text, std::string_view annotation);

/// The words of what the attribution stage found: a source with all that hangs on it but cue and content, a cue with its auxiliaries,
/// negations, adverbs and particles beside it.
AttributionSpans attribution_spans(const Reading& reading, const Attributions& attributions);

/// A span is right when it is exactly one of the gold ones.
AttributionScore score_attribution_spans(const AttributionSpans& gold,
                                         const AttributionSpans& found, std::string_view text);

}  // namespace dossier
