#include "common/archive/glass_block.h"

namespace dateline::glass_block {

void check_size(std::string_view table, const GlassRoot& root, const std::string& path) {
  if (root.absent || (!table.empty() && table.size() % root.block_size == 0)) return;
  throw_damaged_table(path, "its size is no whole number of blocks");
}

std::string_view checked(std::string_view table, const GlassRoot& root, const std::string& path, std::uint64_t number,
                         std::uint32_t level) {
  if (number >= table.size() / root.block_size) throw_damaged_table(path, "a block lies behind the end");
  const std::string_view block = table.substr(number * root.block_size, root.block_size);
  const auto damaged = [&](const char* what) { throw_damaged_table(path, "block " + std::to_string(number) + what); };
  if (byte_at(block, 4) != level) damaged(" is of another level");
  if (big32(block, 0) > root.revision) damaged(" is newer than its database");
  const unsigned end = big16(block, 9);
  if (end % 2 == 0 || end < kHeaderBytes + 2 || end > block.size()) damaged(" has no directory");
  return block;
}

}  // namespace dateline::glass_block
