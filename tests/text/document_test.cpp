#include "text/document.h"

#include <catch2/catch.hpp>

using namespace dossier;

namespace {

Document head_of(const std::string& head) {
  Document document;
  document.text = head +
                  "\n\nThe harbour council of Porto Alma voted on Monday to close the eastern pier "
                  "for two years, "
                  "the mayor said.\n\nIt opens again in May, according to the plan that was shown "
                  "to reporters.";
  read_head(document);
  return document;
}

std::string date_of(const std::string& line) {
  const Document document = head_of("Council Closes Eastern Pier\n\n" + line);
  return document.published ? to_string(*document.published) : "none";
}

}  // namespace

TEST_CASE("title, author, outlet and date come from the head") {
  const Document document =
      head_of("Council Closes Eastern Pier\n\nBy Ana Ruiz, The Alma Courier\nMarch 3,2024");
  CHECK(document.title == "Council Closes Eastern Pier");
  CHECK(document.author == "Ana Ruiz");
  CHECK(document.publisher == "The Alma Courier");
  CHECK(to_string(document.published.value()) == "2024-03-03");
}

TEST_CASE("what is known already is not overwritten") {
  Document document;
  document.title = "Kept";
  document.publisher = "Kept Too";
  document.text =
      "Council Closes Pier\n\nBy Ana Ruiz, Alma News\n\nThe pier is shut for two years, the mayor "
      "said.";
  read_head(document);
  CHECK(document.title == "Kept");
  CHECK(document.publisher == "Kept Too");
  CHECK(document.author == "Ana Ruiz");
}

TEST_CASE("dates are read in every usual English form") {
  for (const char* line :
       {"March 4, 2024", "March 4,2024", "Mar. 4 2024", "4 March 2024",
        "Monday, 04 March 2024 11:25 AM", "4th of March, 2024", "2024-03-04",
        "2024-03-04T10:05:00Z", "Published: 4 March 2024 10:05 GMT", "Mon 4 Mar 2024 10.05 GMT",
        "Posted on March 4, 2024 at 9:30 pm EST", "04-Mar-2024", "2024/3/4",
        "Published 10:05, 4 March 2024", "MARCH 4, 2024", "Geneva, 4 March 2024"}) {
    INFO(line);
    CHECK(date_of(line) == "2024-03-04");
  }
  CHECK(date_of("25/11/2024") == "2024-11-25");
  CHECK(date_of("11/25/2024") == "2024-11-25");
}

TEST_CASE("a date with two readings, without a year or out of the calendar is not read") {
  for (const char* line :
       {"03/12/2024", "March 4", "February 30, 2024", "4 March 24", "32/13/2024"}) {
    INFO(line);
    CHECK(date_of(line) == "none");
  }
}

TEST_CASE("the day of publication counts before the day of an update") {
  CHECK(date_of("Updated: 5 March 2024\nPublished: 4 March 2024") == "2024-03-04");
  CHECK(date_of("Published March 4, 2024 | Updated March 5, 2024") == "2024-03-04");
  CHECK(date_of("Last updated: 5 March 2024") == "2024-03-05");
}

TEST_CASE("a byline may hold date, outlet and role beside the author") {
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz | March 3, 2024").author == "Ana Ruiz");
  CHECK(to_string(head_of("Pier Shut\n\nBy Ana Ruiz | March 3, 2024").published.value()) ==
        "2024-03-03");
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz and Bo Lind for Alma News").publisher == "Alma News");
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz and Bo Lind for Alma News").author ==
        "Ana Ruiz and Bo Lind");
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz, Bo Lind and Cy Moe").author ==
        "Ana Ruiz, Bo Lind and Cy Moe");
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz, Political Correspondent").author == "Ana Ruiz");
  CHECK(head_of("Pier Shut\n\nBy Ana Ruiz, Political Correspondent").publisher.empty());
  CHECK(head_of("Pier Shut\n\nAna Ruiz | The Alma Courier | 3 March 2024").publisher ==
        "The Alma Courier");
}

