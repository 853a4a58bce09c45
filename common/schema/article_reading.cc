// A JSON object -> an article, by the names that we write and the aliases that crawlers use (docs/json.md).
#include <simdjson.h>

#include <algorithm>

#include <dateline/article.h>
#include <dateline/error.h>

#include "common/schema/article_object.h"
#include "common/schema/object_fields.h"
#include "common/text/language.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxDepth = 64;

// One article being read, with what could not be.
class Reader : ObjectFields {
 public:
  Reader(const object& source, Article& article, std::vector<std::string>* complaints)
      : ObjectFields(source, complaints), article_(article) {}

  void read();

 private:
  void read_body();
  void read_access();
  void read_entities();
  void read_spans(const element& value, std::string_view text, std::vector<Span>& out);
  void read_evidence();

  Article& article_;
};

// Paragraphs parted by one empty line.  A text that never has an empty line has a paragraph a line.
std::string normal_body(std::string_view raw) {
  std::string unix_lines;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    if (raw[i] != '\r') {
      unix_lines += raw[i];
    } else if (i + 1 >= raw.size() || raw[i + 1] != '\n') {
      unix_lines += '\n';
    }
  }
  const std::string_view separator = unix_lines.find("\n\n") == std::string::npos ? "\n" : "\n\n";
  std::string out;
  for (std::size_t pos = 0; pos < unix_lines.size();) {
    const std::size_t end = std::min(unix_lines.find(separator, pos), unix_lines.size());
    const std::string_view paragraph = trim(std::string_view(unix_lines).substr(pos, end - pos));
    if (!paragraph.empty()) {
      if (!out.empty()) out += "\n\n";
      out += paragraph;
    }
    pos = end + separator.size();
  }
  return out;
}

void Reader::read_body() {
  first({"body", "text", "maintext", "story_text", "articleBody", "article_body", "body_text", "fulltext", "full_text",
         "content", "article", "paragraphs"},
        [&](std::string_view name, const element& value) {
          std::string joined;
          std::string_view text;
          if (value.get(text) == simdjson::SUCCESS) {
            joined = clean_text(text);
          } else if (value.is_array()) {
            for (const element each : simdjson::dom::array(value)) {
              if (each.get(text) == simdjson::SUCCESS) joined += clean_text(text) + "\n\n";
            }
          } else {
            complain(name, "not a text");
          }
          article_.body = std::move(joined);
          return !article_.body.empty();
        });
}

void Reader::read_access() {
  first({"access", "isAccessibleForFree"}, [&](std::string_view name, const element& value) {
    std::string_view word;
    bool is_free = false;
    if (value.get(is_free) == simdjson::SUCCESS) {
      article_.access = is_free ? Access::free : Access::paywalled;
    } else if (value.get(word) == simdjson::SUCCESS) {
      if (word == to_string(Access::free) || word == "True") article_.access = Access::free;
      if (word == to_string(Access::paywalled) || word == "False") article_.access = Access::paywalled;
    }
    if (article_.access == Access::unknown) complain(name, "neither free nor paywalled");
    return article_.access != Access::unknown;
  });
}

void Reader::read_spans(const element& value, std::string_view text, std::vector<Span>& out) {
  simdjson::dom::array spans;
  if (value.get(spans) != simdjson::SUCCESS) return complain("spans", "not a list");
  for (const element each : spans) {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    if (!each.is_array() || each.at(0).get(begin) != simdjson::SUCCESS || each.at(1).get(end) != simdjson::SUCCESS) {
      return complain("spans", "not pairs of numbers");
    }
    if (begin >= end || end > text.size() || character_start(text, begin) != begin ||
        character_start(text, end) != end || (!out.empty() && begin < out.back().end)) {
      return complain("spans", "outside the text, out of order or inside a character");
    }
    out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
  }
}

std::optional<EntityKind> kind_of(std::string_view name) {
  for (const EntityKind kind : {EntityKind::person, EntityKind::organization, EntityKind::place}) {
    if (to_string(kind) == name) return kind;
  }
  return std::nullopt;
}

void Reader::read_entities() {
  first({"entities"}, [&](std::string_view, const element& value) {
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) {
      complain("entities", "not a list");
      return false;
    }
    for (const element each : list) {
      std::string_view kind_name;
      std::string_view name;
      std::string_view country;
      if (!each.is_object() || each.at_key("kind").get(kind_name) != simdjson::SUCCESS ||
          each.at_key("name").get(name) != simdjson::SUCCESS || trim(name).empty() || !kind_of(kind_name)) {
        complain("entities", "an entity without kind (person, organization, place) or name");
        continue;
      }
      Entity entity{*kind_of(kind_name), squeeze_blanks(name), {}, {}, {}};
      if (each.at_key("country").get(country) == simdjson::SUCCESS) entity.country = country;
      if (each.at_key("doubtful").get(entity.doubtful) != simdjson::SUCCESS) entity.doubtful = false;
      element spans;
      if (each.at_key("spans").get(spans) == simdjson::SUCCESS) read_spans(spans, article_.body, entity.spans);
      if (each.at_key("title_spans").get(spans) == simdjson::SUCCESS) {
        read_spans(spans, article_.title, entity.title_spans);
      }
      article_.entities.push_back(std::move(entity));
    }
    return true;
  });
}

