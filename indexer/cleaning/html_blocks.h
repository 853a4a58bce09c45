// The blocks of a parsed page brought into the shape that scoring wants.
#pragma once

#include "indexer/cleaning/html_document.h"

namespace dateline {

/// Cuts blocks at empty lines (<br><br>), joins the short cells of a table into one paragraph (tabs between cells, line
/// ends between rows), and fills in text and link_bytes.  Blocks without visible characters go.
void shape_blocks(HtmlDocument& document);

}  // namespace dateline
