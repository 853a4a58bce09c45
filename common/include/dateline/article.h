// An article as it stands in an archive, and its JSON form (docs/json.md).
//
// All text is UTF-8.  A field that is not known is empty or absent, never invented: an empty string, an empty vector
// or an empty optional means "the page does not say".  Plain values: copy them, move them, share them as you like.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/export.h>

namespace dateline {

/// Bytes [begin, end) of a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  auto operator<=>(const Span&) const = default;
};

/// How much of a date the page gives.
enum class Precision : std::uint8_t { year, month, day, minute, second };

/// A publication, modification or fetch time, never more exact than the page says.
///
/// `day` is the local calendar day of the outlet (the first day of the period for year and month precision), `time`
/// the local time of that day (zero unless precision is minute or second), `offset` the distance of local time from
/// UTC if the page gives one.
struct Date {
  std::chrono::local_days day{};
  std::chrono::seconds time{0};
  std::optional<std::chrono::minutes> offset;
  Precision precision = Precision::day;
  bool operator==(const Date&) const = default;
};

/// `2023`, `2023-08`, `2023-08-31`, `2023-08-31T00:45` (never: seconds are always written), `2023-08-31T00:45:00`,
/// `2023-08-31T00:45:00+07:00`, `2023-08-30T17:45:00Z`.
DATELINE_API std::string to_string(const Date& date);
/// Reads what to_string() writes, and ISO 8601 with a blank for the T or without seconds.  Years 1000 to 9999.
/// Anything else, also an impossible day, gives no value.
DATELINE_API std::optional<Date> date_from_string(std::string_view text);

/// Who, what organization, which place.
enum class EntityKind : std::uint8_t { person, organization, place };
/// "person", "organization", "place".
DATELINE_API std::string_view to_string(EntityKind kind) noexcept;

/// A named entity and where the article mentions it.
struct Entity {
  EntityKind kind = EntityKind::person;
  std::string name;               ///< the canonical form that facets show
  std::string country;            ///< ISO 3166-1 alpha-2 in upper case, for places that are or lie in one; else empty
  std::vector<Span> spans;        ///< mentions in Article::body, ascending, in bytes
  std::vector<Span> title_spans;  ///< mentions in Article::title, ascending, in bytes
  bool doubtful = false;          ///< too uncertain for facets and filters; stays in the article
  bool operator==(const Entity&) const = default;
};

/// Where a field of an article came from.
struct Evidence {
  std::string field;      ///< "title", "published", ...
  std::string from;       ///< "JSON-LD datePublished", "h1", "URL", "line 14 of the text", ...
  double confidence = 1;  ///< 0 to 1
  bool operator==(const Evidence&) const = default;
};

/// Whether the page says that its whole text is for payers only.
enum class Access : std::uint8_t { unknown, free, paywalled };
/// "" for unknown, "free", "paywalled".
DATELINE_API std::string_view to_string(Access access) noexcept;

/// One article.
struct Article {
  std::string id;     ///< the declared id, else the URL, else a file's input name, else the digest; unique
  std::string input;  ///< where it was read: the path as it was named, with #member or :line
  std::string url;
  std::string source;  ///< the outlet, e.g. "Harbour Ledger"
  std::string title;
  std::string alternative_title;    ///< another headline that the page gives it: for search engines, for sharing
  std::string body;                 ///< paragraphs joined by one empty line ("\n\n")
  std::vector<std::string> byline;  ///< names of persons, in order
  std::string agency;               ///< "AP", "Reuters", ...
  std::string place;                ///< the dateline's place
  std::optional<Date> published;
  std::optional<Date> modified;
  std::optional<Date> fetched;
  std::string language;  ///< BCP 47 primary subtag, with script or region only where it matters: "en", "zh", "zh-Hant"
  std::string section;
  std::vector<std::string> tags;
  std::string summary;
  std::vector<std::string> corrections;  ///< notes of the newsroom on what it changed: "Correction: ...", in order
  Access access = Access::unknown;
  std::string digest;  ///< of the raw input bytes, 32 hex digits (XXH3-128)
  std::vector<Entity> entities;
  std::vector<std::string> countries;  ///< ISO codes of those named by their people alone ("French"); others: entities
  std::string story;                   ///< articles with the same story id are copies of one story
  std::vector<Evidence> evidence;
  bool operator==(const Article&) const = default;
};

/// The JSON object of docs/json.md on one line, keys in a fixed order, absent where not known.
DATELINE_API std::string to_json(const Article& article);

/// Reads one article object: the keys of to_json() and the usual aliases (headline, text, date, authors, outlet ...).
/// Unknown keys are passed over; a known key of the wrong type or a date that cannot be read is left out and, if
/// `complaints` is given, told there.  Throws Error(bad_data), with "byte N" as context, if the text is no JSON object.
DATELINE_API Article article_from_json(std::string_view json, std::vector<std::string>* complaints = nullptr);

}  // namespace dateline
