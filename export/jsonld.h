// A whole dossier as JSON-LD 1.1: texts, nodes, claims and evidence, for everything that reads RDF.
//
// No claim is a plain triple: each is a node object with its subject, predicate and object or
// value, and each piece of evidence another, with its speakers, stance and quotation. There are no
// blank nodes and no lists; the context stands inside. docs/formats.md has the terms.
//
//   Bytes  equal dossiers give equal bytes.
#pragma once

#include <ostream>

#include "graph/knowledge_graph.h"
#include "graph/ontology.h"

namespace dossier {

void write_jsonld(std::ostream& out, const KnowledgeGraph& graph, const Ontology& ontology);

}  // namespace dossier
