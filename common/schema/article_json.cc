// The JSON contract of an article (docs/json.md): one writer, one reader with the aliases that crawlers use.
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <initializer_list>

#include <dateline/article.h>
#include <dateline/error.h>

#include "common/dates/dates.h"
#include "common/schema/article_object.h"
#include "common/text/json.h"
#include "common/text/language.h"
#include "common/text/utf8.h"

namespace dateline {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kMaxDepth = 64;

// --- writing ---------------------------------------------------------------------------------------------------------

void write_spans(JsonWriter& json, std::string_view key, const std::vector<Span>& spans) {
  if (spans.empty()) return;
  json.key(key).begin_array();
  for (const Span& span : spans) json.begin_array().value(span.begin).value(span.end).end_array();
  json.end_array();
}

void write_entities(JsonWriter& json, const std::vector<Entity>& entities) {
  if (entities.empty()) return;
  json.key("entities").begin_array();
  for (const Entity& entity : entities) {
    json.begin_object().key("kind").value(to_string(entity.kind)).key("name").value(entity.name);
    json.field_if("country", entity.country);
    write_spans(json, "spans", entity.spans);
    write_spans(json, "title_spans", entity.title_spans);
    if (entity.doubtful) json.key("doubtful").value(true);
    json.end_object();
  }
  json.end_array();
}

void write_evidence(JsonWriter& json, const std::vector<Evidence>& evidence) {
  if (evidence.empty()) return;
  json.key("evidence").begin_array();
  for (const Evidence& each : evidence) {
    json.begin_object().key("field").value(each.field).key("from").value(each.from);
    json.key("confidence").value(each.confidence).end_object();
  }
  json.end_array();
}

std::string_view to_string(Precision precision) {
  constexpr std::array<std::string_view, 5> kNames{"year", "month", "day", "minute", "second"};
  return kNames[static_cast<std::size_t>(precision)];
}

// --- reading ---------------------------------------------------------------------------------------------------------

// One article being read, with what could not be.
class Reader {
 public:
  Reader(const object& source, Article& article, std::vector<std::string>* complaints)
      : source_(source), article_(article), complaints_(complaints) {}

  void read();

 private:
  using Names = std::initializer_list<std::string_view>;

  void complain(std::string_view key, std::string_view what) {
    if (complaints_ != nullptr) complaints_->push_back(std::string(key) + ": " + std::string(what));
  }
  // Calls `use` with the first of the keys that is there and not null, until it returns true.
  void first(Names names, const std::function<bool(std::string_view, const element&)>& use);
  std::string text(Names names);
  std::vector<std::string> texts(Names names);
  std::optional<Date> date(Names names);
  void read_body();
  void read_entities();
  void read_spans(const element& value, std::string_view text, std::vector<Span>& out);
  void read_evidence();

  const object& source_;
  Article& article_;
  std::vector<std::string>* complaints_;
};

void Reader::first(Names names, const std::function<bool(std::string_view, const element&)>& use) {
  for (const std::string_view name : names) {
    element value;
    if (source_.at_key(name).get(value) != simdjson::SUCCESS || value.is_null()) continue;
    if (use(name, value)) return;
  }
}

// Text as it may come: control characters and ends trimmed.
std::string clean_text(std::string_view raw) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
  std::string out(trim(raw));
  std::erase_if(out, is_control);
  return out;
}

// A string, a number, or an object with a name, as JSON-LD has authors and publishers.
std::optional<std::string> scalar(const element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) return clean_text(text);
  if (value.is_number()) return simdjson::minify(value);
  for (const char* name : {"name", "label", "value", "tag"}) {
    if (value.is_object() && value.at_key(name).get(text) == simdjson::SUCCESS) return clean_text(text);
  }
  return std::nullopt;
}

std::string Reader::text(Names names) {
  std::string out;
  first(names, [&](std::string_view name, const element& value) {
    const auto found = scalar(value);
    if (!found) complain(name, "not a text");
    if (found) out = *found;
    return !out.empty();
  });
  return out;
}

