// What stands around a drawing on a page: the title above, legend and footnotes below. Measured
// before it is drawn, so that the drawing gets the rest of the page.
#pragma once

#include <string>
#include <vector>

#include "export/picture.h"
#include "export/sheet.h"
#include "export/wording.h"

namespace dossier {

inline constexpr double kNoteSize = 7.5, kTitleSize = 15;  // points on paper

enum class Samples { kLines, kMarks };  // of how something is put

class Notes {
 public:
  struct Content {
    std::string title;
    Legend legend;
    std::string left_out;
    std::vector<std::string> footnotes;
    Samples samples = Samples::kLines;
  };
  /// For a column of this width; all sizes are those of the paper.
  Notes(Content content, double width, Theme theme);

  double title_height() const;
  double notes_height() const;

  /// Draws the title with its corner above left at one point, and the rest at the other. `unit` is
  /// how many units of the sheet are a point on paper.
  void draw_title(Sheet& sheet, SheetPoint at, double unit) const;
  void draw_notes(Sheet& sheet, SheetPoint at, double unit) const;

 private:
  // A sample and its word, or a word alone, in a row of the legend.
  struct Entry {
    enum class Kind { kLine, kShape, kRemark } kind;
    Manner manner = Manner::kStated;
    EntityType type = EntityType::kPerson;
    std::string word;
    double x = 0;
    std::size_t row = 0;
  };
  void arrange_legend();
  void arrange_footnotes();
  void draw_entry(Sheet& sheet, const Entry& entry, SheetPoint at, double unit) const;

  Content content_;
  double width_;
  Theme theme_;
  std::vector<std::string> title_, left_out_;
  std::vector<Entry> entries_;
  std::size_t rows_ = 0;
  std::vector<std::vector<std::string>> columns_;  // lines of footnotes
};

}  // namespace dossier
