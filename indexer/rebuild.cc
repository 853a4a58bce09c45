// An archive analysed anew, by the pipeline's own analyzer.
#include <dateline/indexer.h>

#include "common/analysis/analyzer.h"
#include "common/schema/document.h"
#include "indexer/building/rebuild.h"
#include "indexer/inverting/inverter.h"
#include "indexer/stories/stories.h"

namespace dateline {

std::uint64_t rebuild(const std::string& path, const std::atomic<bool>* cancel) {
  const auto analyse = [cancel](const NextArticle& next, const std::string& folder, bool interop) {
    ArticleAnalyser analyser;
    Inverter inverter({.scratch = folder, .interop = interop, .cancel = cancel});
    while (const auto article = next()) {
      AnalysedArticle analysed = analyser.analyse(*article);
      add_sketch(analysed, story_sketch(*article));
      const std::uint32_t row = inverter.add(analysed);
      if (const auto story = story_number(article->story)) inverter.set_story(row, *story);
    }
    inverter.finish(folder);
  };
  return rebuild_archive(path, Analyzer::fingerprint(), analyse, cancel);
}

}  // namespace dateline
