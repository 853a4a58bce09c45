// The days that a question is about.
#pragma once

#include "searcher/matching/trend.h"
#include "searcher/query/ast.h"

namespace dateline {

/// From the earliest to the latest day that the tree asks for, be it by "date:" in the query or by the filters "date",
/// "after" and "before": a trend shows all of them, those without matches too.  Nothing if they exclude each other.
[[nodiscard]] AskedDays asked_days(const Node& root);

}  // namespace dateline
