// A question in, ranked articles with snippets, facets and trends out.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <dateline/archive.h>
#include <dateline/article.h>
#include <dateline/error.h>
#include <dateline/export.h>

namespace dateline {

/// Which words an article must hold to match.
enum class Mode : std::uint8_t {
  automatic,  ///< all words; if no article has all, any of them, and the answer says so
  all,
  any,
};

/// What facets and trends count.
enum class CountBy : std::uint8_t {
  articles,
  stories,  ///< a story counts once for each value and each step in which it has a match
};

enum class Sort : std::uint8_t { relevance, newest, oldest };

/// Something about the query that could not be taken as written.
struct Complaint {
  Span span;               ///< bytes of SearchRequest::query
  std::string message;     ///< what, for people
  std::string suggestion;  ///< what to write instead; may be empty
};

/// A condition besides the query text.
struct Filter {
  std::string field;     ///< a field of the schema: "source", "person", "lang", "date" ...
  std::string value;     ///< matched without regard to case and accents; a date phrase or range for "date"
  bool exclude = false;  ///< the article must not have it
};

struct SearchRequest {
  std::string query;  ///< docs/query-language.md; empty matches everything
  Mode mode = Mode::automatic;
  Sort sort = Sort::relevance;
  std::vector<Filter> filters;  ///< the same field twice: either; different fields: both
  /// Fields to count over all matches: "person", "person:20" (so many values), "person:salient" and
  /// "person:20:salient" (values that the matches have more often than the rest of the archive); "year", "month" and
  /// "day" count dates.
  std::vector<std::string> facets;
  std::uint32_t facet_limit = 10;  ///< values of a facet that names no number; 0 = all
  /// "", "day", "week", "month", "year" or "auto": matches per step, empty steps included, and on to the ends of the
  /// filters "after" and "before".
  std::string trend;
  std::vector<std::string> compare;  ///< further queries for the trend, under the same filters and mode
  CountBy count_by = CountBy::articles;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;  ///< hits; 0 = only totals and facets
  bool collapse = true;      ///< one hit a story, the others counted as its copies
  std::uint32_t snippets = 2;
  std::uint32_t snippet_bytes = 240;  ///< about; a snippet ends at a sentence or word bound
  bool strict = false;                ///< a complaint is an Error(query)
  std::optional<std::chrono::steady_clock::time_point> deadline;
  const std::atomic<bool>* cancel = nullptr;
  std::optional<std::chrono::system_clock::time_point> now;  ///< for "yesterday"; the system clock if absent
};

/// A run of an article's text, and what to light in it.
struct Snippet {
  std::string text;         ///< plain text: escape it for where you show it
  std::vector<Span> marks;  ///< bytes of `text`
  std::uint32_t begin = 0;  ///< bytes of Article::body
  std::uint32_t end = 0;
};

struct Hit {
  std::uint32_t rank = 0;  ///< from 1
  double score = 0;
  std::string id;
  std::string url;
  std::string title;
  std::vector<Span> title_marks;  ///< bytes of `title`
  std::string source;
  std::string language;
  std::optional<Date> published;
  std::vector<Snippet> snippets;
  std::uint32_t copies = 0;          ///< other matching articles of the same story
  std::uint32_t copies_outlets = 0;  ///< different sources among them
  std::string story;
};

struct FacetValue {
  std::string value;
  std::uint64_t count = 0;
  // Of salient facets only:
  std::uint64_t archive = 0;  ///< as many in the whole archive
  double lift = 0;            ///< share among the matches over share in the archive
  double salience = 0;        ///< log-likelihood ratio G2: 10.83 is reached by chance once in a thousand times
};

struct Facet {
  std::string field;
  bool salient = false;
  std::vector<FacetValue> values;  ///< most (or most salient) first, then alphabetically; dates in calendar order
  std::uint64_t other_values = 0;  ///< values beyond the limit
  std::uint64_t without = 0;       ///< matches that have no value
};

/// A step of a trend.
struct TrendPoint {
  std::string bucket;     ///< "2023", "2023-08", "2023-W35" (ISO 8601), "2023-08-31"
  std::string first_day;  ///< "2023-08-28"
  std::string last_day;
  std::uint64_t count = 0;
  std::uint64_t total = 0;  ///< all of the archive in that bucket
};

/// The matches of one query over time.
struct TrendSeries {
  std::string query;
  std::string read_as;
  Mode mode = Mode::all;
  bool fell_back = false;
  std::vector<Complaint> complaints;  ///< of compared queries; those of the answer's own stand in the answer
  std::uint64_t matches = 0;          ///< articles
  std::vector<TrendPoint> points;     ///< the same buckets in every series
  std::uint64_t undated = 0;          ///< those without a date, and those whose date is coarser than the step
};

struct Trend {
  std::string step;                 ///< "day", "week", "month" or "year"; empty if no trend was asked for
  std::vector<TrendSeries> series;  ///< the answer's query, then those compared with it
};

struct Answer {
  std::string query;
  std::string read_as;     ///< the query as it was understood, in the query language
  Mode mode = Mode::all;   ///< all or any: what was really asked
  bool fell_back = false;  ///< automatic mode found nothing with all words
  std::vector<Complaint> complaints;
  std::uint64_t total = 0;    ///< matching articles, exact
  std::uint64_t stories = 0;  ///< different stories among them
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  CountBy count_by = CountBy::articles;  ///< what facets and trend count
  Trend trend;
  std::uint64_t revision = 0;
  double took_ms = 0;
};

/// Asks one revision of an archive.  Cheap to make; not thread-safe: one per thread over a shared Archive.
class DATELINE_API Searcher {
 public:
  explicit Searcher(std::shared_ptr<const Archive> archive);
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// Throws Error: query (only if strict), usage (unknown facet or filter field), timeout, interrupted, damaged, io.
  Answer search(const SearchRequest& request);
  /// Every match of the request's query and filters in its sort order, one call of `sink` a hit, without limit;
  /// stops when `sink` returns false.  Returns the answer but for hits, facets and trend.
  Answer stream(const SearchRequest& request, const std::function<bool(const Hit&)>& sink);
  /// The article with this id, or no value.
  std::optional<Article> article(const std::string& id);
  [[nodiscard]] const Archive& archive() const noexcept;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
