// Answers as text: tables for people, JSON, JSON Lines and CSV for programs; to standard output or
// a file.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

inline constexpr int kMostWanted = 1'000'000;  // of whatever an option counts

/// --format, --limit and -o of a verb.
struct OutputOptions {
  std::string format = "table";
  std::size_t limit = 0;  // 0: all
  std::string file;       // empty: standard output
};
/// Adds the three options; the first of `formats` is what `format` is unless told otherwise.
void add_output_options(CLI::App& verb, OutputOptions& options,
                        const std::vector<std::string>& formats = {"table", "json", "jsonl",
                                                                   "csv"});

struct Column {
  std::string key;          // in the rows' objects
  std::string heading;      // in tables
  std::size_t longest = 0;  // bytes (of an id) that a table shows; 0: all
};

/// Rows to print. JSON forms print whole rows, or `lines` where there are any; tables and CSV the
/// columns.
struct Answer {
  std::vector<Column> columns;
  std::vector<nlohmann::ordered_json> rows;
  std::vector<std::string> lines = {};  // one JSON object for each row, in an order of their own
  std::string text = {};                // stands for the table where it says more
};

inline constexpr int kDone = 0, kNothingFound = 1;

/// Prints and gives the exit code: kNothingFound when there are no rows.
int print(const Answer& answer, const OutputOptions& options);

/// Calls `write` with standard output or the file that -o names. kSystem when the bytes cannot be
/// written.
void write_output(const std::string& file, const std::function<void(std::ostream&)>& write);

/// True when standard output is a terminal that shows colour, and nobody objects (NO_COLOR,
/// https://no-color.org).
bool colour_wanted(const OutputOptions& options);

/// `text` so that a terminal shows it as a heading, as a warning; unchanged where no colour is
/// wanted.
enum class Tint { kHeading, kWarning, kQuiet };
std::string tinted(std::string_view text, Tint tint, bool colour);

/// Lines of JSON Lines that `write` writes.
std::vector<std::string> lines_of(const std::function<void(std::ostream&)>& write);

}  // namespace dossier
