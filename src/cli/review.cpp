// One pair after the other, one key for each.
#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <memory>

#include "cli/judging.h"
#include "cli/verbs.h"

namespace dossier {
namespace {

constexpr std::size_t kQuotations = 3;  // of each side

// A terminal that hands over each key at once, until this goes.
class Keys {
 public:
  Keys() : terminal_(isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before_) == 0) {
    if (!terminal_) return;
    termios raw = before_;
    raw.c_lflag &= ~static_cast<tcflag_t>(ICANON | ECHO);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
  }
  ~Keys() {
    if (terminal_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
  }
  Keys(const Keys&) = delete;
  Keys& operator=(const Keys&) = delete;

  /// The next key; 'q' when there is none any more.
  char next() {
    char key = 'q';
    do {
      if (::read(STDIN_FILENO, &key, 1) != 1) return 'q';
    } while (key == '\n' || key == '\r' || key == ' ');
    return key;
  }

 private:
  termios before_{};
  bool terminal_;
};

void show_side(Workspace& workspace, NodeIndex index, bool colour) {
  const KnowledgeGraph& graph = workspace.graph();
  const Node& node = graph.nodes[index];
  std::cout << "  " << tinted(node.name, Tint::kHeading, colour) << "  " << to_string(node.type);
  if (!node.country.empty()) std::cout << ", " << node.country;
  std::cout << ", " << node.articles << (node.articles == 1 ? " article" : " articles") << '\n';
  std::size_t shown = 0;
  for (const Member& member : node.members) {
    if (shown++ == kQuotations) break;
    const ReportFacts& document = workspace.documents()[member.report];
    std::cout << "    \"" << context_of(document, member.entity) << "\"  "
              << tinted(document.report.name, Tint::kQuiet, colour) << '\n';
  }
}

void show(Workspace& workspace, const MaybeSame& pair, std::size_t left, bool colour) {
  std::cout << '\n' << left << " left, score " << pair.score << ": ";
  for (std::size_t i = 0; i < pair.reasons.size(); ++i)
    std::cout << (i > 0 ? "; " : "") << pair.reasons[i];
  std::cout << '\n';
  show_side(workspace, pair.one, colour);
  show_side(workspace, pair.other, colour);
  std::cout << "[s]ame  [d]ifferent  [l]ater  [u]ndo the last  [q]uit" << std::endl;
}

class Review {
 public:
  Review(Workspace& workspace, const WhoAndWhy& said) : workspace_(workspace), said_(said) {}

  /// Asks until nothing is left or the user leaves; gives the number of judgements.
  std::size_t run(bool colour) {
    Keys keys;
    while (true) {
      const std::vector<MaybeSame> pairs = open_pairs();
      if (pairs.empty()) break;
      show(workspace_, pairs.front(), pairs.size(), colour);
      const char key = keys.next();
      if (key == 'q') break;
      decide(key, pairs.front());
    }
    return kept_.size();
  }

 private:
  using Ids = std::pair<NodeId, NodeId>;
  Ids ids_of(const MaybeSame& pair) const {
    const KnowledgeGraph& graph = workspace_.graph();
    return {graph.nodes[pair.one].id, graph.nodes[pair.other].id};
  }

  std::vector<MaybeSame> open_pairs() {
    std::vector<MaybeSame> pairs = workspace_.maybe_same();
    std::erase_if(pairs, [&](const MaybeSame& pair) { return later_.contains(ids_of(pair)); });
    return pairs;
  }

  void decide(char key, const MaybeSame& pair) {
    if (key == 's' || key == 'd') {
      const Relation relation = key == 's' ? Relation::kSame : Relation::kDifferent;
      const Judgement judgement =
          judgement_of(sameness_of(workspace_, relation, pair.one, pair.other), said_);
      if (workspace_.judge(judgement)) kept_.push_back(id_of(judgement));
    } else if (key == 'l') {
      later_.insert(ids_of(pair));
    } else if (key == 'u' && !kept_.empty()) {
      std::cout << "taken back: " << describe(workspace_.undo(to_string(kept_.back()))) << '\n';
      kept_.pop_back();
    }
  }

  Workspace& workspace_;
  const WhoAndWhy& said_;
  std::vector<JudgementId> kept_;
  std::set<Ids> later_;
};

}  // namespace

void add_review(CLI::App& app, Session& session) {
  CLI::App* verb = app.add_subcommand(
      "review", "Decide in the terminal which pairs are the same, one key for each");
  auto said = std::make_shared<WhoAndWhy>();
  add_who_and_why(*verb, *said);
  verb->footer(
      "Shows each pair of `dossier maybe` with the words of the reports, and waits for a key.\n"
      "Example:\n  dossier review --why \"round of May\"");
  verb->callback([said, &session] {
    Workspace workspace = open_to_write(session);
    workspace.publish();  // people take their time
    const std::size_t kept = Review(workspace, *said).run(colour_wanted({}));
    std::cerr << kept << (kept == 1 ? " judgement" : " judgements") << " kept; "
              << workspace.maybe_same().size() << " pairs left\n";
  });
}

}  // namespace dossier
