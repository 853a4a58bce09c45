// What each route does, and its parameters.
#pragma once

#include <array>
#include <string_view>

#include "searcher/server/parameters.h"
#include "searcher/server/route.h"

namespace dateline {

/// Two tables as one.
template <std::size_t N, std::size_t M>
constexpr std::array<Parameter, N + M> joined(const std::array<Parameter, N>& a, const std::array<Parameter, M>& b) {
  std::array<Parameter, N + M> out{};
  for (std::size_t i = 0; i < N; ++i) out[i] = a[i];
  for (std::size_t i = 0; i < M; ++i) out[N + i] = b[i];
  return out;
}

/// Which articles: what every route takes that asks a query.
inline constexpr std::array kQueryParameters{
    Parameter{.name = "q",
              .help = "The query (docs/query-language.md). Without it everything matches.",
              .example = "bridge date:2023"},
    Parameter{.name = "dialect",
              .kind = ParameterKind::choice,
              .help = "In which language the query is written (docs/query-language.md).",
              .default_value = "dateline",
              .choices = "dateline|nexis"},
    Parameter{.name = "plain",
              .kind = ParameterKind::truth,
              .help = "Read the query as plain words: its signs and operators mean nothing.",
              .default_value = "0"},
    Parameter{.name = "mode",
              .kind = ParameterKind::choice,
              .help = "Which words an article must hold; auto: all of them, and any if no article has all.",
              .default_value = "auto",
              .choices = "auto|all|any"},
    Parameter{.name = "filter",
              .help = "FIELD:VALUE. Only articles with this value; the same field twice: either.",
              .repeats = true,
              .example = "source:Harbour Ledger"},
    Parameter{.name = "exclude",
              .help = "FIELD:VALUE. Only articles without this value.",
              .repeats = true,
              .example = "section:sport"},
    Parameter{.name = "from", .help = "Published on this day, month or year or later.", .example = "2023-08"},
    Parameter{.name = "to", .help = "Published on this day, month or year or earlier.", .example = "2023"},
    Parameter{.name = "similar",
              .help = "The id of an article: others that share its telling words, without its own story; the query "
                      "and the filters narrow them."},
    Parameter{.name = "similar_words",
              .kind = ParameterKind::number,
              .help = "How many of its words.",
              .default_value = "25",
              .min = 1,
              .max = 200},
    Parameter{.name = "expand",
              .kind = ParameterKind::number,
              .help = "Also take articles with so many words that the ten best hits share.",
              .default_value = "0",
              .max = 200},
    Parameter{.name = "strict",
              .kind = ParameterKind::truth,
              .help = "Answer with a problem where the query cannot be taken as written.",
              .default_value = "0"},
};

inline constexpr std::array kHitParameters{
    Parameter{.name = "sort",
              .kind = ParameterKind::choice,
              .help = "Order of the hits; equal scores come newest first.",
              .default_value = "relevance",
              .choices = "relevance|newest|oldest"},
    Parameter{.name = "recency",
              .help = "Let age take from scores: after this time a quarter, in the end a half.",
              .example = "30d"},
    Parameter{.name = "weight",
              .help = "PART=N: what a part of the score weighs beside the stems of the words, which weigh 1 "
                      "(docs/ranking.md).",
              .repeats = true,
              .example = "title=.5"},
    Parameter{.name = "explain",
              .kind = ParameterKind::truth,
              .help = "The parts of each score; they add up to it.",
              .default_value = "0"},
    Parameter{.name = "kwic",
              .kind = ParameterKind::number,
              .help = "Instead of snippets a concordance: what matches, with so many words on either side.",
              .default_value = "0",
              .max = 50},
    Parameter{
        .name = "snippets", .kind = ParameterKind::number, .help = "Snippets a hit.", .default_value = "2", .max = 20},
    Parameter{.name = "snippet_bytes",
              .kind = ParameterKind::number,
              .help = "About how long a snippet is.",
              .default_value = "240",
              .min = 40,
              .max = 10'000},
};

inline constexpr std::array kFacetOptions{
    Parameter{.name = "facet",
              .help = "A field to count: FIELD, FIELD:N, FIELD:salient or FIELD:N:salient.",
              .repeats = true,
              .example = "person:20"},
    Parameter{.name = "facet_limit",
              .kind = ParameterKind::number,
              .help = "Values of a facet that names no number; 0 for all.",
              .default_value = "10",
              .max = 100'000},
    Parameter{.name = "count_by",
              .kind = ParameterKind::choice,
              .help = "What facets and trends count.",
              .default_value = "articles",
              .choices = "articles|stories"},
};

inline constexpr std::array kTrendOptions{
    Parameter{.name = "trend",
              .kind = ParameterKind::choice,
              .help = "Matches per step over time, empty steps included.",
              .choices = "day|week|month|year|decade|auto"},
    Parameter{.name = "compare",
              .help = "A further query for the trend, under the same filters.",
              .repeats = true,
              .example = "tunnel"},
};

inline constexpr std::array kPageParameters{
    Parameter{.name = "limit",
              .kind = ParameterKind::number,
              .help = "Hits to answer with.",
              .default_value = "10",
              .max = 1000},
    Parameter{.name = "offset",
              .kind = ParameterKind::number,
              .help = "Hits to leave out before the first.",
              .default_value = "0",
              .max = 1'000'000'000},
    Parameter{.name = "cursor",
              .help =
                  "Where the answer before ended: its `next`. Takes the place of an offset, and says if the archive "
                  "has changed since."},
    Parameter{.name = "collapse",
              .kind = ParameterKind::truth,
              .help = "One hit a story, the others counted as its copies.",
              .default_value = "1"},
    Parameter{.name = "relaxations",
              .kind = ParameterKind::number,
              .help = "Where nothing matches: so many queries that ask less and find something.",
              .default_value = "5",
              .max = 20},
};

inline constexpr std::array kFormatParameter{
    Parameter{.name = "format",
              .kind = ParameterKind::choice,
              .help = "Form of the answer.",
              .default_value = "json",
              .choices = "json|csv"},
};

inline constexpr auto kSearchParameters =
    joined(joined(kQueryParameters, kHitParameters), joined(joined(kFacetOptions, kTrendOptions), kPageParameters));
inline constexpr std::array kMentionedWith{
    Parameter{.name = "mentioned_with",
              .help = "A name: only articles that name it. Without a facet, the persons, organizations and places that "
                      "stand out among these."},
};
inline constexpr auto kFacetParameters =
    joined(joined(kQueryParameters, kFacetOptions), joined(kMentionedWith, kFormatParameter));
inline constexpr auto kTrendParameters =
    joined(joined(kQueryParameters, kTrendOptions), joined(std::array{kFacetOptions[2]}, kFormatParameter));

inline constexpr std::array kArticleParameters{
    Parameter{.name = "format",
              .kind = ParameterKind::choice,
              .help = "Form of the answer.",
              .default_value = "json",
              .choices = "json|txt|bibtex|csl-json"},
};

inline constexpr std::array kEntityParameters{
    Parameter{.name = "name", .help = "The name, as facets show it.", .required = true, .example = "Ada Reyes"},
    Parameter{.name = "kind",
              .kind = ParameterKind::choice,
              .help = "What it names.",
              .default_value = "person",
              .choices = "person|organization|place"},
    Parameter{.name = "with",
              .kind = ParameterKind::number,
              .help = "How many of those that appear with it, of each kind.",
              .default_value = "15",
              .max = 1000},
};

inline constexpr std::array kStoryParameters{
    Parameter{.name = "limit",
              .kind = ParameterKind::number,
              .help = "Articles to answer with.",
              .default_value = "100",
              .max = 1000},
    Parameter{.name = "offset",
              .kind = ParameterKind::number,
              .help = "Articles to leave out before the first.",
              .default_value = "0",
              .max = 1'000'000'000},
};

inline constexpr auto kHoldingsParameters = joined(
    std::array{
        Parameter{
            .name = "source", .help = "Only this outlet, with its articles per day.", .example = "Harbour Ledger"},
        Parameter{.name = "gap",
                  .kind = ParameterKind::number,
                  .help = "Days without an article that make a gap; 0: five times the outlet's usual distance, and "
                          "seven days at least.",
                  .default_value = "0",
                  .max = 36'500},
    },
    kFormatParameter);

inline constexpr std::array kSuggestParameters{
    Parameter{.name = "prefix", .help = "How they begin.", .required = true, .example = "har"},
    Parameter{.name = "limit",
              .kind = ParameterKind::number,
              .help = "How many.",
              .default_value = "10",
              .min = 1,
              .max = 100},
};

inline constexpr auto kExportParameters = joined(
    joined(kQueryParameters, kHitParameters),
    std::array{
        Parameter{.name = "collapse", .kind = ParameterKind::truth, .help = "One row a story.", .default_value = "0"},
        Parameter{.name = "format",
                  .kind = ParameterKind::choice,
                  .help = "Form of the answer.",
                  .default_value = "ndjson",
                  .choices = "ndjson|csv"}});
inline constexpr auto kFeedParameters = joined(kQueryParameters, std::array{Parameter{.name = "limit",
                                                                                      .kind = ParameterKind::number,
                                                                                      .help = "Entries.",
                                                                                      .default_value = "50",
                                                                                      .min = 1,
                                                                                      .max = 500}});

/// What is to be said of an entity; throws Error(not_found) if no article names it.
[[nodiscard]] Answer entity_answer(const Call& call);

HttpResponse api_search(const Call& call);
HttpResponse api_article(const Call& call);
HttpResponse api_facets(const Call& call);
HttpResponse api_trends(const Call& call);
HttpResponse api_entity(const Call& call);
HttpResponse api_story(const Call& call);
HttpResponse api_holdings(const Call& call);
HttpResponse api_suggest(const Call& call);
HttpResponse api_export(const Call& call);
HttpResponse api_feed(const Call& call);
HttpResponse api_archive(const Call& call);

}  // namespace dateline
