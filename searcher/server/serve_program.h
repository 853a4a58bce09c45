#pragma once

#include "common/options/options.h"

namespace dateline {

/// The option table of dateline-serve.
[[nodiscard]] const Program& serve_program();

}  // namespace dateline
