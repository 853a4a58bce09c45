// The termlist table's two tags of a document: its terms, and the slots of its values.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include <xapian.h>

#include "indexer/glass/glass_writer.h"

namespace dateline::glass {

/// A term's bytes at most; Xapian's own limit.
inline constexpr std::size_t kMostTermBytes = 245;

/// Appends U(length) U(terms), the first term whole, each other as what differs from the one before; nothing if there
/// is no term.  Throws Error(internal) for terms that do not ascend or are too long or empty.
void append_termlist(std::string& to, std::uint32_t length, std::span<const GlassTerm> terms);
/// Appends the slots, each as the gap to the one before.  Throws Error(internal) if they do not ascend.
void append_slots(std::string& to, std::span<const Xapian::valueno> slots);

}  // namespace dateline::glass
