// A stream of any bytes through the input room: containers, JSON, markup, text.  Limits are small, so that a fuzzer
// meets them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "common/text/utf8.h"
#include "indexer/input/stream.h"

namespace {

class MemorySource final : public dateline::ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : left_(bytes) {}
  std::size_t read(std::span<char> buffer) override {
    const std::size_t count = std::min(buffer.size(), left_.size());
    std::copy_n(left_.data(), count, buffer.data());
    left_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view left_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  const InputLimits limits{.page_bytes = 1 << 20, .line_bytes = 1 << 16, .expansion = 100, .container_entries = 100};
  MemorySource source({reinterpret_cast<const char*>(data), size});
  read_stream(source, "fuzz", limits, [&](InputItem&& item) {
    if (!is_utf8(item.input) || !item.input.starts_with("fuzz")) std::abort();
    if (const auto* page = std::get_if<Page>(&item.content)) {
      if (page->bytes.size() > limits.page_bytes || page->form == PageForm::unknown) std::abort();
    } else if (const auto* article = std::get_if<Article>(&item.content)) {
      if (article->digest.size() != 32 || article->input != item.input) std::abort();
    } else if (std::get<Unreadable>(item.content).reason.empty()) {
      std::abort();
    }
  });
  return 0;
}