TEST_CASE("a sentence that starts with 'By' is no byline") {
  CHECK(head_of("Pier Shut\n\nBy Tuesday the pier was closed and nobody knew why.").author.empty());
}

TEST_CASE("a lone name beside the date is the outlet when it looks like one, else the author") {
  CHECK(head_of("Pier shut as storms return\nAlma Radio\n4 March 2024").publisher == "Alma Radio");
  CHECK(head_of("Pier shut as storms return\nReuters\n4 March 2024").publisher == "Reuters");
  CHECK(head_of("Pier shut as storms return\nAna Ruiz\n4 March 2024").author == "Ana Ruiz");
}

TEST_CASE("a source line names the publisher") {
  CHECK(head_of("Pier Shut\n\nSource: The Alma Courier").publisher == "The Alma Courier");
}

TEST_CASE("the dateline's credit is the agency, and its date counts when it has a year") {
  Document document;
  document.text =
      "Pier shut\n\nPORTO ALMA, March 4, 2024 (Coastwire) -- The pier is shut for two years, the "
      "mayor said.";
  read_head(document);
  CHECK(document.agency == "Coastwire");
  CHECK(to_string(document.published.value()) == "2024-03-04");
  document = {};
  document.text =
      "Pier shut\n\nLONDON, Nov 3 (Reuters) - The pier is shut for two years, the mayor said.";
  read_head(document);
  CHECK(document.agency == "Reuters");
  CHECK_FALSE(document.published);
  document = {};
  document.text =
      "Pier shut\n\nKYIV, Ukraine (AP) — The pier is shut for two years, the mayor said.";
  read_head(document);
  CHECK(document.agency == "AP");
}

TEST_CASE("a credit may stand without a place") {
  Document document;
  document.text = "(Coastwire) — The pier is shut for two years, the mayor said.";
  read_head(document);
  CHECK(document.agency == "Coastwire");
}

TEST_CASE("a role is no author and no outlet, and a reading time is no name") {
  const Document document =
      head_of("Pier shut as storms return\nStaff Reporter\nAlma Radio\n4 March 2024");
  CHECK(document.author.empty());
  CHECK(document.publisher == "Alma Radio");
  CHECK(head_of("Pier Shut\n\nAna Ruiz • March 3, 2024 • 4 min read").author == "Ana Ruiz");
}

TEST_CASE("brackets and dashes inside a first sentence are no dateline") {
  Document document;
  document.text =
      "Pier shut\n\nThe Port League (PL) met on Monday - without its chair - and shut the pier for "
      "two years.";
  read_head(document);
  CHECK(document.agency.empty());
}

TEST_CASE("a metadata block fills title, author, publisher, date and address") {
  const Document document = head_of(
      "---\ntitle: \"Pier Shut\"\nauthor: Ana Ruiz\npublisher: Alma News\ndate: 2024-03-03\nurl: "
      "https://alma.example/1\n---");
  CHECK(document.title == "Pier Shut");
  CHECK(document.author == "Ana Ruiz");
  CHECK(document.publisher == "Alma News");
  CHECK(to_string(document.published.value()) == "2024-03-03");
  CHECK(document.url == "https://alma.example/1");
}

TEST_CASE("a document without a head has no metadata") {
  Document document;
  document.text = "The pier is shut for two years, the mayor said.";
  read_head(document);
  CHECK(document.title.empty());
  CHECK(document.author.empty());
  CHECK(document.publisher.empty());
  CHECK_FALSE(document.published);
}

TEST_CASE("a document's id depends on text, publisher, date and address, and on nothing else") {
  Document a;
  a.text = "The pier is shut.";
  Document b = a;
  b.name = "other.txt";
  b.title = "Other";
  b.agency = "AP";
  CHECK(id_of(a) == id_of(b));
  for (std::string Document::*field : {&Document::text, &Document::publisher, &Document::url}) {
    b = a;
    b.*field += "x";
    CHECK(id_of(a) != id_of(b));
  }
  b = a;
  b.published = Date{0};
  CHECK(id_of(a) != id_of(b));
}
