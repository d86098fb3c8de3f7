// Documents in JSON: one object a line, or one array or object in the whole file. Private to
// src/text.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/document.h"
#include "text/rejection.h"

namespace dossier {

/// True when `text` starts as JSON Lines or a JSON array of documents do.
bool looks_like_json(std::string_view text);

/// See `read_documents`.
std::vector<Document> read_json_documents(std::string_view text, const std::string& name,
                                          const std::function<void(Rejection)>& rejected);

}  // namespace dossier
