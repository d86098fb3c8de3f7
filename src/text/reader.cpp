#include "text/reader.h"

#include <algorithm>
#include <array>

#include "base/data_path.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/encoding.h"
#include "text/html_page.h"
#include "text/json_documents.h"

namespace dossier {
namespace {

namespace fs = std::filesystem;

enum class Format { kText, kHtml, kJson };

/// True when the text starts as a page does. A tag alone is not enough: a plain text may start with
/// one.
bool looks_like_html(std::string_view text) {
  const std::string start = to_lower(trim(text.substr(0, 512)));
  if (start.starts_with("<?xml")) return start.find("<html") != std::string::npos;
  static constexpr std::array<std::string_view, 6> kStarts = {"<!doctype html", "<html",    "<head",
                                                              "<body",          "<article", "<!--"};
  return std::any_of(kStarts.begin(), kStarts.end(),
                     [&](std::string_view tag) { return start.starts_with(tag); });
}

Format format_of(std::string_view text, const std::string& name) {
  const std::string lower = to_lower(name);
  const auto ends = [&](std::string_view extension) { return lower.ends_with(extension); };
  if (ends(".html") || ends(".htm") || ends(".xhtml")) return Format::kHtml;
  if (ends(".jsonl") || ends(".ndjson") || ends(".json")) return Format::kJson;
  if (looks_like_html(text)) return Format::kHtml;
  return looks_like_json(text) ? Format::kJson : Format::kText;
}

Document document_of_page(std::string_view html, const std::string& name) {
  const HtmlPage page(html);
  Document document;
  document.name = name;
  read_page_metadata(page, document);
  document.text = article_of(page, document.title);
  if (document.text.empty())
    throw Error(ErrorCode::kInput,
                name + ": no article in a page of " + std::to_string(html.size()) + " bytes");
  return document;
}

void require_size(std::uintmax_t size, const std::string& name) {
  if (size > kMaxDocumentBytes)
    throw Error(ErrorCode::kLimit, name + ": " + std::to_string(size) +
                                       " bytes, more than the limit of " +
                                       std::to_string(kMaxDocumentBytes));
}

bool is_hidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

/// Adds the regular files below a folder to `files`. Folder by folder, so that one that cannot be
/// listed costs only itself.
void list_folder(const fs::path& top, std::vector<fs::path>& files,
                 const std::function<void(Rejection)>& rejected) {
  std::vector<fs::path> folders = {top};
  while (!folders.empty()) {
    const fs::path folder = std::move(folders.back());
    folders.pop_back();
    std::error_code error, unknown;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      if (is_hidden(at->path())) continue;
      if (at->is_regular_file(unknown))
        files.push_back(at->path());
      else if (at->is_directory(unknown) && !at->is_symlink(unknown))
        folders.push_back(at->path());
    }
    if (error) rejected({folder.string(), "cannot be listed: " + error.message()});
  }
}

}  // namespace

std::vector<Document> read_documents(std::string_view bytes, const std::string& name,
                                     const std::function<void(Rejection)>& rejected) {
  require_size(bytes.size(), name);
  const bool page = format_of(bytes, name) == Format::kHtml;
  std::string text = decode(bytes, page ? declared_charset(bytes) : "", name);
  require_size(text.size(), name);  // UTF-16 grows
  Document document;
  switch (format_of(text, name)) {
    case Format::kJson:
      return read_json_documents(text, name, rejected);
    case Format::kHtml:
      document = document_of_page(text, name);
      break;
    case Format::kText:
      document.name = name;
      document.text = std::move(text);
      break;
  }
  read_head(document);
  return {std::move(document)};
}

std::vector<Document> read_path(const fs::path& path,
                                const std::function<void(Rejection)>& rejected) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error) throw Error(ErrorCode::kInput, path.string() + ": cannot be read: " + error.message());
  require_size(size, path.string());
  return read_documents(read_file(path), path.string(), rejected);
}

std::vector<fs::path> list_files(std::span<const fs::path> paths,
                                 const std::function<void(Rejection)>& rejected) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
      list_folder(path, files, rejected);
    } else if (fs::is_regular_file(status)) {
      files.push_back(path);
    } else {
      rejected({path.string(),
                fs::exists(status) ? "neither a file nor a folder" : "no such file or folder"});
    }
  }
  std::sort(files.begin(), files.end(),
            [](const fs::path& a, const fs::path& b) { return a.native() < b.native(); });
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace dossier
