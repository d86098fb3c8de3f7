#include "language/conllu.h"

#include <catch2/catch.hpp>

#include "base/error.h"

using namespace dossier;

namespace {

const std::string kTwoParagraphs =
    "# newdoc id = a\n"
    "# newpar id = a-p1\n"
    "# text = Ada can't stop.\n"
    "1\tAda\tAda\tPROPN\tNNP\t_\t4\tnsubj\t_\tName=B-person|Entity=person\n"
    "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tstop\tstop\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "5.1\tstop\tstop\tVERB\tVB\t_\t_\t_\t4:conj\t_\n"
    "\n"
    "# newpar\n"
    "1\tOh\toh\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n";

std::string row(const std::string& id, const std::string& form, const std::string& head,
                const std::string& misc) {
  return id + '\t' + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t" + misc + '\n';
}

std::string message_of(const std::string& conllu) {
  try {
    read_conllu(conllu);
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::kInput);
    return error.what();
  }
  return "no error";
}

}  // namespace

TEST_CASE("CoNLL-U gives the text that its words and spaces make") {
  const AnnotatedText read = read_conllu(kTwoParagraphs);
  CHECK(read.text == "Ada can't stop.\n\nOh!");
  REQUIRE(read.annotation.sentences.size() == 2);
  CHECK(read.annotation.sentences[0].span == Span{0, 15});
  CHECK(read.annotation.sentences[0].block == 0);
  CHECK(read.annotation.sentences[1].span == Span{17, 20});
  CHECK(read.annotation.sentences[1].block == 1);
}

TEST_CASE("CoNLL-U columns become the token's fields") {
  const AnnotatedText read = read_conllu(kTwoParagraphs);
  const Sentence& sentence = read.annotation.sentences[0];
  REQUIRE(sentence.tokens.size() == 5);
  CHECK(sentence.tokens[0] == Token{{0, 3}, "Ada", "Ada", "PROPN", "NNP", 3, "nsubj", "person"});
  CHECK(sentence.tokens[3].head == kRoot);
  CHECK(sentence.names == std::vector<Name>{{0, 1, "person"}});
}

TEST_CASE("the words of a multiword token share its surface side by side") {
  const AnnotatedText read = read_conllu(kTwoParagraphs);
  CHECK(read.annotation.sentences[0].tokens[1].span == Span{4, 6});
  CHECK(read.annotation.sentences[0].tokens[2].span == Span{6, 9});
}

TEST_CASE("a multiword token that is not its words put together is cut at characters") {
  const AnnotatedText read = read_conllu("1-2\t\xC3\xA9\t_\t_\t_\t_\t_\t_\t_\t_\n" +
                                         row("1", "e", "0", "_") + row("2", "l", "1", "_"));
  const auto& tokens = read.annotation.sentences.at(0).tokens;
  CHECK(read.text == "\xC3\xA9");
  CHECK(tokens.at(0).span == Span{0, 0});
  CHECK(tokens.at(1).span == Span{0, 2});
  CHECK(read_conllu(write_conllu(read.text, read.annotation)) == read);
}

TEST_CASE("what was read is written and read as it was") {
  const AnnotatedText read = read_conllu(kTwoParagraphs);
  CHECK(read_conllu(write_conllu(read.text, read.annotation)) == read);
}

TEST_CASE("spans, blocks and names of any text survive CoNLL-U") {
  const std::string text = "  skipped\n\n\"Yes\",  said\nBo.";
  Sentence sentence;
  sentence.block = 3;
  const std::vector<Span> spans = {{11, 12}, {12, 15}, {15, 16}, {16, 17},
                                   {19, 23}, {24, 26}, {26, 27}};
  for (const Span span : spans) {
    Token token;
    token.span = span;
    token.form = span.of(text);
    token.head = span.begin == 19 ? kRoot : 4;
    sentence.tokens.push_back(token);
  }
  sentence.span = {11, 27};
  sentence.names = {{5, 6, "person"}};
  sentence.mentions = {{0, 2, "group"}, {5, 7, "person"}};
  sentence.tokens[4].feats = "Tense=Past|VerbForm=Fin";
  sentence.tokens[4].factuality = -2.35f;
  const Annotation annotation{{sentence}};
  CHECK(read_conllu(write_conllu(text, annotation)).annotation == annotation);
}

TEST_CASE("a surface that is not the form survives CoNLL-U, with its bars and tabs") {
  Token token;
  token.span = {0, 5};
  token.form = "a b c";
  const Annotation annotation{{{{0, 5}, {token}, {}, 0}}};
  const AnnotatedText read = read_conllu(write_conllu("a|b\tc", annotation));
  CHECK(read.text == "a|b\tc");
  CHECK(read.annotation == annotation);
}

TEST_CASE("a line with too few columns is refused with its number") {
  CHECK(message_of("# text = a\n1\ta\t_\n") == "CoNLL-U line 2: 10 columns expected, 3 found");
}

TEST_CASE("ids out of order are refused") {
  CHECK(message_of(row("1", "a", "0", "_") + row("3", "b", "1", "_")) ==
        "CoNLL-U line 2: bad id '3'");
}

TEST_CASE("a head outside the sentence is refused") {
  CHECK(message_of(row("1", "a", "2", "_")) == "CoNLL-U line 1: a head is outside the sentence");
}

TEST_CASE("heads that form a cycle are refused") {
  CHECK(message_of(row("1", "a", "2", "_") + row("2", "b", "1", "_")) ==
        "CoNLL-U line 1: the heads form a cycle");
}

TEST_CASE("bytes that run backwards or have another length than the form are refused") {
  CHECK(message_of(row("1", "ab", "0", "Bytes=0:2") + row("2", "c", "1", "Bytes=1:2")) ==
        "CoNLL-U line 2: Bytes=1:2 does not fit the text");
  CHECK(message_of(row("1", "ab", "0", "Bytes=0:3")) ==
        "CoNLL-U line 1: Bytes=0:3 does not fit the text");
}

TEST_CASE("bytes beyond the largest document are refused as a limit") {
  const std::string conllu = row("1", "a", "0", "Bytes=4000000000:4000000001");
  REQUIRE_THROWS_AS(read_conllu(conllu), Error);
  try {
    read_conllu(conllu);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::kLimit);
  }
}

TEST_CASE("mention brackets of other corpora are no entity types") {
  const AnnotatedText read = read_conllu(row("1", "a", "0", "Entity=(1-person-new"));
  CHECK(read.annotation.sentences[0].tokens[0].entity.empty());
}

TEST_CASE("the lemma of an underscore is an underscore") {
  CHECK(read_conllu(row("1", "_", "0", "_")).annotation.sentences[0].tokens[0].lemma == "_");
}
