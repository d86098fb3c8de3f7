// How resolution grows with the dossier, and what one more document costs.
//
//   resolve_scale DOCUMENTS   builds the synthetic dossier (synthetic.h) and resolves it; then adds
//                             and removes 500 further documents, one at a time.
//
// Prints seconds of processor time on one thread, and the largest resident set. Making the
// documents is left out of all times.
#include <sys/resource.h>
#include <time.h>

#include <algorithm>
#include <iostream>
#include <vector>

#include "bench/synthetic.h"
#include "resolve/resolver.h"

namespace dossier {
namespace {

constexpr std::uint32_t kMore = 500;

// Processor time, which other programs on the machine touch little.
double now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

long megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024;
}

void print_percentiles(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::cout << what << ": p50 " << 1000 * times[times.size() / 2] << " ms, p99 "
            << 1000 * times[times.size() * 99 / 100] << " ms\n";
}

void measure(std::uint32_t documents) {
  const SyntheticDossier dossier(documents);
  Resolver resolver;
  double adding = 0;
  std::size_t claims = 0;
  for (std::uint32_t i = 0; i < documents; ++i) {
    const ReportFacts report = dossier.document(i);
    claims += report.facts.claims.size();
    const double start = now();
    resolver.add(report);
    adding += now() - start;
  }
  const double start = now();
  resolver.settle();
  const double settling = now() - start;
  std::cout << documents << " documents, " << claims << " claims: add " << adding
            << " s, settle " << settling << " s, " << megabytes() << " MB\n";
  std::vector<double> added, removed;
  for (std::uint32_t i = 0; i < kMore; ++i) {
    const ReportFacts report = dossier.document(documents + i);
    const double before = now();
    resolver.add(report);
    resolver.settle();
    added.push_back(now() - before);
    const double then = now();
    resolver.remove(report.report.id);
    resolver.settle();
    removed.push_back(now() - then);
  }
  print_percentiles("one more document", added);
  print_percentiles("one document less", removed);
}

}  // namespace
}  // namespace dossier

int main(int count, char** arguments) {
  if (count != 2) {
    std::cerr << "resolve_scale DOCUMENTS\n";
    return 2;
  }
  dossier::measure(static_cast<std::uint32_t>(std::stoul(arguments[1])));
}
