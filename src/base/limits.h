// Every limit that input can run into, in one place. Each is tested at the limit and one past it.
#pragma once

#include <cstddef>

namespace dossier {

inline constexpr std::size_t kMaxDocumentBytes =
    20'000'000;  // larger documents are refused with the reason
inline constexpr std::size_t kMaxSentenceTokens =
    400;  // longer sentences are cut at the best place before
inline constexpr std::size_t kMaxSentencePieces =
    510;  // word pieces of a single sentence that the encoder takes, beside [CLS] and [SEP]
inline constexpr std::size_t kMaxTokenBytes = 400;  // longer runs without white space are cut
inline constexpr std::size_t kMaxHtmlDepth = 400;   // elements nested deeper are read as text
inline constexpr std::size_t kMaxHtmlElements =
    400'000;  // further tags of a page are passed over, their text is kept
inline constexpr std::size_t kMaxQuoteBytes =
    800;  // evidence quotes at most this much; a longer sentence is cut around its trigger
inline constexpr std::size_t kMaxSpeakerChain = 4;  // A says that B said that C said ...
inline constexpr std::size_t kMaxRoleCandidates =
    24;  // mentions and events of a sentence that may play a role in one event: the nearest
inline constexpr std::size_t kMaxEarlierEvents =
    16;  // earlier events of its category that a mention of an event is compared with
inline constexpr std::size_t kMaxPathClaims =
    6;  // longest path that is looked for unless told otherwise
inline constexpr std::size_t kMaxVectorText =
    500'000;  // bytes; longer documents are understood without word vectors, which would fill memory
inline constexpr std::size_t kMaxAntecedents =
    48;  // earlier phrases that a phrase is compared with, to find what it refers to
inline constexpr std::size_t kMaxCandidates = 12;  // nodes listed when a name is ambiguous
inline constexpr std::size_t kMaxAnchors =
    200'000;  // mentions by which one judgement holds a side
inline constexpr std::size_t kMaxWhyBytes = 10'000;  // an analyst's reason, or name

static_assert(kMaxTokenBytes <= kMaxQuoteBytes, "a quotation holds its trigger");

}  // namespace dossier
