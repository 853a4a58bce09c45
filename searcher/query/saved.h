// What "query:NAME" stands for, while one query is read.
//
// A saved query is read in the place where it is called, as if it stood there in brackets.  It may call others, but not
// itself by any way.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/searcher.h>

namespace dateline {

class SavedReading {
 public:
  /// More calls in one query are left out: saved queries that call others could double it again and again.
  static constexpr std::size_t kMostCalls = 50;

  /// `saved` may be null; it must stay.
  explicit SavedReading(const std::vector<SavedQuery>* saved) : saved_(saved) {}

  /// Null if there is none, or if it may not be read here; then `why` says so for people, and `suggestion` what to
  /// write.
  [[nodiscard]] const SavedQuery* begin(std::string_view name, std::string& why, std::string& suggestion);
  void end() { open_.pop_back(); }

  /// "the saved query \"floods\" (line 3)".
  [[nodiscard]] static std::string name_of(const SavedQuery& query);

 private:
  [[nodiscard]] std::string nearest(std::string_view name) const;

  const std::vector<SavedQuery>* saved_;
  std::vector<const SavedQuery*> open_;  // being read, the outermost first
  std::size_t calls_ = 0;
};

}  // namespace dateline
