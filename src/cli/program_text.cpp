#include "cli/program_text.h"

#include <algorithm>

namespace dossier {
namespace {

// "TEXT:{light,grey}" or "{light,grey}" gives the words between the braces.
std::vector<std::string> choices_in(const std::string& type) {
  std::vector<std::string> out;
  const std::size_t open = type.find('{'), close = type.find('}', open);
  if (open == std::string::npos || close == std::string::npos) return out;
  for (std::size_t at = open + 1; at <= close;) {
    const std::size_t end = std::min(type.find(',', at), close);
    out.push_back(type.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

OptionText option_text(const CLI::Option& option) {
  OptionText out;
  const std::string type = option.get_type_name();
  out.positional = option.get_positional();
  out.takes_value = option.get_items_expected_max() > 0;
  out.required = option.get_required();
  out.help = option.get_description();
  out.standard = option.get_default_str();
  out.group = option.get_group();
  out.choices = choices_in(type);
  out.type = out.takes_value ? type.substr(0, type.find_first_of(":{ ")) : "";
  if (out.positional) {
    out.names = {option.get_name(true)};
    return out;
  }
  for (const std::string& name : option.get_snames()) out.names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) out.names.push_back("--" + name);
  return out;
}

std::vector<OptionText> options_of(const CLI::App& app) {
  std::vector<OptionText> out;
  for (const CLI::Option* option : app.get_options({})) out.push_back(option_text(*option));
  std::stable_partition(out.begin(), out.end(),
                        [](const OptionText& option) { return option.positional; });
  return out;
}

}  // namespace

ProgramText describe(const CLI::App& app) {
  ProgramText out{app.get_name(), app.get_description(), app.get_footer(), options_of(app), {}};
  for (const CLI::App* verb : app.get_subcommands({})) {
    VerbText& text = out.verbs.emplace_back(
        VerbText{verb->get_name(), verb->get_description(), verb->get_footer(), options_of(*verb)});
    std::erase_if(text.options, [](const OptionText& option) {
      return !option.positional && option.names.back() == "--help";
    });
  }
  return out;
}

bool takes_entity(const OptionText& option) {
  static constexpr const char* kEntities[] = {"NAME", "A", "B"};
  const std::string& type = option.positional ? option.names.front() : option.type;
  return std::any_of(std::begin(kEntities), std::end(kEntities),
                     [&](const char* word) { return type == word; });
}

}  // namespace dossier
