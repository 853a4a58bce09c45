// The one table behind every error code: its name, its exit status, its HTTP status.
#include <dateline/error.h>

#include <array>
#include <cassert>
#include <cstddef>
#include <string>
#include <utility>

namespace dateline {

namespace {

struct CodeRow {
  ErrorCode code;
  std::string_view name;
  int exit;  // sysexits.h where one fits
  int http;
};

constexpr std::array kCodes = {
    CodeRow{ErrorCode::usage, "usage", 64, 400},
    CodeRow{ErrorCode::query, "query", 64, 400},
    CodeRow{ErrorCode::bad_data, "bad_data", 65, 422},
    CodeRow{ErrorCode::not_found, "not_found", 66, 404},
    CodeRow{ErrorCode::internal, "internal", 70, 500},
    CodeRow{ErrorCode::cannot_create, "cannot_create", 73, 500},
    CodeRow{ErrorCode::io, "io", 74, 500},
    CodeRow{ErrorCode::locked, "locked", 75, 503},
    CodeRow{ErrorCode::timeout, "timeout", 75, 504},
    CodeRow{ErrorCode::damaged, "damaged", 76, 500},
    CodeRow{ErrorCode::newer_format, "newer_format", 76, 500},
    CodeRow{ErrorCode::interrupted, "interrupted", 130, 503},
};

constexpr bool rows_are_in_order() {
  for (std::size_t i = 0; i < kCodes.size(); ++i) {
    if (static_cast<std::size_t>(kCodes[i].code) != i) return false;
  }
  return true;
}
static_assert(rows_are_in_order(), "a code is the index of its row");

const CodeRow& row(ErrorCode code) noexcept {
  const auto index = static_cast<std::size_t>(code);
  assert(index < kCodes.size());
  return kCodes[index];
}

}  // namespace

int exit_status(ErrorCode code) noexcept { return row(code).exit; }
int http_status(ErrorCode code) noexcept { return row(code).http; }
std::string_view error_name(ErrorCode code) noexcept { return row(code).name; }

Error::Error(ErrorCode code, const std::string& message, std::string context, std::string hint)
    : std::runtime_error(message), code_(code), context_(std::move(context)), hint_(std::move(hint)) {}

}  // namespace dateline
