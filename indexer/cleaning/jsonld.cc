#include "indexer/cleaning/jsonld.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "common/text/utf8.h"
#include "indexer/cleaning/entities.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr int kMaxDepth = 12;
constexpr std::size_t kMaxObjects = 4000;
constexpr std::size_t kMaxAuthors = 40;
constexpr std::size_t kMaxText = std::size_t{1} << 20;

constexpr auto kArticleTypes = std::to_array<std::string_view>(
    {"NewsArticle", "Article", "BlogPosting", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "Report", "TechArticle", "ScholarlyArticle",
     "SocialMediaPosting", "AdvertiserContentArticle", "AskPublicNewsArticle", "SatiricalArticle",
     "MedicalScholarlyArticle", "Review", "PostingNewsArticle"});

// Collects the objects worth reading, then reads them.
class Reader {
 public:
  void collect(const element& value, int depth) {
    if (depth > kMaxDepth || ++seen_ > kMaxObjects) return;
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element item : list) collect(item, depth + 1);
      return;
    }
    object thing;
    if (value.get(thing) != simdjson::SUCCESS) return;
    note_id(thing);
    if (is_article(thing)) articles_.push_back(thing);
    if (has_type(thing, "WebSite") && site_name_.empty()) site_name_ = text(thing, "name");
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
      element inner;
      // Lists of items are other stories unless the whole thing is one.
      if (std::string_view(key).starts_with("item") && !articles_.empty()) continue;
      if (thing[key].get(inner) == simdjson::SUCCESS && !inner.is_string()) collect(inner, depth + 1);
    }
  }

  void fill(JsonLdArticle& article) {
    std::stable_sort(articles_.begin(), articles_.end(), [](const object& a, const object& b) {
      return !text(a, "headline").empty() && text(b, "headline").empty();
    });
    for (const object& thing : articles_) {
      // What a second article object says is only about the same story if it does not name another headline.
      if (article.found && !same_story(article, thing)) continue;
      article.found = true;
      read(thing, article);
    }
    if (article.site_name.empty()) article.site_name = site_name_;
    articles_.clear();
    ids_.clear();
  }

 private:
  static bool type_is(std::string_view type, std::string_view wanted) {
    const std::size_t slash = type.find_last_of("/:#");
    return (slash == std::string_view::npos ? type : type.substr(slash + 1)) == wanted;
  }
  static bool has_type(const object& thing, std::string_view wanted) {
    element type;
    if (thing["@type"].get(type) != simdjson::SUCCESS) return false;
    std::string_view name;
    if (type.get(name) == simdjson::SUCCESS) return type_is(name, wanted);
    array names;
    if (type.get(names) != simdjson::SUCCESS) return false;
    for (const element item : names) {
      if (item.get(name) == simdjson::SUCCESS && type_is(name, wanted)) return true;
    }
    return false;
  }
  static bool is_article(const object& thing) {
    return std::any_of(kArticleTypes.begin(), kArticleTypes.end(),
                       [&](std::string_view t) { return has_type(thing, t); });
  }

  static std::string text(const object& thing, std::string_view key) {
    std::string_view value;
    if (thing[key].get(value) != simdjson::SUCCESS) {
      array list;
      if (thing[key].get(list) != simdjson::SUCCESS) return {};
      for (const element item : list) {
        if (item.get(value) == simdjson::SUCCESS) break;
      }
    }
    return std::string(utf8_prefix(value, kMaxText));
  }

  // true, "True", "http://schema.org/True"
  static std::optional<bool> truth(const object& thing, std::string_view key) {
    bool plain = false;
    if (thing[key].get(plain) == simdjson::SUCCESS) return plain;
    const std::string said = ascii_lower(text(thing, key));
    if (said.ends_with("true")) return true;
    if (said.ends_with("false")) return false;
    return std::nullopt;
  }

  void note_id(const object& thing) {
    const std::string id = text(thing, "@id");
    if (!id.empty() && ids_.size() < kMaxObjects) {
      const std::string name = text(thing, "name");
      if (!name.empty()) ids_.emplace(id, thing);
    }
  }

  static bool same_story(const JsonLdArticle& article, const object& thing) {
    const std::string headline = text(thing, "headline");
    return headline.empty() || squashed(plain_text(headline)) == squashed(article.headline);
  }

  static void set(std::string& field, std::string value) {
    if (field.empty()) field = std::move(value);
  }

  void read(const object& thing, JsonLdArticle& article) {
    set(article.headline, plain_text(text(thing, "headline")));
    set(article.alternative_headline, plain_text(text(thing, "alternativeHeadline")));
    set(article.description, plain_text(text(thing, "description")));
    set(article.article_body, text(thing, "articleBody"));
    set(article.published, text(thing, "datePublished"));
    set(article.modified, text(thing, "dateModified"));
    set(article.section, plain_text(text(thing, "articleSection")));
    set(article.language, text(thing, "inLanguage"));
    set(article.url, text(thing, "url"));
    if (!article.free_access) article.free_access = truth(thing, "isAccessibleForFree");
    element value;
    if (article.publisher.empty() && thing["publisher"].get(value) == simdjson::SUCCESS) {
      article.publisher = plain_text(name_of(value));
    }
    if (article.authors.empty()) {
      for (const char* key : {"author", "creator"}) {
        if (article.authors.empty() && thing[key].get(value) == simdjson::SUCCESS) add_authors(value, article, 0);
      }
    }
    if (article.keywords.empty() && thing["keywords"].get(value) == simdjson::SUCCESS) add_keywords(value, article);
  }

  // The name of a thing, of the first of a list, or of the thing it refers to by @id.
  std::string name_of(const element& value) const {
    std::string_view name;
    if (value.get(name) == simdjson::SUCCESS) return std::string(name.substr(0, 300));
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element item : list) return item.is_array() ? std::string() : name_of(item);
      return {};
    }
    object thing;
    return value.get(thing) == simdjson::SUCCESS ? name_in(resolve(thing)) : std::string();
  }
  object resolve(const object& thing) const {
    if (thing["name"].error() == simdjson::SUCCESS) return thing;
    const auto found = ids_.find(text(thing, "@id"));
    return found == ids_.end() ? thing : found->second;
  }
  static std::string name_in(const object& thing) {
    std::string name = text(thing, "name");
    if (name.empty()) {
      name = text(thing, "givenName");
      const std::string family = text(thing, "familyName");
      if (!name.empty() && !family.empty()) name += ' ';
      name += family;
    }
    return std::string(utf8_prefix(name, 300));
  }

  void add_authors(const element& value, JsonLdArticle& article, int depth) const {
    if (depth > 3 || article.authors.size() >= kMaxAuthors) return;
    array list;
    if (value.get(list) == simdjson::SUCCESS) {
      for (const element item : list) add_authors(item, article, depth + 1);
      return;
    }
    std::string_view plain;
    if (value.get(plain) == simdjson::SUCCESS) {
      if (!plain.empty()) article.authors.push_back({plain_text(plain.substr(0, 400)), false});
      return;
    }
    object thing;
    if (value.get(thing) != simdjson::SUCCESS) return;
    element names;
    if (thing["name"].get(names) == simdjson::SUCCESS && names.is_array())
      return add_authors(names, article, depth + 1);
    thing = resolve(thing);
    const std::string name = plain_text(name_in(thing));
    const bool organization =
        has_type(thing, "Organization") || has_type(thing, "NewsMediaOrganization") || has_type(thing, "Corporation");
    if (!name.empty()) article.authors.push_back({name, organization});
  }

  static void add_keywords(const element& value, JsonLdArticle& article) {
    std::string_view plain;
    if (value.get(plain) == simdjson::SUCCESS) {
      plain = plain.substr(0, 4000);
      while (!plain.empty()) {
        const std::size_t comma = std::min(plain.find_first_of(",;"), plain.size());
        add_keyword(plain.substr(0, comma), article);
        plain.remove_prefix(std::min(comma + 1, plain.size()));
      }
      return;
    }
    array list;
    if (value.get(list) != simdjson::SUCCESS) return;
    for (const element item : list) {
      if (item.get(plain) == simdjson::SUCCESS) add_keyword(plain, article);
    }
  }
  static void add_keyword(std::string_view word, JsonLdArticle& article) {
    std::string plain = plain_text(word.substr(0, 200));
    if (!plain.empty() && article.keywords.size() < 60) article.keywords.push_back(std::move(plain));
  }

  std::size_t seen_ = 0;
  std::vector<object> articles_;
  std::unordered_map<std::string, object> ids_;
  std::string site_name_;
};

