// What went wrong, for programs and people: problem details (RFC 9457).
#pragma once

#include <string>

#include <dateline/error.h>

#include "searcher/server/exchange.h"

namespace dateline {

/// {"type": "about:blank", "title": "Not Found", "status": 404, "detail": ..., "code": "not_found", "context": ...,
/// "hint": ...}.  For an error of the code query the context is the query text and the detail names the byte.
[[nodiscard]] HttpResponse problem(const Error& error);
/// One of HTTP's own: 404 for a path, 405, 413, 421, 431, 503.
[[nodiscard]] HttpResponse problem(int status, const std::string& detail, const std::string& hint = {});

/// "Not Found" for 404; "Error" for what is not used here.
[[nodiscard]] std::string_view reason_phrase(int status) noexcept;

}  // namespace dateline
