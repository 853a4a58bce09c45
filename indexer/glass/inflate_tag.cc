#include <libdeflate.h>

#include <memory>

#include <dateline/error.h>

#include "indexer/glass/glass_writer.h"

namespace dateline {
namespace {

// Deflate cannot do better than about 1:1032.
constexpr std::size_t kMostExpansion = 1040;

struct Delete {
  void operator()(libdeflate_decompressor* each) const noexcept { libdeflate_free_decompressor(each); }
};

}  // namespace

std::string inflate_tag(std::string_view bytes) {
  const std::unique_ptr<libdeflate_decompressor, Delete> inflater(libdeflate_alloc_decompressor());
  if (!inflater) throw std::bad_alloc();
  std::string data;
  for (std::size_t room = 4 * bytes.size() + 64; room <= 2 * kMostExpansion * bytes.size() + 64; room *= 2) {
    data.resize(room);
    std::size_t size = 0;
    switch (libdeflate_deflate_decompress(inflater.get(), bytes.data(), bytes.size(), data.data(), room, &size)) {
      case LIBDEFLATE_SUCCESS:
        data.resize(size);
        return data;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        continue;
      default:
        throw Error(ErrorCode::internal, "a tag that was deflated cannot be inflated");
    }
  }
  throw Error(ErrorCode::internal, "a tag that was deflated cannot be inflated");
}

}  // namespace dateline