bool closes_next(std::string_view json, std::size_t pos) {
  pos = json.find_first_not_of(" \t\r\n", pos);
  return pos != std::string_view::npos && (json[pos] == '}' || json[pos] == ']');
}

// Line ends and tabs inside strings, CDATA and HTML comments round the whole, trailing semicolons and commas.
std::string mended(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string && c == '\\' && i + 1 < json.size()) {
      out.push_back(c);
      out.push_back(json[++i]);
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (static_cast<unsigned char>(c) < 0x20) {
      out.push_back(' ');
    } else if (!in_string && c == ',' && closes_next(json, i + 1)) {
      continue;
    } else {
      out.push_back(c);
    }
  }
  const std::size_t begin = out.find_first_of("{[");
  const std::size_t end = out.find_last_of("}]");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return {};
  return out.substr(begin, end - begin + 1);
}

}  // namespace

JsonLdArticle read_json_ld(const std::vector<std::string>& scripts) {
  JsonLdArticle article;
  simdjson::dom::parser parser(std::size_t{8} << 20);
  if (parser.allocate(1024, 64) != simdjson::SUCCESS) return article;
  for (const std::string& script : scripts) {
    Reader reader;
    element root;
    if (parser.parse(script).get(root) != simdjson::SUCCESS) {
      const std::string again = mended(script);
      if (again.empty() || parser.parse(again).get(root) != simdjson::SUCCESS) continue;
    }
    reader.collect(root, 0);
    reader.fill(article);
  }
  return article;
}

std::string plain_text(std::string_view marked_up) {
  if (marked_up.find_first_of("<&") == std::string_view::npos) return plain_line(marked_up);
  return plain_line(decode_entities(strip_tags(decode_entities(marked_up))));
}

}  // namespace dateline
