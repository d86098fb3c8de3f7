// How well names find each other: resolves rows of names, and counts which pairs came together.
// scripts/measure-names makes the rows and says what they are.
//
// Reads tab-separated rows from standard input: set, part, pool, entity, type, names (best first,
// parted by "|"). Each row is a document of its own with one entity; the rows of a set and pool are
// one dossier. A pair is two rows of one type; a wrong one counts for the part of its first. Two
// entities of which one has the other's name, or its last word and others of its words, are
// homonyms: their pairs are counted apart, since nothing but the name tells them from each other
// here. With --pairs FILE the pairs of the seen part are written, and what became of them.
#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <tuple>

#include "resolve/name_form.h"
#include "resolve/resolve.h"
#include "tests/facts_builder.h"

namespace dossier {
namespace {

struct Row {
  std::string set, part, pool, entity, type;
  std::vector<std::string> names;
};

struct Counts {
  std::size_t right = 0, wrong = 0, missed = 0;
  Counts& operator+=(const Counts& other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
    return *this;
  }
};

struct Tally {
  Counts all, unlike;  // unlike: pairs without a common name
  std::size_t homonyms = 0, homonyms_merged = 0;
};

using Tallies = std::map<std::tuple<std::string, std::string, std::string>, Tally>;

std::map<std::string, std::vector<Row>> read_pools(std::istream& in) {
  std::map<std::string, std::vector<Row>> pools;
  for (std::string line; std::getline(in, line);) {
    std::istringstream cells(line);
    Row row;
    for (std::string* cell : {&row.set, &row.part, &row.pool, &row.entity, &row.type})
      std::getline(cells, *cell, '\t');
    for (std::string name; std::getline(cells, name, '|');) row.names.push_back(name);
    pools[row.set + '\t' + row.pool].push_back(std::move(row));
  }
  return pools;
}

// The words of `shorter` are among those of `longer`, and both end alike.
bool within(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  return !shorter.empty() && !longer.empty() && shorter.back() == longer.back() &&
         std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
           return std::find(longer.begin(), longer.end(), word) != longer.end();
         });
}

bool any_names(const Row& a, const Row& b,
               bool (*test)(const std::vector<std::string>&, const std::vector<std::string>&)) {
  for (const std::string& x : a.names)
    for (const std::string& y : b.names)
      if (test(name_form(x).words, name_form(y).words)) return true;
  return false;
}

bool share_a_name(const Row& a, const Row& b) {
  return any_names(a, b, [](const auto& x, const auto& y) { return x == y; });
}

bool homonymous(const Row& a, const Row& b) {
  return any_names(a, b, [](const auto& x, const auto& y) { return within(x, y) || within(y, x); });
}

void count_pair(const Row& a, const Row& b, bool merged, Tally& tally) {
  const bool same = a.entity == b.entity, alike = share_a_name(a, b);
  if (!same && homonymous(a, b)) {
    ++tally.homonyms;
    tally.homonyms_merged += merged ? 1 : 0;
    return;
  }
  for (Counts* counts : {&tally.all, &tally.unlike}) {
    if (counts == &tally.unlike && alike) continue;
    ++(same ? merged ? counts->right : counts->missed : counts->wrong);
  }
}

void count_pool(const std::vector<Row>& rows, Tallies& tallies, std::ostream* pairs_file) {
  std::vector<ReportFacts> documents;
  std::map<DocumentId, const Row*> row_of;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    FactsBuilder builder("row" + std::to_string(i));
    builder.named(*parse_entity_type(rows[i].type), {rows[i].names});
    documents.push_back(builder.build());
    row_of[documents.back().report.id] = &rows[i];
  }
  documents = sorted(std::move(documents));
  const Partition partition = resolve(documents);
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const Row& a = *row_of[documents[i].report.id];
    for (std::size_t j = i + 1; j < documents.size(); ++j) {
      const Row& b = *row_of[documents[j].report.id];
      const bool same = a.entity == b.entity, merged = partition[i] == partition[j];
      if (a.type != b.type || (!same && !merged && !homonymous(a, b))) continue;
      if (same && a.part != b.part) continue;
      count_pair(a, b, merged, tallies[{a.set, a.type, a.part}]);
      if (pairs_file && a.part == "seen")
        *pairs_file << (same               ? merged ? "right" : "missed"
                        : homonymous(a, b) ? "homonym"
                                           : "wrong")
                    << '\t' << a.set << '\t' << a.type << '\t' << a.names.front() << '\t'
                    << b.names.front() << '\n';
    }
  }
}

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

void print(const Tallies& tallies) {
  std::cout
      << "| set | type | part | pairs | precision | recall | unlike pairs | precision | recall "
         "| homonyms merged |\n|---|---|---|---|---|---|---|---|---|---|\n";
  std::cout.setf(std::ios::fixed);
  std::cout.precision(1);
  const auto cells = [](const Counts& c) {
    std::cout << c.right + c.missed << " | " << share(c.right, c.right + c.wrong) << " | "
              << share(c.right, c.right + c.missed) << " | ";
  };
  const auto line = [&](const std::string& set, const std::string& type, const std::string& part,
                        const Tally& t) {
    std::cout << "| " << set << " | " << type << " | " << part << " | ";
    cells(t.all);
    cells(t.unlike);
    std::cout << t.homonyms_merged << " of " << t.homonyms << " |\n";
  };
  std::map<std::pair<std::string, std::string>, Tally> sums;
  for (const auto& [key, t] : tallies) {
    const auto& [set, type, part] = key;
    line(set, type, part, t);
    for (const std::string& kind : {type, std::string("both")}) {
      Tally& sum = sums[{kind, part}];
      sum.all += t.all;
      sum.unlike += t.unlike;
      sum.homonyms += t.homonyms;
      sum.homonyms_merged += t.homonyms_merged;
    }
  }
  for (const auto& [key, t] : sums) line("all", key.first, key.second, t);
}

}  // namespace
}  // namespace dossier

int main(int count, char** arguments) {
  std::ofstream pairs_file;
  if (count == 3 && std::string(arguments[1]) == "--pairs") pairs_file.open(arguments[2]);
  dossier::Tallies tallies;
  for (const auto& [key, rows] : dossier::read_pools(std::cin))
    dossier::count_pool(rows, tallies, pairs_file.is_open() ? &pairs_file : nullptr);
  dossier::print(tallies);
}