std::vector<std::string> Reader::texts(Names names) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view each) {
    std::string kept = squeeze_blanks(each);
    if (!kept.empty() && std::find(out.begin(), out.end(), kept) == out.end()) out.push_back(std::move(kept));
  };
  first(names, [&](std::string_view name, const element& value) {
    if (value.is_array()) {
      for (const element each : simdjson::dom::array(value)) {
        if (const auto found = scalar(each)) {
          add(*found);
        } else if (!each.is_null()) {
          complain(name, "holds something that is not a text");
        }
      }
    } else if (const auto found = scalar(value)) {
      for (std::size_t pos = 0; pos <= found->size();) {
        const std::size_t end = std::min(found->find(';', pos), found->size());
        add(std::string_view(*found).substr(pos, end - pos));
        pos = end + 1;
      }
    } else {
      complain(name, "neither a text nor a list");
    }
    return !out.empty();
  });
  return out;
}

std::optional<Date> epoch_date(double seconds) {
  // Milliseconds, as JavaScript writes them, lie far beyond any year we read in seconds.
  if (seconds > 1e11) seconds /= 1000;
  if (!(seconds > -3e10) || !(seconds < 2.5e11)) return std::nullopt;
  return date_of(std::chrono::system_clock::time_point(std::chrono::seconds(static_cast<std::int64_t>(seconds))));
}

std::optional<Date> Reader::date(Names names) {
  std::optional<Date> out;
  first(names, [&](std::string_view name, const element& value) {
    std::string_view text;
    double seconds = 0;
    if (value.get(text) == simdjson::SUCCESS) {
      if (trim(text).empty()) return false;
      out = date_from_string(trim(text));
      if (!out) out = parse_date(text, article_.language);
    } else if (value.get(seconds) == simdjson::SUCCESS) {
      out = epoch_date(seconds);
    }
    if (!out) complain(name, "no date that can be read");
    return out.has_value();
  });
  return out;
}

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
  article_.language = normal_language(text({"language", "lang", "inLanguage"}));
  read_body();
  article_.byline = texts({"byline", "authors", "author", "by", "creator"});
  article_.agency = text({"agency", "wire", "news_agency"});
  article_.place = text({"place", "dateline_place", "location"});
  article_.published = date({"published", "date", "published_at", "date_published", "publish_date", "date_publish",
                             "datePublished", "pubDate", "pub_date", "publication_date", "timestamp"});
  // Times are written with seconds; how much of them the page gave stands beside.
  if (article_.published && article_.published->precision == Precision::second &&
      text({"published_precision"}) == "minute") {
    article_.published->precision = Precision::minute;
  }
  article_.modified = date({"modified", "updated", "updated_at", "date_modified", "date_modify", "dateModified"});
  article_.fetched = date({"fetched", "date_download", "collect_date", "crawled_at", "crawl_date", "retrieved"});
  article_.section = text({"section", "category", "articleSection", "rubric"});
  article_.tags = texts({"tags", "keywords", "topics", "story_tags"});
  article_.summary = squeeze_blanks(text({"summary", "description", "abstract", "excerpt", "standfirst"}));
  article_.digest = text({"digest"});
  article_.story = text({"story_id", "story"});
  read_entities();
  read_evidence();
  // Spans count bytes of the text as given; without any the paragraphs are brought to our form.
  if (!has_spans(article_)) article_.body = normal_body(article_.body);
}

}  // namespace

std::string_view to_string(EntityKind kind) noexcept {
  switch (kind) {
    case EntityKind::person:
      return "person";
    case EntityKind::organization:
      return "organization";
    case EntityKind::place:
      return "place";
  }
  return "person";
}

std::string to_json(const Article& article) {
  std::string out;
  // Nearly all of it is the body, and little of that is escaped.
  out.reserve(article.body.size() + article.body.size() / 16 + 1024);
  JsonWriter json(out);
  json.begin_object().key("format").value(1);
  json.field_if("id", article.id).field_if("input", article.input).field_if("url", article.url);
  json.field_if("source", article.source).field_if("title", article.title).field_if("body", article.body);
  if (!article.byline.empty()) json.key("byline").value(article.byline);
  json.field_if("agency", article.agency).field_if("place", article.place);
  if (article.published) {
    json.key("published").value(to_string(*article.published));
    json.key("published_precision").value(to_string(article.published->precision));
  }
  if (article.modified) json.key("modified").value(to_string(*article.modified));
  if (article.fetched) json.key("fetched").value(to_string(*article.fetched));
  json.field_if("language", article.language).field_if("section", article.section);
  if (!article.tags.empty()) json.key("tags").value(article.tags);
  json.field_if("summary", article.summary).field_if("digest", article.digest);
  write_entities(json, article.entities);
  json.field_if("story", article.story);
  write_evidence(json, article.evidence);
  json.end_object();
  return out;
}

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
