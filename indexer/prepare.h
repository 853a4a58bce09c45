// What a worker does with one input, without knowing what the other inputs are: clean, complete, tag, analyse.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/enrich.h"
#include "indexer/input/reader.h"
#include "indexer/inverting/analysed.h"
#include "indexer/stored_articles.h"

namespace dateline {

/// The row that the published archive has under an article's id.
struct StoredMatch {
  StoredRow row;
  std::string digest;
  std::optional<Date> fetched;
};

struct PreparedInput {
  std::string input;
  std::string rejected;  ///< why it is no article; empty if it is one
  std::string remark;
  std::uint64_t bytes = 0;
  std::uint64_t revision = 0;  ///< of the archive that `stored` was looked for in
  std::optional<StoredMatch> stored;
  /// No value for an article that the archive holds unchanged: it is skipped before analysis.
  std::optional<AnalysedArticle> analysed;
  Article article;  ///< of what was not analysed, in case that it is needed after all
};

struct PrepareOptions {
  EntityAdder* entities = nullptr;  ///< shared by all preparers of a run
  StoryMatching stories = StoryMatching::near_copies;
};

/// One per thread.
class Preparer {
 public:
  /// `snapshot` may be nullptr; it is only used during the call.
  Preparer(const PrepareOptions& options, const ArchiveSnapshot* snapshot);

  /// One outcome, or one for each story of a page that holds several.
  [[nodiscard]] std::vector<PreparedInput> prepare(InputItem&& item);
  /// Looks for the row again, after the archive has changed.
  void look_up_again(PreparedInput& input) const;
  [[nodiscard]] AnalysedArticle analyse(Article&& article);

 private:
  void prepare_article(Article&& article, bool is_page, PreparedInput& out);

  [[nodiscard]] std::optional<StoredMatch> look_up(const std::string& id) const;

  PrepareOptions options_;
  std::uint64_t revision_;
  StoredArticles stored_;
  ArticleAnalyser analyser_;
};

}  // namespace dateline
