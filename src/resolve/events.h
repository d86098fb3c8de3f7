// Which events of different documents are one. Internal to this folder.
#pragma once

#include <span>

#include "graph/facts.h"
#include "resolve/constraints.h"
#include "resolve/union_find.h"

namespace dossier {

/// Unites event entities; `entities` already holds what names and judgements decided, numbered over
/// all documents (`first` gives the number of each document's first entity). See events.cpp.
void unite_events(std::span<const ReportFacts> documents, std::span<const std::size_t> first,
                  const Apart& apart, UnionFind& entities);

}  // namespace dossier
