// The views as routes: HTML for people, from the same answers as the API's.
#pragma once

#include "searcher/server/api.h"

namespace dateline {

inline constexpr auto kSearchPageParameters =
    joined(joined(kQueryParameters, std::array{kHitParameters[0], kFacetOptions[2], kTrendOptions[0]}),
           std::array{Parameter{.name = "offset",
                                .kind = ParameterKind::number,
                                .help = "Hits to leave out before the first.",
                                .default_value = "0",
                                .max = 1'000'000'000},
                      Parameter{.name = "more", .help = "A facet to show more values of."},
                      Parameter{.name = "find", .help = "What the values of that facet must hold."},
                      Parameter{.name = "salient",
                                .kind = ParameterKind::truth,
                                .help = "Names first that the matches have more often than the archive.",
                                .default_value = "0"}});
inline constexpr std::array kArticlePageParameters{
    Parameter{.name = "q", .help = "A query, whose matches are marked."},
    Parameter{.name = "archive", .help = "The archive that the link was made from: its uuid."},
    Parameter{.name = "revision",
              .kind = ParameterKind::number,
              .help = "The revision that the link was made at.",
              .max = 1'000'000'000'000},
};
inline constexpr std::array kStoryPageParameters{
    Parameter{.name = "a", .help = "The article on the left."},
    Parameter{.name = "b", .help = "The article on the right."},
};
inline constexpr auto kTrendPageParameters = joined(
    joined(kQueryParameters, kTrendOptions), std::array{kFacetOptions[2], Parameter{.name = "share",
                                                                                    .kind = ParameterKind::truth,
                                                                                    .help = "Shares instead of counts.",
                                                                                    .default_value = "0"}});
inline constexpr std::array kComparePageParameters{
    Parameter{.name = "a", .help = "The query on the left."},
    Parameter{.name = "b", .help = "The query on the right."},
};
inline constexpr std::array kHoldingsPageParameters{
    Parameter{.name = "source", .help = "An outlet; - for articles without one."},
    Parameter{.name = "from", .help = "What is held and what not, on this day, in this month or year or later."},
    Parameter{.name = "to", .help = "And on this day, in this month or year or earlier."},
};

HttpResponse page_search(const Call& call);
HttpResponse page_article(const Call& call);
HttpResponse page_story(const Call& call);
HttpResponse page_entity(const Call& call);
HttpResponse page_trends(const Call& call);
HttpResponse page_compare(const Call& call);
HttpResponse page_holdings(const Call& call);
HttpResponse page_help(const Call& call);

}  // namespace dateline
