// Bytes to documents: plain text, Markdown, HTML and JSON Lines, each found by its content and its
// name.
//
//   Errors  kInput for what is empty, is not text (NUL bytes, mostly control characters) or has no
//   article in it;
//           kLimit above kMaxDocumentBytes. The message says which, with the value seen.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"

namespace dossier {

/// One input that gave no document, and why.
struct Rejection {
  std::string name;
  std::string reason;
};

/// Reads the bytes of one file, named `name`. JSON Lines give many documents (keys text, title,
/// author, publisher, published, url), named by their url or `name` and line; a bad line is handed
/// to `rejected` and costs nothing else. UTF-8, UTF-16 with a mark, and Windows-1252 are converted;
/// broken UTF-8 is refused with the offset of its first bad byte.
std::vector<Document> read_documents(std::string_view bytes, const std::string& name,
                                     const std::function<void(Rejection)>& rejected);

/// Regular files below the paths, in byte order of their names; a path that does not exist is
/// handed to `rejected`. Hidden files and folders inside a folder are passed over. Symbolic links
/// to folders are not followed.
std::vector<std::filesystem::path> list_files(std::span<const std::filesystem::path> paths,
                                              const std::function<void(Rejection)>& rejected);

}  // namespace dossier
