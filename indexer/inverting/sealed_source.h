// A sealed run as a source of rows and terms.
#pragma once

#include <memory>

#include "indexer/inverting/sealed_run.h"
#include "indexer/inverting/source.h"

namespace dateline {

/// `run` must stay valid.
[[nodiscard]] std::unique_ptr<RowSource> make_sealed_source(const SealedRun& run);

}  // namespace dateline
