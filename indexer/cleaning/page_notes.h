// What a page with markup prints beside its story: notes on corrections.
#pragma once

#include <string>
#include <vector>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"

namespace dateline {

struct PageNote {
  std::string text;
  bool in_text = false;
};

/// Notes above the text, in it or right below it, in order.
[[nodiscard]] std::vector<PageNote> find_corrections(const HtmlDocument& document, const Body& body);

}  // namespace dateline
