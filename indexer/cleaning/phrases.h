// Printed phrases that are furniture in every outlet, by language.
#pragma once

#include <cstdint>
#include <string_view>

#include "indexer/cleaning/text_shape.h"

namespace dateline {

enum class Phrase : std::uint8_t {
  none,
  furniture,  ///< "Advertisement", "Share on Facebook", "Read more: ..."
  tail_list,  ///< "Related stories": what follows is a list of other stories
  tail_end,   ///< "Leave a Reply", "Most Popular": nothing after it is the article
  tags,       ///< "Tags: a, b"
  copyright,  ///< "Copyright 2018 Harbour Ledger"
  caption,    ///< "Photo: ...", "(... via AP)"
};

/// What a line or block of this text is, judged by its words alone.
[[nodiscard]] Phrase phrase_of(std::string_view text, const TextShape& shape);
/// For CleanedBlock::reason.
[[nodiscard]] std::string_view reason_of(Phrase phrase) noexcept;

/// "404 Not Found", "Access denied", "Just a moment ...": titles of pages that are no articles.
[[nodiscard]] bool is_error_title(std::string_view title);
/// How many words about cookies, consent and privacy a text holds.
[[nodiscard]] std::size_t consent_words(std::string_view text);
/// True if a paragraph asks its reader for consent: words about cookies, and "we" or "you".
[[nodiscard]] bool asks_consent(std::string_view text);

}  // namespace dateline
