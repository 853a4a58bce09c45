// What the charts have in common.
//
// A chart is as wide as its place: what lies along the time axis is placed in percent and the rest in pixels, so that
// labels keep their size on a phone.
#pragma once

#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/web/html.h"

namespace dateline {

/// More steps than a screen has room for are not drawn.
inline constexpr std::size_t kMostDrawnSteps = 600;

/// "12.5"
[[nodiscard]] std::string coordinate(double value);
/// "12.5%"
[[nodiscard]] std::string percent_coordinate(double value);

/// "2023-08: 3 articles"
[[nodiscard]] std::string step_words(const TrendPoint& point);
/// The articles of a step: `state` with from and to set, and finer steps of its own.
[[nodiscard]] Address address_of_step(const Address& state, const TrendPoint& point);

/// Shades the steps in which the archive holds nothing; the first step's middle is at `first` percent, the next one
/// `step` percent on.
[[nodiscard]] Html unheld_steps(const std::vector<TrendPoint>& points, double first, double step, double height);
[[nodiscard]] bool has_unheld_steps(const std::vector<TrendPoint>& points);

/// Names of about eight steps below the chart.
[[nodiscard]] Html step_names(const std::vector<TrendPoint>& points, double first, double step, double y);

/// Said in place of a chart.
[[nodiscard]] Html too_many_steps(const Trend& trend);

}  // namespace dateline
