#include "indexer/glass/block.h"

#include <cstring>

namespace dateline::glass {

std::string_view TableBlock::finish(std::size_t level) noexcept {
  const std::size_t gap = lowest_ - directory_end_;
  put32(bytes_.data(), kRevision);
  bytes_[4] = static_cast<char>(level);
  put16(bytes_.data() + 5, gap);
  put16(bytes_.data() + 7, gap);  // all free bytes: there are no holes
  put16(bytes_.data() + 9, directory_end_);
  std::memset(bytes_.data() + directory_end_, 0, gap);
  return {bytes_.data(), bytes_.size()};
}

}  // namespace dateline::glass
