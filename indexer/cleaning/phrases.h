// Printed phrases that are furniture in every outlet, by language.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/cleaning/rules.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {

enum class Phrase : std::uint8_t {
  none,
  furniture,  ///< "Advertisement", "Share on Facebook", "Read more: ..."
  tail_list,  ///< "Related stories": what follows is a list of other stories
  tail_end,   ///< "Most Popular", "About the author": nothing after it is the article, unless whole paragraphs are
  comments,   ///< "Leave a Reply": nothing after it is the article
  tags,       ///< "Tags: a, b"
  copyright,  ///< "Copyright 2018 Harbour Ledger"
  caption,    ///< "Photo: ...", "(... via AP)"
};

/// What a line or block of this text is, judged by its words alone.
[[nodiscard]] Phrase phrase_of(std::string_view text, const TextShape& shape, const Rules& rules = {});
/// For CleanedBlock::reason.
[[nodiscard]] std::string_view reason_of(Phrase phrase) noexcept;

/// "404 Not Found", "Access denied", "Just a moment ...": titles of pages that are no articles.
[[nodiscard]] bool is_error_title(std::string_view title);
/// True if a paragraph asks its reader to subscribe or to log in: words for it, and what is offered for it.  Only to be
/// asked about the last paragraphs of a text: a story may tell of subscriptions.
[[nodiscard]] bool offers_subscription(std::string_view text);
/// How many words about cookies, consent and privacy a text holds.
[[nodiscard]] std::size_t consent_words(std::string_view text);
/// True if a paragraph asks its reader for consent: words about cookies, and "we" or "you".
[[nodiscard]] bool asks_consent(std::string_view text);

}  // namespace dateline
