// Completion scripts for three shells, made from the program's own description of its options.
//
// A script knows verbs, options and the words that these take; for names it asks the program
// (`dossier completions names PREFIX`), since only the dossier knows them.
#include <algorithm>
#include <iostream>
#include <memory>
#include <set>

#include "base/utf8.h"
#include "cli/program_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

constexpr std::size_t kMostNames = 200;  // of those that begin as typed

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

std::vector<std::string> flags_of(const std::vector<OptionText>& options) {
  std::vector<std::string> out;
  for (const OptionText& option : options)
    if (!option.positional) out.insert(out.end(), option.names.begin(), option.names.end());
  return out;
}

const OptionText* first_positional(const VerbText& verb) {
  return !verb.options.empty() && verb.options.front().positional ? &verb.options.front() : nullptr;
}

std::vector<std::string> verb_names(const ProgramText& program) {
  std::vector<std::string> out;
  for (const VerbText& verb : program.verbs) out.push_back(verb.name);
  return out;
}

// What bash and zsh share: a function that sets `words` (to choose from) and `kind` (words, names
// or files) from `verb`, `prev` and `cur`.
std::string chooser(const ProgramText& program) {
  std::string out = "_dossier_choose() {\n  words= kind=words\n  case \"$verb $prev\" in\n";
  for (const VerbText& verb : program.verbs)
    for (const OptionText& option : verb.options) {
      if (option.positional || !option.takes_value) continue;
      out += "    ";
      for (std::size_t i = 0; i < option.names.size(); ++i)
        out += (i > 0 ? "|" : "") + ("\"" + verb.name + " " + option.names[i] + "\"");
      out += ") ";
      out += !option.choices.empty() ? "words=\"" + joined(option.choices) + "\""
             : takes_entity(option)  ? "kind=names"
             : option.type == "FILE" ? "kind=files"
                                     : "kind=none";
      out += "; return ;;\n";
    }
  out +=
      "    *\" --store\") kind=files; return ;;\n  esac\n  case \"$verb\" in\n    \"\") words=\"" +
      joined(verb_names(program)) + " " + joined(flags_of(program.options)) + "\" ;;\n";
  for (const VerbText& verb : program.verbs) {
    const OptionText* first = first_positional(verb);
    out += "    " + verb.name + ") case \"$cur\" in -*) words=\"" + joined(flags_of(verb.options)) +
           " --store --help\" ;; *) ";
    out += !first                    ? "words="
           : !first->choices.empty() ? "words=\"" + joined(first->choices) + "\""
           : takes_entity(*first)    ? "kind=names"
                                     : "kind=files";
    out += " ;; esac ;;\n";
  }
  return out + "  esac\n}\n";
}

constexpr const char* kBash = R"bash(_dossier() {
  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} verb= words kind i
  local -a store=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "${COMP_WORDS[i]}" in
      --store) store=(--store "${COMP_WORDS[++i]}") ;;
      -*) ;;
      *) [ -n "$verb" ] || verb=${COMP_WORDS[i]} ;;
    esac
  done
  _dossier_choose
  COMPREPLY=()
  case $kind in
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur") ;;
    files) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
    names)
      local typed=${cur#[\"\']} name
      while IFS= read -r name; do
        COMPREPLY+=("$(printf %q "$name")")
      done < <(dossier "${store[@]}" completions names -- "${typed//\\/}" 2> /dev/null)
      ;;
  esac
}
complete -F _dossier dossier
)bash";

constexpr const char* kZsh = R"zsh(_dossier() {
  local cur=${words[CURRENT]} prev=${words[CURRENT-1]} verb= kind i
  local -a typed store names
  typed=("${(@)words}")
  for ((i = 2; i < CURRENT; i++)); do
    case "${typed[i]}" in
      --store) store=(--store "${(Q)typed[++i]}") ;;
      -*) ;;
      *) [[ -n $verb ]] || verb=${typed[i]} ;;
    esac
  done
  local words
  _dossier_choose
  case $kind in
    words) compadd -- ${=words} ;;
    files) _files ;;
    names)
      names=("${(@f)$(dossier "${store[@]}" completions names -- "${(Q)cur}" 2> /dev/null)}")
      compadd -U -- "${(@)names:#}" ;;
  esac
}
compdef _dossier dossier
)zsh";

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

std::string fish_option(const std::string& verb, const OptionText& option) {
  std::string out =
      "complete -c dossier -n " +
      fish_quoted(verb.empty() ? "__fish_use_subcommand" : "__fish_seen_subcommand_from " + verb);
  for (const std::string& name : option.names)
    out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (!option.choices.empty())
    out += " -xa " + fish_quoted(joined(option.choices));
  else if (option.takes_value && takes_entity(option))
    out += " -xa '(__dossier_names)'";
  else if (option.takes_value)
    out += option.type == "FILE" || option.type == "DIR" ? " -rF" : " -x";
  return out + " -d " + fish_quoted(option.help) + "\n";
}

std::string fish(const ProgramText& program) {
  std::string out =
      "function __dossier_names\n  dossier completions names -- (commandline -ct | string "
      "unescape) "
      "2> /dev/null\nend\ncomplete -c dossier -f\n";
  for (const OptionText& option : program.options) out += fish_option("", option);
  for (const VerbText& verb : program.verbs) {
    out += "complete -c dossier -n '__fish_use_subcommand' -a " + verb.name + " -d " +
           fish_quoted(verb.help) + "\n";
    const OptionText* first = first_positional(verb);
    const std::string in = "complete -c dossier -n '__fish_seen_subcommand_from " + verb.name + "'";
    if (first && !first->choices.empty())
      out += in + " -a " + fish_quoted(joined(first->choices)) + "\n";
    else if (first)
      out += in + (takes_entity(*first) ? " -a '(__dossier_names)'\n" : " -F\n");
    for (const OptionText& option : verb.options)
      if (!option.positional) out += fish_option(verb.name, option);
  }
  return out;
}

std::vector<std::string> names_beginning(const KnowledgeGraph& graph, const std::string& prefix) {
  const std::string folded = fold(prefix);
  std::set<std::string> out;
  for (const Node& node : graph.nodes)
    if (node.named && node.type != EntityType::kEvent && fold(node.name).starts_with(folded))
      out.insert(squeeze(node.name));
  std::vector<std::string> all(out.begin(), out.end());
  all.resize(std::min(all.size(), kMostNames));
  return all;
}

}  // namespace

void add_completions(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("completions", "A script that completes what you type");
  struct Options {
    std::string shell, prefix;
  };
  auto options = std::make_shared<Options>();
  verb->add_option("SHELL", options->shell,
                   "The shell that is to read it; `names` lists the dossier's names instead")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish", "names"}));
  verb->add_option("PREFIX", options->prefix, "How the names are to begin");
  verb->footer(
      "Verbs, options, and the names of the dossier that is in use.\n"
      "Examples:\n  source <(dossier completions bash)     # in ~/.bashrc\n"
      "  source <(dossier completions zsh)      # in ~/.zshrc, behind compinit\n"
      "  dossier completions fish > ~/.config/fish/completions/dossier.fish");
  verb->callback([options, &session, &app] {
    if (options->shell == "names") {
      Workspace workspace = open(session);
      for (const std::string& name : names_beginning(workspace.graph(), options->prefix))
        std::cout << name << '\n';
      return;
    }
    const ProgramText program = describe(app);
    if (options->shell == "bash") std::cout << chooser(program) << kBash;
    if (options->shell == "zsh") std::cout << chooser(program) << kZsh;
    if (options->shell == "fish") std::cout << fish(program);
  });
}

}  // namespace dossier
