// A second archive that shares the files of the first.
#pragma once

#include <array>
#include <atomic>
#include <string>
#include <string_view>

#include "indexer/building/revision_draft.h"

namespace dateline {

/// The steps of a snapshot, each heard of just after it is done.
inline constexpr std::array<std::string_view, 6> kSnapshotSteps = {
    "target made", "files linked", "shards renamed", "manifest written", "manifest renamed", "stub renamed"};

/// snapshot_archive() with an ear for its steps.
void copy_snapshot(const std::string& path, const std::string& target, const std::atomic<bool>* cancel,
                   const StepHook& on_step);

}  // namespace dateline
