// The values of a shard, slot by slot, read from its postlist.glass without Xapian.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include <xapian.h>

#include "common/archive/glass_root.h"

namespace dateline {

/// Calls visit(slot, docid, value) for every value: slot by slot, docids ascending in each.  Throws Error(damaged),
/// also for a docid above `most`.
void for_each_value(std::string_view table, const GlassRoot& root, const std::string& path, Xapian::docid most,
                    const std::function<void(Xapian::valueno, Xapian::docid, std::string_view)>& visit);

}  // namespace dateline
