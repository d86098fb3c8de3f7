// Who fills the places around a predicate: subjects through passives, relative clauses, control and coordination.
//
// The paths are the ones of triggers.tsv: nsubj, obj, iobj, xcomp, ccomp, poss, compound, amod, prt, and obl:PREP or nmod:PREP,
// which are one (a parser's choice between them says little); several joined by "/" lead on ("obj/poss": whose object). Subjects and objects are the logical ones: of a passive, `obj` is the
// surface subject and `nsubj` the by-phrase.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "understand/tree.h"

namespace dossier {

/// True for passive clauses, reduced relatives ("boats seized by") and other past participles that modify.
bool is_passive(const Tree& tree, std::uint32_t verb);

/// The logical subject and object; the antecedent where a relative pronoun stands for it. Conjuncts are not expanded.
std::optional<std::uint32_t> subject_of(const Tree& tree, std::uint32_t verb);
std::optional<std::uint32_t> object_of(const Tree& tree, std::uint32_t verb);

/// To whom something is given or promised: the indirect object; of a passive with an object, its
/// subject ("she was promised help").
std::optional<std::uint32_t> addressee_of(const Tree& tree, std::uint32_t verb);

/// All tokens at the end of `path`, with those coordinated to them, in text order.
std::vector<std::uint32_t> fillers(const Tree& tree, std::uint32_t predicate,
                                   std::string_view path);

/// `i` and what is coordinated with it by `conj`, in text order.
std::vector<std::uint32_t> with_conjuncts(const Tree& tree, std::uint32_t i);

/// What a relative pronoun stands for; `i` itself for all else.
std::uint32_t antecedent(const Tree& tree, std::uint32_t i);

/// Words that may name the party that a thing belongs to, likeliest first: possessor, adjectives, compounds, "of" phrase. For
/// "Ruritania's northern airspace" the token of the country comes before "northern".
std::vector<std::uint32_t> owners(const Tree& tree, std::uint32_t noun);

}  // namespace dossier
