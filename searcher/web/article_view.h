// An article, and the story it belongs to.
#pragma once

#include <optional>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/web/frame.h"

namespace dateline {

struct ShownArticle {
  Article article;
  std::vector<Span> title_marks;  ///< what a query matched, bytes of the title
  std::vector<Span> body_marks;   ///< and of the body
  std::string query;              ///< that query; may be empty
  std::uint64_t members = 0;      ///< articles of its story, itself included
  std::string archive;            ///< its uuid
  std::uint64_t revision = 0;
  std::string linked_archive;  ///< those that the link was made from; empty and 0 if it says none
  std::uint64_t linked_revision = 0;
};

/// Text with its entities as links and its matches marked, fields with their evidence, ways to cite.
[[nodiscard]] Html article_view(const ShownArticle& shown);

/// The members of a story by time, and if two are chosen what they have in common and what not, side by side.
[[nodiscard]] Html story_view(const std::string& story, const Answer& members, const std::optional<Article>& left,
                              const std::optional<Article>& right);

}  // namespace dateline
