#include "searcher/program.h"

#include <array>
#include <cstdlib>
#include <ostream>

#include <dateline/searcher.h>

#include "common/options/program_main.h"
#include "searcher/last_resort.h"
#include "searcher/output/answer_json.h"
#include "searcher/output/answer_text.h"
#include "searcher/pager.h"

namespace dateline {
namespace {

constexpr std::array kOptions{
    Option{.name = "mode",
           .kind = OptionKind::choice,
           .value = "MODE",
           .group = "Query",
           .help = "Which words an article must hold. auto: all of them; if no article has all, any, and the answer "
                   "says so.",
           .default_value = "auto",
           .choices = "auto|all|any"},
    Option{.name = "filter",
           .letter = 'f',
           .kind = OptionKind::text,
           .value = "FIELD:VALUE",
           .group = "Query",
           .help = "Only articles with this value. The same field twice: either value; different fields: both.",
           .repeats = true,
           .example = "--filter 'person:Kim Jong Un'"},
    Option{.name = "exclude",
           .letter = 'x',
           .kind = OptionKind::text,
           .value = "FIELD:VALUE",
           .group = "Query",
           .help = "Only articles without this value.",
           .repeats = true,
           .example = "--exclude source:wire"},
    Option{.name = "from",
           .kind = OptionKind::text,
           .value = "DATE",
           .group = "Query",
           .help = "Published on this day, month or year or later.",
           .from_config = false,
           .example = "--from 2023-08"},
    Option{.name = "to",
           .kind = OptionKind::text,
           .value = "DATE",
           .group = "Query",
           .help = "Published on this day, month or year or earlier.",
           .from_config = false,
           .example = "--to 2023"},
    Option{.name = "strict",
           .group = "Query",
           .help = "End with an error where the query cannot be taken as written, instead of a complaint."},
    Option{.name = "sort",
           .letter = 's',
           .kind = OptionKind::choice,
           .value = "ORDER",
           .group = "Hits",
           .help = "Order of the hits; equal scores come newest first.",
           .default_value = "relevance",
           .choices = "relevance|newest|oldest"},
    Option{.name = "limit",
           .letter = 'n',
           .kind = OptionKind::number,
           .value = "N",
           .group = "Hits",
           .help = "Hits to show. ndjson, csv and ids show all unless it is given.",
           .default_value = "10",
           .max = 1'000'000,
           .example = "--limit 50"},
    Option{.name = "offset",
           .kind = OptionKind::number,
           .value = "N",
           .group = "Hits",
           .help = "Hits to leave out before the first.",
           .default_value = "0",
           .max = 1'000'000'000,
           .from_config = false},
    Option{
        .name = "collapse",
        .kind = OptionKind::choice,
        .value = "WHEN",
        .group = "Hits",
        .help = "Show one hit a story and count its copies. auto: in text and json; ndjson, csv and ids are complete.",
        .default_value = "auto",
        .choices = "auto|always|never"},
    Option{.name = "snippets",
           .kind = OptionKind::number,
           .value = "N",
           .group = "Hits",
           .help = "Snippets a hit.",
           .default_value = "2",
           .max = 20},
    Option{.name = "snippet-bytes",
           .kind = OptionKind::number,
           .value = "N",
           .group = "Hits",
           .help = "About how long a snippet is.",
           .default_value = "240",
           .min = 40,
           .max = 10'000},
    Option{.name = "facet",
           .letter = 'F',
           .kind = OptionKind::text,
           .value = "FIELD",
           .group = "Counts",
           .help = "Count the values of a field over all matches: source, year, month, day, language, person, "
                   "organization, place, country, section, agency, author, tag, host.",
           .repeats = true,
           .example = "--facet person --facet year"},
    Option{.name = "facet-limit",
           .kind = OptionKind::number,
           .value = "N",
           .group = "Counts",
           .help = "Values a facet; 0 for all.",
           .default_value = "10",
           .max = 1'000'000},
    Option{.name = "trend",
           .kind = OptionKind::choice,
           .value = "STEP",
           .group = "Counts",
           .help = "Matches over time, empty steps included, beside the archive's totals.",
           .choices = "day|month|year",
           .from_config = false},
    Option{.name = "article",
           .kind = OptionKind::text,
           .value = "ID",
           .group = "Articles",
           .help = "Show the whole article with this id instead of searching.",
           .from_config = false},
    Option{.name = "format",
           .kind = OptionKind::choice,
           .value = "FORM",
           .group = "Output",
           .help = "Form of the answer.",
           .default_value = "text",
           .choices = "text|json|ndjson|csv|ids"},
    Option{.name = "color",
           .kind = OptionKind::choice,
           .value = "WHEN",
           .group = "Output",
           .help = "Light words with colour. auto: on a terminal, unless NO_COLOR is set.",
           .default_value = "auto",
           .choices = "auto|always|never"},
    Option{.name = "width",
           .kind = OptionKind::number,
           .value = "N",
           .group = "Output",
           .help = "Columns of text output. Default: those of the terminal, else 80.",
           .min = 40,
           .max = 1000},
    Option{.name = "no-pager", .group = "Output", .help = "Never use the pager."},
    Option{.name = "timeout",
           .kind = OptionKind::number,
           .value = "SECONDS",
           .group = "Output",
           .help = "Give up after this time; 0 for never.",
           .default_value = "0",
           .max = 86'400},
    kHelpOption,
    kVersionOption,
    kManOption,
    kCompletionOption,
};

bool wants_colour(const Options& options, bool terminal) {
  const std::string when = options.text("color");
  if (when != "auto") return when == "always";
  const char* no_colour = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  return terminal && (no_colour == nullptr || *no_colour == '\0') && (term == nullptr || std::string(term) != "dumb");
}

TextStyle text_style(const Options& options, bool terminal) {
  TextStyle style;
  style.colour = wants_colour(options, terminal);
  style.width = options.has("width") ? static_cast<std::size_t>(options.number("width")) : terminal_columns();
  return style;
}

Filter read_filter(const std::string& text, bool exclude) {
  const std::size_t colon = text.find(':');
  if (colon == 0 || colon == std::string::npos || colon + 1 == text.size()) {
    throw Error(ErrorCode::usage, "'" + text + "' is not FIELD:VALUE", text, "for instance source:Ledger");
  }
  return {text.substr(0, colon), text.substr(colon + 1), exclude};
}

std::string joined_query(const Options& options) {
  std::string query;
  for (std::size_t i = 1; i < options.positional().size(); ++i) {
    query += (i > 1 ? " " : "") + options.positional()[i];
  }
  return query;
}

std::vector<std::string> facet_fields(const Options& options) {
  std::vector<std::string> out;
  for (const std::string& list : options.texts("facet")) {
    for (std::size_t pos = 0; pos <= list.size();) {
      const std::size_t end = std::min(list.find(',', pos), list.size());
      if (end > pos) out.push_back(list.substr(pos, end - pos));
      pos = end + 1;
    }
  }
  return out;
}

// Forms with a row a hit, which other programs read: they want all of them.
bool is_rows(std::string_view format) { return format == "ndjson" || format == "csv" || format == "ids"; }

SearchRequest read_request(const Options& options, const std::atomic<bool>& cancel) {
  SearchRequest request;
  request.query = joined_query(options);
  const std::string mode = options.text("mode");
  request.mode = mode == "all" ? Mode::all : mode == "any" ? Mode::any : Mode::automatic;
  const std::string sort = options.text("sort");
  request.sort = sort == "newest" ? Sort::newest : sort == "oldest" ? Sort::oldest : Sort::relevance;
  for (const std::string& filter : options.texts("filter")) request.filters.push_back(read_filter(filter, false));
  for (const std::string& filter : options.texts("exclude")) request.filters.push_back(read_filter(filter, true));
  if (options.has("from")) request.filters.push_back({"after", options.text("from"), false});
  if (options.has("to")) request.filters.push_back({"before", options.text("to"), false});
  request.facets = facet_fields(options);
  request.facet_limit = static_cast<std::uint32_t>(options.number("facet-limit"));
  request.trend = options.text("trend");
  request.limit = static_cast<std::uint32_t>(options.number("limit"));
  request.offset = static_cast<std::uint32_t>(options.number("offset"));
  const std::string collapse = options.text("collapse");
  request.collapse = collapse == "always" || (collapse == "auto" && !is_rows(options.text("format")));
  request.snippets = static_cast<std::uint32_t>(options.number("snippets"));
  request.snippet_bytes = static_cast<std::uint32_t>(options.number("snippet-bytes"));
  request.strict = options.has("strict");
  request.cancel = &cancel;
  if (const auto seconds = options.number("timeout"); seconds > 0) {
    request.deadline = std::chrono::steady_clock::now() + std::chrono::seconds(seconds);
  }
  return request;
}

// One row a hit, as many as there are unless --limit says otherwise.
int stream_rows(const Options& options, Searcher& searcher, SearchRequest request, std::ostream& out) {
  const std::string format = options.text("format");
  const std::uint64_t most = options.has("limit") ? request.limit : UINT64_MAX;
  if (format == "ids") request.snippets = 0;
  if (format == "csv") out << csv_header();
  std::uint64_t rows = 0;
  if (most > 0) {
    searcher.stream(request, [&](const Hit& hit) {
      if (format == "ndjson") {
        out << hit_json(hit) << '\n';
      } else {
        out << (format == "csv" ? csv_row(hit) : id_row(hit));
      }
      return ++rows < most && static_cast<bool>(out);
    });
  }
  return rows > 0 ? 0 : 1;
}

int show_article(const Options& options, Searcher& searcher, std::ostream& out, bool terminal) {
  const std::string id = options.text("article");
  const auto article = searcher.article(id);
  if (!article) {
    throw Error(ErrorCode::not_found, "no article has the id " + id, id, "ids stand in every hit, or use --format ids");
  }
  if (options.text("format") != "text") {
    out << to_json(*article) << '\n';
  } else if (terminal && !options.has("no-pager")) {
    page(article_text(*article, text_style(options, terminal)), out);
  } else {
    out << article_text(*article, text_style(options, terminal));
  }
  return 0;
}

void print_complaints(const Answer& answer, std::ostream& messages) {
  for (const Complaint& complaint : answer.complaints) {
    messages << "query, byte " << complaint.span.begin << ": " << complaint.message;
    if (!complaint.suggestion.empty()) messages << " (" << complaint.suggestion << ")";
    messages << "\n";
  }
}

}  // namespace

const Program& search_program() {
  static const Program program{
      .name = "dateline-search",
      .summary = "search an archive of news",
      .synopsis = {"[options] ARCHIVE QUERY...", "--article ID ARCHIVE"},
      .description =
          {"Answers a query from an archive that dateline-index built: ranked hits with the passages that match, "
           "counts by any field, and how the query was read.",
           "A query is words, all of which an article must hold; \"phrases in quotes\", OR, NOT, -word and brackets; "
           "fields such as person:, source: or title:; date:2023-08..2024; and wor* for words that begin so. Without a "
           "QUERY everything matches, newest first. What cannot be read is searched for as plain words, and a "
           "complaint says so."},
      .options = kOptions,
      .examples = {{"dateline-search news.archive 'bridge date:2023 -person:Smith'", "Words, a year, and not a name."},
                   {"dateline-search news.archive --sort newest --facet source bridge", "Newest first, with outlets."},
                   {"dateline-search --format ndjson news.archive bridge | jq .url", "Every match, one JSON a line."}},
      .see_also = {"dateline-index(1)"}};
  return program;
}

int run_search(const Options& options, std::ostream& out, std::ostream& messages, bool terminal,
               const std::atomic<bool>& cancel) {
  if (options.positional().empty()) {
    throw Error(ErrorCode::usage, "no ARCHIVE is named", {}, "dateline-search ARCHIVE QUERY..., or --help");
  }
  Searcher searcher(Archive::open(options.positional().front()));
  if (options.has("article")) return show_article(options, searcher, out, terminal);
  const SearchRequest request = read_request(options, cancel);
  const std::string format = options.text("format");
  std::optional<DeadlineWatch> watch(std::in_place, request.deadline);
  if (is_rows(format)) return stream_rows(options, searcher, request, out);
  const Answer answer = searcher.search(request);
  watch.reset();  // whoever pages through an answer has no deadline
  if (format == "json") {
    out << answer_json(answer) << '\n';
    print_complaints(answer, messages);
  } else if (terminal && !options.has("no-pager")) {
    page(answer_text(answer, text_style(options, terminal)), out);
  } else {
    out << answer_text(answer, text_style(options, terminal));
  }
  return answer.total > 0 ? 0 : 1;
}

}  // namespace dateline
