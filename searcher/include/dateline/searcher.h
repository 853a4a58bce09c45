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

#include <dateline/aliases.h>
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

/// In which language a query is written.
enum class Dialect : std::uint8_t {
  dateline,  ///< docs/query-language.md
  nexis,     ///< that of professional searches; what has no counterpart here is complained of
};

/// Something about the query that could not be taken as written.
struct Complaint {
  Span span;               ///< bytes of SearchRequest::query
  std::string message;     ///< what, for people
  std::string suggestion;  ///< what to write instead; may be empty
};

/// What the parts of a score weigh beside the stems of the words, which weigh 1 (docs/ranking.md).
struct RankingWeights {
  double exact = .3;  ///< the words as they are written
  double close = .1;  ///< neighbouring words of the query that stand close together
  double title = .2;  ///< the stems in the title
};

/// A condition besides the query text.
struct Filter {
  std::string field;     ///< a field of the schema: "source", "person", "lang", "date" ...
  std::string value;     ///< matched without regard to case and accents; a date phrase or range for "date"
  bool exclude = false;  ///< the article must not have it
};

struct SearchRequest {
  std::string query;  ///< docs/query-language.md; empty matches everything
  Dialect dialect = Dialect::dateline;
  Mode mode = Mode::automatic;
  Sort sort = Sort::relevance;
  RankingWeights weights;
  /// Days after which an article has lost half of what age can take from its score: (1 + 2^(-age / half_life)) / 2 of
  /// it are left.  Ages are counted from the newest article, or from today if that is earlier.  0: age does not count.
  double half_life = 0;
  /// The id of an article: others that share its telling words (its own story left out), narrowed by `query`.
  std::string similar;
  std::uint32_t similar_words = 25;  ///< at most so many of its words
  std::uint32_t expand = 0;          ///< so many words that the ten best hits share are added to the query
  std::vector<Filter> filters;       ///< the same field twice: either; different fields: both
  /// Fields to count over all matches: "person", "person:20" (so many values), "person:salient" and
  /// "person:20:salient" (values that the matches have more often than the rest of the archive); "year", "month" and
  /// "day" count dates.
  std::vector<std::string> facets;
  /// A name: only articles that name it (as the filter "entity" does), and facets leave it out.  Without `facets`
  /// persons, organizations and places are counted, those first that stand out most among these articles.
  std::string mentioned_with;
  std::uint32_t facet_limit = 10;  ///< values of a facet that names no number; 0 = all
  /// "", "day", "week", "month", "year", "decade" or "auto": matches per step, empty ones too, and on to the ends of
  /// the days that the query and the filters ask for.
  std::string trend;
  std::vector<std::string> compare;  ///< further queries for the trend, under the same filters and mode
  CountBy count_by = CountBy::articles;
  std::uint32_t offset = 0;
  std::uint32_t limit = 10;  ///< hits; 0 = only totals and facets
  bool collapse = true;      ///< one hit a story, the others counted as its copies
  std::uint32_t snippets = 2;
  std::uint32_t snippet_bytes = 240;  ///< about; a snippet ends at a sentence or word bound
  std::uint32_t context_words = 0;    ///< words on either side of what matched, in Hit::contexts; 0 = none
  bool explain = false;               ///< Hit::parts
  bool strict = false;                ///< a complaint is an Error(query)
  std::uint32_t relaxations = 5;      ///< of an answer without articles, so many at most; 0 = not looked for
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

/// A word or phrase that made an article match, between what stands around it in its paragraph: a line of a
/// concordance.  Plain text without line ends.
struct Context {
  std::string left;
  std::string match;
  std::string right;
  bool in_title = false;
  Span span;  ///< bytes of the match in Article::title or Article::body
};

/// A part of a score.
struct ScorePart {
  std::string part;         ///< "stem", "word", "title", "phrase", "close" or "age"
  std::string text;         ///< the stem or words; "" of "age"
  std::uint32_t times = 0;  ///< how often a stem or word stands in the article; 0 of other parts
  double score = 0;         ///< what it adds; negative of "age"
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
  std::vector<Context> contexts;     ///< title first, then in the order of the text
  std::vector<ScorePart> parts;      ///< they add up to the score, exactly
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

/// A person, organization or place that an archive names.
struct ListedName {
  struct Form {
    std::string name;
    std::uint64_t articles = 0;  ///< that have it
    std::string from;            ///< why it counts: "spelling" by rule, "learnt" from the articles, "user" by an alias
  };
  EntityKind kind = EntityKind::person;
  std::string name;            ///< as facets show it
  std::uint64_t articles = 0;  ///< exact: what a filter for it finds
  std::vector<Form> aliases;   ///< names that count as it, those of most articles first
};

/// A step of a trend.
struct TrendPoint {
  std::string bucket;     ///< "2023", "2023-08", "2023-W35" (ISO 8601), "2023-08-31", "2020s"
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
  std::string step;                 ///< "day", "week", "month", "year" or "decade"; empty if no trend was asked for
  std::vector<TrendSeries> series;  ///< the answer's query, then those compared with it
};

/// A query that asks less than one without answers.
struct Relaxation {
  std::string change;       ///< for people: "without date:2020"
  std::string query;        ///< to ask instead, in the query language, the request's filters included
  std::uint64_t total = 0;  ///< articles that it finds
};

/// A word that --similar or --expand put into the query.
struct AddedWord {
  std::string word;
  double weight = 0;           ///< how telling it is: Xapian's expansion weight
  std::uint64_t articles = 0;  ///< that hold its stem
};

struct Answer {
  std::string query;
  std::string read_as;     ///< the query as it was understood, in the query language
  Mode mode = Mode::all;   ///< all or any: what was really asked
  bool fell_back = false;  ///< automatic mode found nothing with all words
  std::vector<Complaint> complaints;
  std::vector<AddedWord> added;  ///< most telling first
  std::uint64_t total = 0;       ///< matching articles, exact
  /// Of an answer without articles: those that find some, the nearest first.
  std::vector<Relaxation> relaxations;
  std::uint64_t stories = 0;  ///< different stories among them
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  CountBy count_by = CountBy::articles;  ///< what facets and trend count
  Trend trend;
  std::uint64_t revision = 0;
  double took_ms = 0;
};

/// A query with a name, which other queries call "query:NAME".
struct SavedQuery {
  std::string name;
  std::string query;
  std::size_t line = 0;  ///< of the file it stands in, for complaints; 0 if in none
};

struct SearcherOptions {
  /// What names count as, in filters, facets and lists; the archive stays as it is.
  std::vector<Alias> aliases;
  std::vector<SavedQuery> saved_queries;
};

/// Asks one revision of an archive.  Cheap to make; not thread-safe: one per thread over a shared Archive.
class DATELINE_API Searcher {
 public:
  /// Throws Error(bad_data) for aliases that say two things of one name.
  explicit Searcher(std::shared_ptr<const Archive> archive, const SearcherOptions& options = {});
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
  /// Names of which a word, or a word of another name that counts as it, begins with `prefix` (case and accents are
  /// nothing; empty: all), most articles first; at most `limit`, 0 for all.
  std::vector<ListedName> names(const std::string& prefix, std::size_t limit = 0);
  [[nodiscard]] const Archive& archive() const noexcept;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
