// A JSON object that is parsed already -> an article.
#pragma once

#include <simdjson.h>

#include <string>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// As article_from_json(), for callers that keep their parser.
[[nodiscard]] Article article_from(const simdjson::dom::object& source, std::vector<std::string>* complaints);

}  // namespace dateline
