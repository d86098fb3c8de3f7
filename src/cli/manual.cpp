// The manual page, in the macros of man(7), made from what --help prints.
#include <iostream>
#include <sstream>

#include "base/data_path.h"
#include "cli/program_text.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

// Text as roff reads it: a backslash and a hyphen are escaped, and a line that begins with a dot or
// an apostrophe is no request.
std::string roff(const std::string& text) {
  std::string out;
  bool starts_line = true;
  for (char c : text) {
    if (starts_line && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else
      out += c;
    starts_line = c == '\n';
  }
  return out;
}

void write_option(std::ostream& out, const OptionText& option) {
  out << ".TP\n";
  for (std::size_t i = 0; i < option.names.size(); ++i)
    out << (i > 0 ? ", " : "") << "\\fB" << roff(option.names[i]) << "\\fR";
  if (!option.positional && option.takes_value)
    out << " \\fI" << roff(option.type.empty() ? "VALUE" : option.type) << "\\fR";
  out << '\n' << roff(option.help);
  if (!option.choices.empty()) {
    out << ":";
    for (std::size_t i = 0; i < option.choices.size(); ++i)
      out << (i > 0 ? ", " : " ") << roff(option.choices[i]);
  }
  if (!option.standard.empty()) out << " (unless told otherwise: " << roff(option.standard) << ")";
  out << ".\n";
}

// The lines of a footer: indented ones are shown as they are.
void write_footer(std::ostream& out, const std::string& footer) {
  std::istringstream in(footer);
  bool example = false;
  for (std::string line; std::getline(in, line);) {
    const bool indented = line.starts_with("  ");
    if (indented != example) out << (indented ? ".EX\n" : ".EE\n");
    example = indented;
    if (!indented) out << ".PP\n";
    out << roff(line) << '\n';
  }
  if (example) out << ".EE\n";
}

void write_verb(std::ostream& out, const VerbText& verb) {
  out << ".SS \"" << verb.name;
  for (const OptionText& option : verb.options)
    if (option.positional)
      out << (option.required ? " " : " [") << option.names.front() << (option.required ? "" : "]");
  out << "\"\n" << roff(verb.help) << ".\n";
  bool filters = false;
  for (const OptionText& option : verb.options)
    if (option.group == "Filters")
      filters = true;
    else
      write_option(out, option);
  if (filters) out << ".PP\nIt takes filters, see \\fBFILTERS\\fR.\n";
  write_footer(out, verb.footer);
}

void write_filters(std::ostream& out, const ProgramText& program) {
  out << ".SH FILTERS\nMost verbs that answer take these; together they narrow down.\n";
  for (const VerbText& verb : program.verbs) {
    bool found = false;
    for (const OptionText& option : verb.options)
      if (option.group == "Filters") {
        write_option(out, option);
        found = true;
      }
    if (found) return;  // the same for every verb
  }
}

void write_manual(std::ostream& out, const ProgramText& program) {
  out << ".TH DOSSIER 1 \"\" \"dossier " << version() << "\" \"User Commands\"\n"
      << ".SH NAME\ndossier \\- reports as a graph of sourced claims\n"
      << ".SH SYNOPSIS\n.B dossier\n[\\fB\\-\\-store\\fR \\fIDIR\\fR] \\fIVERB\\fR "
         "[\\fIOPTION\\fR]...\n"
      << ".SH DESCRIPTION\n"
      << roff(program.help) << "\n.SH OPTIONS\n";
  for (const OptionText& option : program.options) write_option(out, option);
  out << ".SH VERBS\n";
  for (const VerbText& verb : program.verbs) write_verb(out, verb);
  write_filters(out, program);
  out << ".SH NOTES\n";
  write_footer(out, program.footer);
}

}  // namespace

void add_manual(CLI::App& app, Session&) {
  CLI::App* verb = app.add_subcommand("manual", "The manual page, for man");
  verb->footer(
      "Examples:\n  dossier manual | man -l -\n"
      "  dossier manual > ~/.local/share/man/man1/dossier.1");
  verb->callback([&app] { write_manual(std::cout, describe(app)); });
}

}  // namespace dossier
