// A second process puts documents and says so, one line each; it is killed at some moment. Whatever
// it said must be there, the indexes must be stale or whole, and the store must go on working.
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <set>
#include <thread>

#include "tests/store/scenario.h"

namespace dossier {
namespace {

constexpr int kRounds = 12;  // $DOSSIER_CRASH_ROUNDS says otherwise

// After document i: every second has one, and every third of these is taken back two later.
Judgement judgement_on(int i) {
  return {sameness(Relation::kSame, {anchor_of(other_report(i), 0)},
                   {anchor_of(other_report(i - 1), 0)}),
          "ada",
          {i},
          ""};
}

// Runs in the second process only: this program again, told by the environment where to write.
TEST_CASE("the process that is to be killed", "[.writer]") {
  const char* folder = std::getenv("DOSSIER_TEST_STORE");
  REQUIRE(folder != nullptr);
  Store store(folder, OpenMode::kCreate, ontology());
  const int first = static_cast<int>(store.reports().size());
  const auto judge = [&](int i) {
    if (i % 2 == 1) store.judge(judgement_on(i));
    if (i % 6 == 5) store.forget(id_of(judgement_on(i - 2)));
  };
  if (first > 0) judge(first - 1);  // the one before may have died in between
  for (int i = first;; ++i) {
    store.put(other_report(i));
    judge(i);
    const std::string line = std::to_string(i) + "\n";
    if (::write(STDERR_FILENO, line.data(), line.size()) < 0) return;
    if (i % 5 == 4) index(store);
  }
}

struct Killed {
  int acknowledged;  // number of the last document, or -1
};

Killed run_and_kill(const std::filesystem::path& folder, std::chrono::milliseconds after) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const std::string program = std::filesystem::read_symlink("/proc/self/exe");
  const std::string variable = "DOSSIER_TEST_STORE=" + folder.string();
  const std::string data =
      std::string("DOSSIER_DATA=") + data_file("ontology.json").parent_path().string();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(ends[1], STDERR_FILENO);
    ::close(ends[0]);
    const int nothing = ::open("/dev/null", O_WRONLY);
    ::dup2(nothing, STDOUT_FILENO);
    const char* arguments[] = {program.c_str(), "[.writer]", nullptr};
    const char* environment[] = {variable.c_str(), data.c_str(), nullptr};
    ::execve(program.c_str(), const_cast<char**>(arguments), const_cast<char**>(environment));
    ::_exit(1);
  }
  ::close(ends[1]);
  std::string said;
  std::thread killer([&] {
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
  });
  char buffer[256];
  for (ssize_t n; (n = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
    said.append(buffer, static_cast<std::size_t>(n));
  }
  killer.join();
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(WIFSIGNALED(status));
  const std::size_t end = said.rfind('\n');
  if (end == std::string::npos) return {-1};
  const std::size_t begin = said.rfind('\n', end == 0 ? 0 : end - 1);
  return {std::stoi(said.substr(begin == std::string::npos ? 0 : begin + 1))};
}

TEST_CASE(
    "a writer that is killed loses nothing that it acknowledged, and leaves no half-written "
    "indexes") {
  TemporaryFolder folder;
  std::mt19937 random(11);
  int last = -1, acknowledged = -1;
  const char* wanted = std::getenv("DOSSIER_CRASH_ROUNDS");
  const int rounds = wanted ? std::atoi(wanted) : kRounds;
  for (int round = 0; round < rounds; ++round) {
    const Killed killed =
        run_and_kill(folder / "db", std::chrono::milliseconds(60 + random() % 240));
    last = std::max(last, killed.acknowledged);
    acknowledged = std::max(acknowledged, killed.acknowledged);
    if (!std::filesystem::exists(folder / "db" / "CURRENT")) continue;
    Store store(folder / "db", OpenMode::kCreate, ontology());
    std::set<JudgementId> judged;
    for (const Judgement& judgement : store.judgements()) judged.insert(id_of(judgement));
    for (int i = 0; i <= last; ++i) REQUIRE(store.contains(other_report(i).report.id));
    for (int i = 1; i <= acknowledged; i += 2) {
      const bool taken_back = i % 6 == 3;
      const bool settled = !taken_back || i + 2 <= acknowledged;  // else it may be there or not
      if (settled) REQUIRE(judged.contains(id_of(judgement_on(i))) != taken_back);
    }
    const auto documents = store.documents();
    // One that it did not live to acknowledge may be there; from now on it must stay, too.
    REQUIRE(documents.size() <= static_cast<std::size_t>(last) + 2);
    last = static_cast<int>(documents.size()) - 1;
    if (!store.indexes_are_stale()) REQUIRE(store.check(graph_of).empty());
  }
  REQUIRE(last > 0);
  Store store(folder / "db", OpenMode::kWrite, ontology());
  index(store);
  REQUIRE(store.check(graph_of).empty());
}

}  // namespace
}  // namespace dossier
