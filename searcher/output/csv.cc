#include <charconv>
#include <string>
#include <string_view>

#include "common/text/utf8.h"
#include "searcher/output/answer_json.h"

namespace dateline {
namespace {

std::string quoted_if_needed(const std::string& text) {
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string cell(std::string_view text) {
  std::string line = squeeze_blanks(to_valid_utf8(text));
  // squeeze_blanks() has taken the leading tab and carriage return that spreadsheets fall for too.
  if (!line.empty() && std::string_view("=+-@").find(line.front()) != std::string_view::npos) line.insert(0, 1, '\'');
  return quoted_if_needed(line);
}

std::string number(double value) {
  char text[32];
  const auto end = std::to_chars(text, text + sizeof text, value);
  return {text, end.ptr};
}

std::string snippets_of(const Hit& hit) {
  std::string out;
  for (const Snippet& snippet : hit.snippets) out += (out.empty() ? "" : " \u2026 ") + snippet.text;
  return out;
}

}  // namespace

std::string csv_header() { return "rank,score,id,url,title,source,published,language,story,snippet\r\n"; }

std::string csv_row(const Hit& hit) {
  std::string out = std::to_string(hit.rank) + ',' + number(hit.score);
  const std::string published = hit.published ? to_string(*hit.published) : "";
  for (const std::string_view text :
       {std::string_view(hit.id), std::string_view(hit.url), std::string_view(hit.title), std::string_view(hit.source),
        std::string_view(published), std::string_view(hit.language), std::string_view(hit.story)}) {
    out += ',' + cell(text);
  }
  return out + ',' + cell(snippets_of(hit)) + "\r\n";
}

std::string id_row(const Hit& hit) {
  std::string line = hit.id;
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return line + '\n';
}

}  // namespace dateline
