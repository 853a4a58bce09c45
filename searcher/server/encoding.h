// Content coding of answers.
#pragma once

#include <string_view>

#include "searcher/server/exchange.h"

namespace dateline {

/// Does a value of Accept-Encoding take gzip (RFC 9110, 12.5.3)?
[[nodiscard]] bool accepts_gzip(std::string_view accept_encoding);
/// Makes the body gzip if the client takes it and it pays; true if so.
bool compress(HttpResponse& response, std::string_view accept_encoding);

}  // namespace dateline
