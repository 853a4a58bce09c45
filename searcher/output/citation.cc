#include "searcher/output/citation.h"

#include <chrono>

#include "common/text/digest.h"
#include "common/text/json.h"
#include "common/text/shown.h"
#include "common/text/utf8.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

// TeX's own signs; a brace or backslash cannot end the field.
std::string tex(std::string_view text) {
  std::string out;
  for (const char c : squeeze_blanks(printable(text))) {
    switch (c) {
      case '\\':
        out += "\\textbackslash{}";
        break;
      case '~':
        out += "\\textasciitilde{}";
        break;
      case '^':
        out += "\\textasciicircum{}";
        break;
      case '{':
      case '}':
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        out += '\\';
        [[fallthrough]];
      default:
        out += c;
    }
  }
  return out;
}

// An address is read verbatim by biblatex; what would end the field or its reading is percent-encoded.
std::string tex_address(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '{' || c == '}' || c == '\\' || c == ' ' || static_cast<unsigned char>(c) < 0x20) {
      out += percent_encoded(c);
    } else {
      out += c;
    }
  }
  return out;
}

// "2023-08-31": what both forms take of a date.
std::string day_text(const Date& date) { return to_string(date).substr(0, 10); }

void write_date(JsonWriter& json, std::string_view name, const Date& date) {
  const std::chrono::year_month_day day(date.day);
  json.key(name).begin_object().key("date-parts").begin_array().begin_array().value(static_cast<int>(day.year()));
  if (date.precision >= Precision::month) json.value(static_cast<unsigned>(day.month()));
  if (date.precision >= Precision::day) json.value(static_cast<unsigned>(day.day()));
  json.end_array().end_array().end_object();
}

}  // namespace

std::string bibtex(const Article& article) {
  std::string out = "@article{" + digest_of(article.id).substr(0, 12);
  const auto field = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) out += ",\n  " + std::string(name) + " = {" + value + "}";
  };
  std::string authors;
  // A name in braces is not taken apart; "and" inside it parts nobody.
  for (const std::string& name : article.byline) authors += (authors.empty() ? "{" : " and {") + tex(name) + "}";
  field("author", authors);
  field("title", article.title.empty() ? "" : "{" + tex(article.title) + "}");
  field("journal", tex(article.source));
  if (article.published) field("date", day_text(*article.published));
  field("url", tex_address(article.url));
  if (article.fetched) field("urldate", day_text(*article.fetched));
  field("langid", tex(article.language));
  field("note", tex(article.agency));
  return out + "\n}\n";
}

std::string csl_json(const Article& article) {
  std::string out;
  JsonWriter json(out);
  json.begin_array().begin_object().key("id").value(article.id).key("type").value("article-newspaper");
  json.field_if("title", article.title).field_if("container-title", article.source);
  if (!article.byline.empty()) {
    json.key("author").begin_array();
    for (const std::string& name : article.byline) json.begin_object().key("literal").value(name).end_object();
    json.end_array();
  }
  if (article.published) write_date(json, "issued", *article.published);
  if (article.fetched) write_date(json, "accessed", *article.fetched);
  json.field_if("URL", article.url).field_if("language", article.language).field_if("section", article.section);
  json.field_if("abstract", article.summary).end_object().end_array();
  return out + '\n';
}

}  // namespace dateline
