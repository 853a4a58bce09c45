// Any bytes are a query: it is read, printed, and reads again as the same tree; complaints point inside it.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;

constexpr std::chrono::local_days kToday{std::chrono::year{2024} / 5 / 17};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, Mode mode) {
  const ParsedQuery parsed = parse_query(text, {.today = kToday, .mode = mode});
  for (const Complaint& complaint : parsed.complaints) {
    require(complaint.span.begin <= complaint.span.end && complaint.span.end <= text.size());
    require(is_utf8(complaint.message) && is_utf8(complaint.suggestion));
  }
  const std::string printed = print_query(parsed.root);
  require(is_utf8(printed));
  // Quotes and brackets can make a query longer than it came; past the limit it is cut, and then it is another one.
  if (printed.size() > kMaxQueryBytes) return;
  require(same_tree(parsed.root, parse_query(printed, {.today = kToday, .mode = Mode::all}).root));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text, Mode::all);
  check(text, Mode::any);
  return 0;
}
