// The routes as an OpenAPI 3.1 document, made from their own table.
#pragma once

#include <string>

namespace dateline {

[[nodiscard]] std::string openapi_document();

}  // namespace dateline
