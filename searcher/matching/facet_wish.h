// How a facet is asked for.
//
//   person   person:20   person:salient   person:20:salient
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct Field;

struct FacetWish {
  std::string field;              ///< of the schema, or "year", "month", "day"
  const Field* column = nullptr;  ///< nullptr for dates
  std::uint32_t limit = 0;        ///< values; 0: all
  bool limited = false;           ///< the limit was asked for this facet itself
  bool salient = false;           ///< those that stand out instead of those that are most
  bool all = false;               ///< of salient ones also those that stand out too little to be sure of it
};

/// Throws Error(usage) for a field that is no facet, a limit that is no number, or dates that should stand out.
[[nodiscard]] FacetWish read_facet_wish(std::string_view text, std::uint32_t default_limit);

/// All of a request; of two that differ in nothing but the limit the last stands.
[[nodiscard]] std::vector<FacetWish> read_facet_wishes(const std::vector<std::string>& texts,
                                                       std::uint32_t default_limit);

}  // namespace dateline
