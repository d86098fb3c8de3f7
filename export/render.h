// DOT to pictures, through Graphviz.
//
//   Threads  one at a time, and best while no other runs: the process is forked. The layout runs in
//            the child, since it can neither be interrupted nor trusted to end.
//   Errors   kInput where the DOT is not well-formed; kSystem where the child takes longer than the
//            limit or dies.
//   Bytes    depend on the fonts of the machine; the DOT does not.
#pragma once

#include <chrono>
#include <string>

namespace dossier {

enum class PictureFormat { kSvg, kPng, kPdf };

/// The picture's bytes. The layout engine is the one that the DOT names in its `layout` attribute,
/// else `dot`.
std::string render(const std::string& dot, PictureFormat format,
                   std::chrono::milliseconds limit = std::chrono::seconds(30));

}  // namespace dossier
