// The views as routes: HTML for people, from the same answers as the API's.
#pragma once

#include "searcher/server/api.h"

namespace dateline {

inline constexpr auto kSearchPageParameters =
    joined(joined(kQueryParameters, std::array{kHitParameters[0], kFacetOptions[2]}),
           std::array{Parameter{.name = "offset",
                                .kind = ParameterKind::number,
                                .help = "Hits to leave out before the first.",
                                .default_value = "0",
                                .max = 1'000'000'000},
                      Parameter{.name = "more", .help = "A facet to show more values of."}});
inline constexpr std::array kArticlePageParameters{
    Parameter{.name = "q", .help = "A query, whose matches are marked."},
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
