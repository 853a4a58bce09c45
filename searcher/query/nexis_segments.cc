#include "searcher/query/nexis_segments.h"

#include <algorithm>
#include <array>

namespace dateline {
namespace {

struct Segment {
  std::string_view name;
  std::string_view field;  // of our language
};

constexpr std::array<Segment, 22> kSegments{{{"HLEAD", "hlead"},
                                             {"HEADLINE", "title"},
                                             {"TITLE", "title"},
                                             {"LEAD", "lead"},
                                             {"BODY", "body"},
                                             {"TEXT", "body"},
                                             {"BYLINE", "author"},
                                             {"AUTHOR", "author"},
                                             {"SOURCE", "source"},
                                             {"PUBLICATION", "source"},
                                             {"PUB", "source"},
                                             {"SECTION", "section"},
                                             {"LANGUAGE", "language"},
                                             {"PERSON", "person"},
                                             {"PEOPLE", "person"},
                                             {"COMPANY", "organization"},
                                             {"ORGANIZATION", "organization"},
                                             {"COUNTRY", "country"},
                                             {"GEOGRAPHIC", "place"},
                                             {"CITY", "place"},
                                             {"STATE", "place"},
                                             {"KEYWORD", "tag"}}};

constexpr std::array<std::string_view, 14> kUnknownToNews{
    "TERMS",  "SUBJECT",  "INDUSTRY",  "TICKER",      "LENGTH",  "CITE",       "LOAD-DATE",
    "SERIES", "PUB-TYPE", "COPYRIGHT", "UPDATE-DATE", "GRAPHIC", "DOC-NUMBER", "CORRECTION-DATE"};

constexpr std::array<std::string_view, 6> kForms{"CAPS", "ALLCAPS", "NOCAPS", "PLURAL", "SINGULAR", "EXACT"};

template <typename Names>
bool has(const Names& names, std::string_view name) noexcept {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

NexisSegment nexis_segment(std::string_view name) noexcept {
  if (has(kForms, name)) return {NexisSegment::Kind::form, {}};
  if (has(kUnknownToNews, name)) return {NexisSegment::Kind::not_held, {}};
  const auto* const known =
      std::find_if(kSegments.begin(), kSegments.end(), [&](const Segment& each) { return each.name == name; });
  if (known == kSegments.end()) return {};
  return {NexisSegment::Kind::field, known->field};
}

}  // namespace dateline
