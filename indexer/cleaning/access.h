// Whether a page says that its whole text is for payers only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"

namespace dateline {

struct FoundAccess {
  Access access = Access::unknown;
  std::string from;
  double confidence = 0;
};

/// What the page declares; else a notice that it prints right at its text.  A page that says nothing is neither.
[[nodiscard]] FoundAccess find_access(const HtmlDocument& document, const JsonLdArticle& json_ld, const Body& body);

/// What says so in one language.
struct PayerPhrases {
  std::string_view language;
  std::string_view reason;
  std::string_view phrases;  ///< folded, one blank between words, with | between
};
[[nodiscard]] const std::vector<PayerPhrases>& payer_phrases();

/// True if a printed line says that the text is, or goes on, for those who pay.
[[nodiscard]] bool is_for_payers(std::string_view line);

/// A notice of a paywall as it ends a text: that it goes on for payers, or an offer to become one.
[[nodiscard]] bool asks_payment(std::string_view paragraph);

}  // namespace dateline
