// A shard's postlist.glass -> its blocks.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "common/archive/blocks.h"
#include "common/archive/glass_leaves.h"

namespace dateline {

/// for_each_posting_list() of blocks.h for a table that is in memory.
void for_each_posting_list(std::string_view table, const GlassRoot& root, const std::string& path,
                           const std::function<void(std::string_view, std::span<const PostingChunk>)>& visit);

/// Makes the blocks of a shard anew from its postlist.glass, into `file`.  `lengths` by docid, index 0 unused.
void build_blocks(const std::string& shard_folder, std::span<const std::uint32_t> lengths, const std::string& file);

}  // namespace dateline
