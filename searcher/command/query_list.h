// The queries of a batch: a line each, id TAB query.
//
//   q1<tab>canal ship
//   q2<tab>person:"Angela Merkel" date:2013
#pragma once

#include <cstddef>
#include <istream>
#include <set>
#include <string>

namespace dateline {

struct ListedQuery {
  std::size_t line = 0;  ///< from 1
  std::string id;
  std::string query;
  std::string problem;  ///< why the line cannot be asked; empty if it can
};

/// Reads line by line.  Empty lines are passed over; a byte order mark and carriage returns at line ends mean nothing.
/// Problems: no tab, no id, an id that was there before (rows of two queries could not be told apart).
class QueryList {
 public:
  /// `in` must stay.
  explicit QueryList(std::istream& in) : in_(in) {}
  /// False at the end.
  bool next(ListedQuery& query);

 private:
  std::istream& in_;
  std::size_t line_ = 0;
  std::set<std::string> ids_;
};

}  // namespace dateline
