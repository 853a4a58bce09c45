// The positions of a term in a document, interpolative code: the last, the first, then always the middle one of a run,
// each in as many bits as its neighbours leave open.
//
// Moffat and Stuiver, "Binary interpolative coding for effective index compression", Information Retrieval 3 (2000).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace dateline::glass {

/// Appends the tag for positions that ascend, no two equal, at least one.  Throws Error(internal) if they do not.
void append_positions(std::string& to, std::span<const std::uint32_t> positions);

}  // namespace dateline::glass
