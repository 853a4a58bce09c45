#include "searcher/output/csv.h"

#include <tuple>

#include "common/text/utf8.h"
#include "searcher/output/words.h"

namespace dateline {
namespace {

constexpr std::string_view kLineEnd = "\r\n";

std::string quoted_if_needed(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

constexpr bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

std::string without_controls(const std::string& text) {
  std::string out;
  for (std::size_t pos = 0; pos < text.size();) {
    const std::size_t begin = pos;
    const bool control = is_control(next_code_point(text, pos));
    out += control ? std::string("\uFFFD") : text.substr(begin, pos - begin);
  }
  return out;
}

std::string cell(std::string_view text) {
  std::string line = without_controls(squeeze_blanks(to_valid_utf8(text)));
  // squeeze_blanks() has taken the leading tab and carriage return that spreadsheets fall for too.
  if (!line.empty() && std::string_view("=+-@").find(line.front()) != std::string_view::npos) line.insert(0, 1, '\'');
  return quoted_if_needed(line);
}

std::string snippets_of(const Hit& hit) {
  std::string out;
  for (const Snippet& snippet : hit.snippets) out += (out.empty() ? "" : " \u2026 ") + snippet.text;
  return out;
}

}  // namespace

std::string csv_header() { return "rank,score,id,url,title,source,published,language,story,snippet\r\n"; }

std::string csv_row(const Hit& hit) {
  std::string out = std::to_string(hit.rank) + ',' + number_text(hit.score);
  const std::string published = hit.published ? to_string(*hit.published) : "";
  for (const std::string_view text :
       {std::string_view(hit.id), std::string_view(hit.url), std::string_view(hit.title), std::string_view(hit.source),
        std::string_view(published), std::string_view(hit.language), std::string_view(hit.story)}) {
    out += ',' + cell(text);
  }
  return (out + ',' + cell(snippets_of(hit))).append(kLineEnd);
}

std::string batch_csv_header() { return "query," + csv_header(); }

std::string batch_csv_row(std::string_view query_id, const Hit& hit) { return cell(query_id) + ',' + csv_row(hit); }

std::string context_csv_header() { return "rank,id,title,source,published,in,left,match,right\r\n"; }

std::string context_csv(const Hit& hit) {
  std::string out;
  const std::string published = hit.published ? to_string(*hit.published) : "";
  for (const Context& each : hit.contexts) {
    out += csv_line({std::to_string(hit.rank), hit.id, hit.title, hit.source, published,
                     each.in_title ? "title" : "body", each.left, each.match, each.right});
  }
  return out;
}

std::string facet_csv_header() { return "facet,value,count,archive,lift,salience\r\n"; }

std::string facet_csv(const Facet& facet) {
  std::string out;
  for (const FacetValue& value : facet.values) {
    out += cell(facet.field) + ',' + cell(value.value) + ',' + std::to_string(value.count) + ',';
    out += facet.salient
               ? std::to_string(value.archive) + ',' + number_text(value.lift) + ',' + number_text(value.salience)
               : std::string(",,");
    out += kLineEnd;
  }
  return out;
}

std::string trend_csv(const Trend& trend) {
  std::string out = "query,bucket,first_day,last_day,count,total,share\r\n";
  for (const TrendSeries& series : trend.series) {
    const std::string query = cell(series.query);
    for (const TrendPoint& point : series.points) {
      out += query + ',' + point.bucket + ',' + point.first_day + ',' + point.last_day + ',' +
             std::to_string(point.count) + ',' + std::to_string(point.total) + ',';
      if (point.total > 0) out += number_text(static_cast<double>(point.count) / static_cast<double>(point.total));
      out += kLineEnd;
    }
    out += query + ",undated,,," + std::to_string(series.undated) + ",,";
    out += kLineEnd;
  }
  return out;
}

std::string names_csv(const std::vector<ListedName>& names) {
  std::string out = "kind,name,articles,alias,alias_articles,from";
  out += kLineEnd;
  for (const ListedName& name : names) {
    const std::string start =
        std::string(to_string(name.kind)) + ',' + cell(name.name) + ',' + std::to_string(name.articles) + ',';
    out += start + ",,";
    out += kLineEnd;
    for (const ListedName::Form& each : name.aliases) {
      out += start + cell(each.name) + ',' + std::to_string(each.articles) + ',' + cell(each.from);
      out += kLineEnd;
    }
  }
  return out;
}

std::string csv_line(const std::vector<std::string>& cells) {
  std::string out;
  for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + cell(cells[i]);
  out += kLineEnd;
  return out;
}

}  // namespace dateline
