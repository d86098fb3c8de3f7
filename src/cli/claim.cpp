#include <memory>

#include "base/error.h"
#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

struct Options {
  std::string subject, predicate, object, value, document, quote, speaker, from, to;
  std::string stance = "asserted";
  WhoAndWhy said;
};

std::optional<Date> date_of(const std::string& text, const char* option) {
  if (text.empty()) return std::nullopt;
  if (const auto date = parse_iso_date(text)) return date;
  throw Error(ErrorCode::kUsage,
              std::string(option) + ": '" + text + "' is no date such as 2031-05-04");
}

TypedClaim typed(const KnowledgeGraph& graph, const Options& options) {
  TypedClaim claim;
  claim.subject = find_node(graph, options.subject);
  claim.predicate = options.predicate;
  if (!options.object.empty()) claim.object = find_node(graph, options.object);
  claim.value = options.value;
  claim.document = options.document;
  claim.quotation = options.quote;
  const auto stance = parse_stance(options.stance);
  if (!stance) throw Error(ErrorCode::kUsage, "--stance: '" + options.stance + "' is no stance");
  claim.stance = *stance;
  if (!options.speaker.empty()) claim.speaker = find_node(graph, options.speaker);
  const auto from = date_of(options.from, "--from"), to = date_of(options.to, "--to");
  if (from && to && *to < *from)
    throw Error(ErrorCode::kUsage, "--to: " + options.to + " is before " + options.from);
  if (from || to) {
    const bool day = from && to && *from == *to;
    claim.when = TimeInterval{from, to, day ? Precision::kDay : Precision::kRange};
  }
  return claim;
}

}  // namespace

void add_claim(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand("claim", "Add a claim by hand, with the words it stands on");
  verb->require_subcommand(1);
  CLI::App* add = verb->add_subcommand("add", "Add it");
  auto options = std::make_shared<Options>();
  add->add_option("SUBJECT", options->subject, "Name or id of a node")->required();
  add->add_option("PREDICATE", options->predicate, "leads, owns, actor, ... (docs/model.md)")
      ->required();
  add->add_option("OBJECT", options->object, "Name or id of the node at the other end");
  add->add_option("--value", options->value, "The value, in words")->type_name("TEXT");
  add->add_option("--document", options->document, "The source: a document of the dossier")
      ->required()
      ->type_name("DOCUMENT");
  add->add_option("--quote", options->quote, "Its words, letter by letter")
      ->required()
      ->type_name("TEXT");
  add->add_option("--stance", options->stance, "How the source puts it")->capture_default_str();
  add->add_option("--speaker", options->speaker, "To whom the source attributes it")
      ->type_name("NAME");
  add->add_option("--from", options->from, "When it happened, or began")->type_name("DATE");
  add->add_option("--to", options->to, "When it ended")->type_name("DATE");
  add_who_and_why(*add, options->said);
  const char* footer =
      "It is marked (extractor \"analyst\"), and `dossier undo` takes it back. A source that is "
      "not\n"
      "in the dossier is added first, as a note.\n"
      "Examples:\n"
      "  dossier claim add \"Ana Ruiz\" leads \"Harbour Board\" --document report.txt \\\n"
      "    --quote \"Ruiz, who chairs the board\" --why \"the program missed it\"\n"
      "  dossier claim add ruiz holds_role --value pilot --document report.txt --quote \"a pilot\"";
  verb->footer(footer);
  add->footer(footer);
  add->callback([options, &session] {
    Workspace workspace = open_to_write(session);
    const TypedClaim claim = typed(workspace.graph(), *options);
    judge(workspace, judgement_of(hand_made(workspace, claim), options->said));
  });
}

}  // namespace dossier
