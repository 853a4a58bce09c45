#include "indexer/cleaning/access.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/date_place.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestNotice = 400;  // bytes
constexpr std::size_t kLeastNotice = 5;      // words
constexpr std::size_t kBlocksBelow = 6;

struct AccessMeta {
  std::string_view name;
  std::string_view free;
  std::string_view paid;
};
// Open Graph's "metered" is neither: so many articles are free.
constexpr auto kMetas = std::to_array<AccessMeta>({
    {"isaccessibleforfree", "true", "false"},
    {"article:content_tier", "free", "locked"},
    {"og:article:content_tier", "free", "locked"},
    {"article.access", "free", "paid"},
    {"ispremium", "0", "1"},
});

FoundAccess declared(const HtmlDocument& document, const JsonLdArticle& json_ld) {
  if (json_ld.free_access)
    return {*json_ld.free_access ? Access::free : Access::paywalled, "JSON-LD isAccessibleForFree", 0.95};
  for (const AccessMeta& row : kMetas) {
    const std::string* value = document.meta(row.name);
    if (value == nullptr) continue;
    const std::string said = ascii_lower(trim(*value));
    if (said == row.free) return {Access::free, "meta " + std::string(row.name), 0.9};
    if (said == row.paid) return {Access::paywalled, "meta " + std::string(row.name), 0.9};
  }
  return {};
}

bool may_be_notice(const ScoredBlock& block) {
  return !block.kept && (block.furniture == Region::none || block.furniture == Region::paywall ||
                         block.furniture == Region::newsletter || block.furniture == Region::advertisement);
}

// From the headline to right below the text: other stories have notices of their own.
FoundAccess printed(const HtmlDocument& document, const Body& body) {
  const std::size_t first = std::min(first_kept(body), body.headline);
  const std::size_t end = std::min(body.blocks.size(), behind_kept(body) + kBlocksBelow);
  for (std::size_t i = first; i < end; ++i) {
    const ScoredBlock& scored = body.blocks[i];
    if (!may_be_notice(scored)) continue;
    if (is_for_payers(document.blocks[i].text)) return {Access::paywalled, "notice at the text", 0.7};
    if (scored.furniture == Region::paywall && scored.shape.words >= kLeastNotice &&
        offers_subscription(document.blocks[i].text))
      return {Access::paywalled, "paywall's box at the text", 0.6};
  }
  return {};
}

}  // namespace

FoundAccess find_access(const HtmlDocument& document, const JsonLdArticle& json_ld, const Body& body) {
  FoundAccess found = declared(document, json_ld);
  return found.access == Access::unknown ? printed(document, body) : found;
}

bool is_for_payers(std::string_view line) {
  if (line.size() > kLongestNotice) return false;
  const std::string key = word_key(line);
  for (const PayerPhrases& row : payer_phrases()) {
    for (std::string_view rest = row.phrases; !rest.empty();) {
      const std::size_t bar = std::min(rest.find('|'), rest.size());
      if (key.find(rest.substr(0, bar)) != std::string::npos) return true;
      rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
  }
  return false;
}

bool asks_payment(std::string_view paragraph) { return offers_subscription(paragraph) || is_for_payers(paragraph); }

}  // namespace dateline
