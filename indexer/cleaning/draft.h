// What the two ways through cleaning (markup, page text) have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <dateline/indexer.h>

#include "indexer/cleaning/rules.h"

namespace dateline {

/// A page on its way to an article.
struct Draft {
  const Page& page;
  const Rules& rules;
  CleanedPage cleaned;
  Article article;
  std::string declared_language;
  std::vector<Draft> others;    ///< the further stories of a page that holds several
  bool is_part = false;         ///< this is one of them: the page's address says nothing about it
  std::size_t first_block = 0;  ///< of its blocks among the page's

  Draft(const Page& from, const Rules& by) : page(from), rules(by) {}
  void note(std::string_view field, std::string_view from, double confidence) {
    article.evidence.push_back({std::string(field), std::string(from), confidence});
  }
  void reject(std::string_view why) {
    if (cleaned.rejected.empty()) cleaned.rejected = why;
  }
  void add_paragraph(std::string_view text) {
    if (!article.body.empty()) article.body += "\n\n";
    article.body += text;
  }
};

/// Markup: fills blocks, body and all fields, or rejects.  `utf8` may have been cut at the size limit.
void clean_html(Draft& draft, std::string_view utf8);
/// Text without markup.
void clean_page_text(Draft& draft, std::string_view utf8);

}  // namespace dateline
