// Bytes to documents: plain text, Markdown, HTML and JSON Lines, each found by its content and its
// name.
//
//   Errors  kInput for what is empty, is not text (NUL bytes, mostly control characters) or has no
//   article in it;
//           kLimit above kMaxDocumentBytes, as bytes or as UTF-8. The message says which, with the
//           value seen.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/rejection.h"

namespace dossier {

/// Reads the bytes of one file, named `name`. JSON Lines, or one JSON array, give many documents
/// (keys text, title, author, publisher, published, url), named by their url, or `name` and line or
/// place in the array; a bad one is handed to `rejected` and costs nothing else. Metadata that the
/// format does not give is filled by `read_head`. Well-formed UTF-8 is kept byte for byte; UTF-16
/// with a mark and Windows-1252 are converted; broken UTF-8 is refused with the place of its first
/// bad byte. Of HTML the article is kept.
std::vector<Document> read_documents(std::string_view bytes, const std::string& name,
                                     const std::function<void(Rejection)>& rejected);

/// The documents of a file; its size is checked before a byte of it is read. Errors as above, and
/// kInput for a path that cannot be read.
std::vector<Document> read_path(const std::filesystem::path& path,
                                const std::function<void(Rejection)>& rejected);

/// Regular files at and below the paths, in byte order of their names, each once; a path that does
/// not exist, is no file or folder, or cannot be listed is handed to `rejected`. Hidden files and
/// folders inside a folder are passed over. Symbolic links to folders inside a folder are not
/// followed.
std::vector<std::filesystem::path> list_files(std::span<const std::filesystem::path> paths,
                                              const std::function<void(Rejection)>& rejected);

}  // namespace dossier
