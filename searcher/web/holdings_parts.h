// What the views of the holdings have in common.
#pragma once

#include <optional>
#include <string>

#include "searcher/matching/holdings.h"
#include "searcher/web/html.h"

namespace dateline {

/// Its name, or words for there being none.
[[nodiscard]] std::string outlet_words(const SourceHoldings& source);
/// The search for its articles; none for those without an outlet, which no filter finds.
[[nodiscard]] std::optional<Address> articles_of(const SourceHoldings& source);
/// The name, leading to the outlet in the same view.
[[nodiscard]] Html outlet_link(const SourceHoldings& source, const Address& state);
/// Asks for a time.
[[nodiscard]] Html period_form(const Address& state);

}  // namespace dateline
