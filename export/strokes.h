// Lines on a sheet in the manner in which something is put; a denial gets bars across its middle,
// so that it looks like a denial without colour, too.
#pragma once

#include <string>

#include "export/picture.h"
#include "export/sheet.h"

namespace dossier {

/// A straight line with a head at its end, as in a legend. `unit` as in notes.h.
void draw_line(Sheet& sheet, Manner manner, SheetPoint from, SheetPoint to, Theme theme,
               double unit);

/// A bar from one point to another of the same height, as in a timeline: filled when stated, open
/// when hedged, oval when possible, crossed when denied. `name` is the sheet's name of it.
void draw_mark(Sheet& sheet, const std::string& name, Manner manner, SheetPoint from, SheetPoint to,
               Theme theme, double unit);

/// Two bars across the middle of a curve.
void draw_bars(Sheet& sheet, const std::vector<SheetPoint>& curve, Theme theme, double unit);

}  // namespace dossier
