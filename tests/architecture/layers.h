// Checks the includes of a source tree against the table of folders in docs/architecture.md.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::layers {

/// Folder ("src/text") to the folders that it may include.
using Rules = std::map<std::string, std::set<std::string>>;

/// File ("src/text/reader.cpp") to its content.
using Tree = std::map<std::string, std::string>;

/// Reads the table whose head row starts with "| level | folder |".
inline Rules parse_rules(std::string_view markdown) {
  const auto cell = [](std::string_view row, int n) {
    std::size_t at = 0;
    for (int i = 0; i <= n; ++i) at = row.find('|', at) + 1;
    std::string_view text = row.substr(at, row.find('|', at) - at);
    while (!text.empty() && (text.front() == ' ' || text.front() == '`')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '`')) text.remove_suffix(1);
    return std::string(text);
  };
  Rules rules;
  std::map<std::string, std::string> by_name;  // "text" -> "src/text"
  std::vector<std::pair<std::string, std::string>> rows;
  std::size_t at = markdown.find("| level | folder |");
  while (at != std::string_view::npos && at < markdown.size() && markdown[at] == '|') {
    const std::size_t end = std::min(markdown.find('\n', at), markdown.size());
    const std::string_view row = markdown.substr(at, end - at);
    const std::string folder = cell(row, 1);
    if (folder != "folder" && !folder.starts_with("--")) {
      rows.emplace_back(folder, cell(row, 3));
      by_name[folder.substr(folder.rfind('/') + 1)] = folder;
    }
    at = end + 1;
  }
  for (const auto& [folder, uses] : rows) {
    rules[folder];
    std::string name;
    for (char c : uses + ",") {
      if (c == ',') {
        if (by_name.contains(name)) rules[folder].insert(by_name[name]);
        name.clear();
      } else if (c != ' ') {
        name += c;
      }
    }
  }
  return rules;
}

inline std::string folder_of(const std::string& file) {
  return file.substr(0, file.rfind('/'));
}

/// Files that `file` includes with quotes, found as the compiler finds them (from src/ and from the root).
inline std::vector<std::string> includes_of(const Tree& tree, const std::string& file) {
  std::vector<std::string> found;
  const std::string& text = tree.at(file);
  for (std::size_t at = text.find("#include \""); at != std::string::npos;
       at = text.find("#include \"", at + 1)) {
    const std::size_t start = at + 10;
    const std::string name = text.substr(start, text.find('"', start) - start);
    for (const std::string& candidate : {"src/" + name, name, folder_of(file) + "/" + name})
      if (tree.contains(candidate)) {
        found.push_back(candidate);
        break;
      }
  }
  return found;
}

/// Lines that say what is wrong: unknown folders, includes that break the rules.
inline std::vector<std::string> violations(const Rules& rules, const Tree& tree) {
  std::vector<std::string> wrong;
  for (const auto& [file, text] : tree) {
    const std::string folder = folder_of(file);
    if (!rules.contains(folder)) {
      wrong.push_back(file + ": folder " + folder + " is not in the table");
      continue;
    }
    for (const std::string& included : includes_of(tree, file))
      if (folder_of(included) != folder && !rules.at(folder).contains(folder_of(included)))
        wrong.push_back(file + " includes " + included);
  }
  return wrong;
}

/// Files that reach themselves by includes; a .cpp and its header count as one.
inline std::vector<std::string> cycles(const Tree& tree) {
  const auto stem = [](const std::string& file) { return file.substr(0, file.rfind('.')); };
  std::map<std::string, std::set<std::string>> edges;
  for (const auto& [file, text] : tree)
    for (const std::string& included : includes_of(tree, file))
      if (stem(included) != stem(file)) edges[stem(file)].insert(stem(included));
  std::vector<std::string> found;
  for (const auto& [start, direct] : edges) {
    std::set<std::string> seen;
    std::vector<std::string> todo(direct.begin(), direct.end());
    while (!todo.empty()) {
      const std::string at = todo.back();
      todo.pop_back();
      if (seen.insert(at).second && edges.contains(at))
        todo.insert(todo.end(), edges[at].begin(), edges[at].end());
    }
    if (seen.contains(start)) found.push_back(start);
  }
  return found;
}

}  // namespace dossier::layers
