#include "cli/output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <numeric>
#include <sstream>

#include "base/error.h"
#include "base/utf8.h"

namespace dossier {
namespace {

using Cells = std::vector<std::vector<std::string>>;

constexpr std::size_t kNarrowestColumn = 12;
constexpr std::size_t kGap = 2;

// Tables, for people, shorten ids to what has to be typed, and say "yes" or nothing.
enum class Shape { kTable, kCsv };

std::string cell_text(const nlohmann::ordered_json& value, Shape shape) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() && shape == Shape::kTable) return value.get<bool>() ? "yes" : "";
  if (!value.is_array()) return value.is_null() ? "" : value.dump();
  std::string out;
  for (const auto& item : value) out += (out.empty() ? "" : "; ") + cell_text(item, shape);
  return out;
}

Cells cells_of(const Answer& answer, std::size_t rows, Shape shape) {
  Cells out;
  for (std::size_t r = 0; r < rows; ++r) {
    auto& cells = out.emplace_back();
    for (const Column& column : answer.columns) {
      const auto found = answer.rows[r].find(column.key);
      cells.push_back(found == answer.rows[r].end() ? "" : cell_text(*found, shape));
      if (shape == Shape::kTable && column.longest > 0)
        cells.back().resize(std::min(cells.back().size(), column.longest));
    }
  }
  return out;
}

// Columns of a terminal; 0 where standard output is none.
std::size_t terminal_width() {
  winsize size{};
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

std::string cut(const std::string& text, std::size_t width) {
  if (count_characters(text) <= width) return text;
  std::size_t at = 0;
  for (std::size_t i = 0; i + 1 < width; ++i) at += code_point_at(text, at).bytes;
  return text.substr(0, at) + "…";
}

// Widths that fit the terminal: the widest columns give way first.
void fit(std::vector<std::size_t>& widths, std::size_t available) {
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0}) +
           kGap * (widths.size() - 1);
  };
  while (total() > available) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kNarrowestColumn) return;
    --*widest;
  }
}

void write_table(std::ostream& out, const Answer& answer, Cells cells,
                 const OutputOptions& options) {
  const bool colour = colour_wanted(options);
  std::vector<std::string> headings;
  std::vector<std::size_t> widths;
  for (const Column& column : answer.columns) {
    headings.push_back(column.heading);
    widths.push_back(count_characters(column.heading));
  }
  for (auto& row : cells) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] = squeeze(row[c]);
      widths[c] = std::max(widths[c], count_characters(row[c]));
    }
  }
  const std::size_t width = options.file.empty() ? terminal_width() : 0;
  if (width > 0) fit(widths, width);
  const auto write_row = [&](const std::vector<std::string>& row, Tint tint, bool tint_it) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const std::string text = cut(row[c], widths[c]);
      if (c > 0) line += std::string(kGap, ' ');
      line += text;
      if (c + 1 < row.size()) line += std::string(widths[c] - count_characters(text), ' ');
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << tinted(line, tint, colour && tint_it) << '\n';
  };
  write_row(headings, Tint::kHeading, true);
  for (std::size_t r = 0; r < cells.size(); ++r) {
    write_row(cells[r], Tint::kWarning, answer.rows[r].value("contested", false));
  }
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

// RFC 4180, but with the line ends of this system.
void write_csv(std::ostream& out, const Answer& answer, const Cells& cells) {
  const auto write_row = [&](const auto& row, const auto& text_of) {
    for (std::size_t c = 0; c < row.size(); ++c)
      out << (c ? "," : "") << csv_field(text_of(row[c]));
    out << '\n';
  };
  write_row(answer.columns, [](const Column& column) { return column.key; });
  for (const auto& row : cells) write_row(row, [](const std::string& text) { return text; });
}

void write_json(std::ostream& out, const std::vector<std::string>& lines, bool array) {
  if (array) out << "[";
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (array) out << (i ? ",\n " : "\n ");
    out << lines[i];
    if (!array) out << '\n';
  }
  if (array) out << (lines.empty() ? "]\n" : "\n]\n");
}

}  // namespace

void add_output_options(CLI::App& verb, OutputOptions& options,
                        const std::vector<std::string>& formats) {
  options.format = formats.front();
  verb.add_option("--format", options.format, "How to print")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  verb.add_option("--limit", options.limit, "Print at most this many")
      ->check(CLI::Range(1, kMostWanted));
  verb.add_option("-o,--output", options.file, "Write to a file instead of standard output")
      ->type_name("FILE");
}

int print(const Answer& answer, const OutputOptions& options) {
  const std::size_t all = answer.rows.size();
  const std::size_t shown = options.limit > 0 ? std::min(options.limit, all) : all;
  write_output(options.file, [&](std::ostream& out) {
    if (options.format == "table") {
      if (!answer.text.empty())
        out << answer.text;
      else if (all > 0)
        write_table(out, answer, cells_of(answer, shown, Shape::kTable), options);
    } else if (options.format == "csv") {
      write_csv(out, answer, cells_of(answer, shown, Shape::kCsv));
    } else {
      std::vector<std::string> lines = answer.lines;
      if (lines.empty()) {
        for (const auto& row : answer.rows) lines.push_back(row.dump());
      }
      lines.resize(shown);
      write_json(out, lines, options.format == "json");
    }
  });
  if (all == 0) std::cerr << "nothing found\n";
  if (shown < all) std::cerr << shown << " of " << all << " shown\n";
  return all == 0 ? kNothingFound : kDone;
}

void write_output(const std::string& file, const std::function<void(std::ostream&)>& write) {
  if (file.empty()) {
    write(std::cout);
    std::cout.flush();
    if (!std::cout) throw Error(ErrorCode::kSystem, "standard output cannot be written");
    return;
  }
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  if (out) write(out);
  out.close();
  if (!out) throw Error(ErrorCode::kSystem, file + ": cannot be written");
}

bool colour_wanted(const OutputOptions& options) {
  const char* objection = std::getenv("NO_COLOR");
  return options.file.empty() && isatty(STDOUT_FILENO) && (!objection || !*objection);
}

std::string tinted(std::string_view text, Tint tint, bool colour) {
  if (!colour) return std::string(text);
  static constexpr const char* kCodes[] = {"\033[1m", "\033[31m", "\033[2m"};
  return kCodes[static_cast<std::size_t>(tint)] + std::string(text) + "\033[0m";
}

std::vector<std::string> lines_of(const std::function<void(std::ostream&)>& write) {
  std::stringstream all;
  write(all);
  std::vector<std::string> out;
  for (std::string line; std::getline(all, line);) out.push_back(line);
  return out;
}

}  // namespace dossier
