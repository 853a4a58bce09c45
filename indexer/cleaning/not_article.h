// Pages that are no articles, and lines that name an outlet.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

struct PageJudgement {
  std::string title;
  std::string_view body;
  double link_share = 0;  ///< of the page's text
  bool declared_article = false;
  bool has_blocks = false;
  bool headline_printed = true;
  bool asks_consent = false;  ///< a consent notice stands on the page
  bool has_paywall = false;   ///< a notice of one
  bool has_teasers = false;   ///< several of other stories
};

/// Why a page is no article, in words; empty if it is one.
[[nodiscard]] std::string_view why_not_article(const PageJudgement& page);

/// True for bytes that decoded to something, but not to text.
[[nodiscard]] bool is_garbage(std::string_view utf8);

/// "Copyright 2018 Harbour Ledger. All Rights Reserved" -> "Harbour Ledger"; empty if the line is none of these.
[[nodiscard]] std::string copyright_outlet(std::string_view line);

}  // namespace dateline
