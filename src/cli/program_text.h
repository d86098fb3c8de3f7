// The verbs and options of the program as values, read from the same App that prints --help: the
// one source of completions and of the manual page.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace dossier {

struct OptionText {
  std::vector<std::string> names;    // "-o", "--output"; "NAME" alone where it is positional
  std::string type;                  // "FILE", "NAME"; empty: a flag, or no telling one
  std::string help, standard;        // `standard`: its value unless told otherwise
  std::vector<std::string> choices;  // the words that it takes, where these are few
  bool positional = false, takes_value = false, required = false;
  std::string group;
};

struct VerbText {
  std::string name, help, footer;
  std::vector<OptionText> options;  // positional ones first
};

struct ProgramText {
  std::string name, help, footer;
  std::vector<OptionText> options;
  std::vector<VerbText> verbs;
};

/// What the App says of itself; --help is listed once, among the program's own options.
ProgramText describe(const CLI::App& app);

/// True where an option or argument takes the name of an entity.
bool takes_entity(const OptionText& option);

}  // namespace dossier