void Reader::read_evidence() {
  first({"evidence"}, [&](std::string_view, const element& value) {
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return false;
    for (const element each : list) {
      std::string_view field_name;
      std::string_view from;
      double confidence = 1;
      if (!each.is_object() || each.at_key("field").get(field_name) != simdjson::SUCCESS ||
          each.at_key("from").get(from) != simdjson::SUCCESS) {
        continue;
      }
      if (each.at_key("confidence").get(confidence) != simdjson::SUCCESS) confidence = 1;
      article_.evidence.push_back({std::string(field_name), std::string(from), std::clamp(confidence, 0.0, 1.0)});
    }
    return true;
  });
}

bool has_spans(const Article& article) {
  return std::any_of(article.entities.begin(), article.entities.end(),
                     [](const Entity& entity) { return !entity.spans.empty() || !entity.title_spans.empty(); });
}

void Reader::read() {
  article_.id = text({"id", "guid", "uri", "_id", "docid", "identifier"});
  article_.input = text({"input"});
  article_.url = text({"url", "link", "canonical_url", "canonicalUrl", "source_url", "permalink"});
  article_.source = text({"source", "outlet", "publisher", "source_name", "sitename", "site_name", "publication",
                          "media_name", "source_domain", "hostname", "domain"});
  // Some extractors put the address under "source".
  if (article_.source.find("://") != std::string::npos) {
    if (article_.url.empty()) article_.url = article_.source;
    article_.source = text({"outlet", "publisher", "sitename", "site_name", "source_domain", "hostname"});
  }
  article_.title = squeeze_blanks(text({"title", "headline", "hl1", "name"}));
  article_.alternative_title =
      squeeze_blanks(text({"alternative_title", "alternativeHeadline", "alternative_headline", "hl2"}));
  article_.language = normal_language(text({"language", "lang", "inLanguage"}));
  read_body();
  article_.byline = texts({"byline", "authors", "author", "by", "creator"});
  article_.agency = text({"agency", "wire", "news_agency"});
  article_.place = text({"place", "dateline_place", "location"});
  article_.published = date({"published", "date", "published_at", "date_published", "publish_date", "date_publish",
                             "datePublished", "pubDate", "pub_date", "publication_date", "timestamp"},
                            article_.language);
  // Times are written with seconds; how much of them the page gave stands beside.
  if (article_.published && article_.published->precision == Precision::second &&
      text({"published_precision"}) == "minute") {
    article_.published->precision = Precision::minute;
  }
  article_.modified =
      date({"modified", "updated", "updated_at", "date_modified", "date_modify", "dateModified"}, article_.language);
  article_.fetched =
      date({"fetched", "date_download", "collect_date", "crawled_at", "crawl_date", "retrieved"}, article_.language);
  article_.section = text({"section", "category", "articleSection", "rubric"});
  article_.tags = texts({"tags", "keywords", "topics", "story_tags"});
  article_.summary = squeeze_blanks(text({"summary", "description", "abstract", "excerpt", "standfirst"}));
  article_.corrections = texts({"corrections", "correction"}, InText::one);
  read_access();
  article_.digest = text({"digest"});
  article_.story = text({"story_id", "story"});
  read_entities();
  article_.countries = texts({"countries"});
  read_evidence();
  // Spans count bytes of the text as given; without any the paragraphs are brought to our form.
  if (!has_spans(article_)) article_.body = normal_body(article_.body);
}

}  // namespace

Article article_from_json(std::string_view json, std::vector<std::string>* complaints) {
  simdjson::dom::parser parser;
  const simdjson::padded_string padded(json);
  if (parser.allocate(std::max<std::size_t>(json.size(), 64), kMaxDepth) != simdjson::SUCCESS) {
    throw Error(ErrorCode::internal, "no memory to read a JSON object of " + std::to_string(json.size()) + " bytes");
  }
  element document;
  object source;
  if (const auto failed = parser.parse(padded).get(document)) {
    throw Error(ErrorCode::bad_data, std::string("not JSON: ") + simdjson::error_message(failed), "byte 0");
  }
  if (document.get(source) != simdjson::SUCCESS) {
    throw Error(ErrorCode::bad_data, "not a JSON object", "byte 0", "one object a line, see docs/json.md");
  }
  return article_from(source, complaints);
}

Article article_from(const object& source, std::vector<std::string>* complaints) {
  Article article;
  Reader(source, article, complaints).read();
  return article;
}

}  // namespace dateline
