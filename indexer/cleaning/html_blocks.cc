#include "indexer/cleaning/html_blocks.h"

#include <algorithm>
#include <unordered_set>

#include "common/text/utf8.h"
#include "indexer/cleaning/html_parser.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

// Old pages lay out columns with tables: a long cell is a column, a short one is part of a row.
constexpr std::size_t kMaxCellBytes = 120;
constexpr std::size_t kMaxRowBytes = 400;
constexpr std::size_t kMaxTableBytes = 6000;

bool is_visible(std::string_view text) {
  for (std::size_t pos = 0; pos < text.size();) {
    if (!is_blank(next_code_point(text, pos))) return true;
  }
  return false;
}

// The end of the paragraph that begins at `pos`, and the start of the next one.
struct Cut {
  std::size_t end;
  std::size_t next;
};
Cut next_cut(std::string_view text, std::size_t pos) {
  while ((pos = text.find('\n', pos)) != std::string_view::npos) {
    std::size_t next = pos + 1;
    unsigned lines = 1;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\n')) {
      if (text[next] == '\n') ++lines;
      ++next;
    }
    if (lines > 1) return {pos, next};
    pos = next;
  }
  return {text.size(), text.size()};
}

std::vector<HtmlBlock> cut_at_empty_lines(const HtmlDocument& document) {
  std::vector<HtmlBlock> cut;
  cut.reserve(document.blocks.size());
  const std::string_view text = document.text;
  for (const HtmlBlock& block : document.blocks) {
    const std::string_view whole = text.substr(block.text_begin, block.text_end - block.text_begin);
    for (std::size_t pos = 0; pos < whole.size();) {
      const Cut at = cut.size() < kMaxBlocks ? next_cut(whole, pos) : Cut{whole.size(), whole.size()};
      if (is_visible(whole.substr(pos, at.end - pos))) {
        HtmlBlock piece = block;
        piece.text_begin = block.text_begin + static_cast<std::uint32_t>(pos);
        piece.text_end = block.text_begin + static_cast<std::uint32_t>(at.end);
        cut.push_back(std::move(piece));
      }
      pos = at.next;
    }
  }
  return cut;
}

struct Place {
  std::uint32_t row = kNoNode;
  std::uint32_t cell = kNoNode;
};

// Row and cell that a block lies in, if it is near them.
Place place_of(const HtmlDocument& document, const HtmlBlock& block) {
  Place place;
  std::uint32_t node = block.node;
  for (int up = 0; up < 4 && node != kNoNode && node != 0; ++up) {
    const Tag tag = document.nodes[node].tag;
    if (tag == Tag::cell && place.cell == kNoNode) place.cell = node;
    if (tag == Tag::row) {
      place.row = node;
      return place;
    }
    node = document.nodes[node].parent;
  }
  return {};
}

// Cells side by side become one block with tabs between; the rows of a table whose rows all are such become one
// paragraph with a line for each.
class CellJoiner {
 public:
  explicit CellJoiner(const HtmlDocument& document) : document_(document) {}

  std::vector<HtmlBlock> join(std::vector<HtmlBlock> blocks) {
    joined_.reserve(blocks.size());
    find_layout_rows(blocks);
    for (HtmlBlock& block : blocks) {
      block.text = line_of(block.text_begin, block.text_end);
      std::uint32_t row = place_of(document_, block).row;
      if (row != kNoNode && layout_rows_.contains(row)) row = kNoNode;
      if (row != kNoNode && row == last_row_ && block.text_end - joined_.back().text_begin <= kMaxRowBytes)
        append(block, row);
      else
        begin(std::move(block), row);
    }
    return join_rows();
  }

 private:
  // A long cell, or one of several blocks, is a column of the page, and its row no row of data.
  void find_layout_rows(const std::vector<HtmlBlock>& blocks) {
    std::uint32_t last_cell = kNoNode;
    for (const HtmlBlock& block : blocks) {
      const Place place = place_of(document_, block);
      if (place.row == kNoNode) continue;
      if (block.text_end - block.text_begin > kMaxCellBytes || place.cell == last_cell) layout_rows_.insert(place.row);
      last_cell = place.cell;
    }
  }
  [[nodiscard]] std::string line_of(std::size_t begin, std::size_t end) const {
    return plain_line(std::string_view(document_.text).substr(begin, end - begin));
  }
  void append(const HtmlBlock& block, std::uint32_t row) {
    joined_.back().text_end = block.text_end;
    joined_.back().node = row;
    joined_.back().text += '\t';
    joined_.back().text += block.text;
  }
  void begin(HtmlBlock block, std::uint32_t row) {
    last_row_ = row;
    joined_.push_back(std::move(block));
  }

  [[nodiscard]] std::uint32_t table_of(const HtmlBlock& block) const {
    if (document_.nodes[block.node].tag != Tag::row) return kNoNode;
    std::uint32_t node = block.node;
    while (node != 0 && document_.nodes[node].tag != Tag::table) node = document_.nodes[node].parent;
    return node == 0 ? kNoNode : node;
  }
  std::vector<HtmlBlock> join_rows() {
    std::vector<HtmlBlock> out;
    out.reserve(joined_.size());
    std::uint32_t last_table = kNoNode;
    for (HtmlBlock& block : joined_) {
      const std::uint32_t table = table_of(block);
      if (table != kNoNode && table == last_table && block.text_end - out.back().text_begin <= kMaxTableBytes) {
        out.back().text_end = block.text_end;
        out.back().text += '\n';
        out.back().text += block.text;
        continue;
      }
      last_table = table;
      out.push_back(std::move(block));
    }
    return out;
  }

  const HtmlDocument& document_;
  std::vector<HtmlBlock> joined_;
  std::uint32_t last_row_ = kNoNode;
  std::unordered_set<std::uint32_t> layout_rows_;
};

void measure_links(HtmlDocument& document) {
  std::vector<Span> links;
  std::uint32_t behind = 0;
  for (const HtmlNode& node : document.nodes) {
    if (node.tag != Tag::a || node.text_end <= std::max(node.text_begin, behind)) continue;
    links.push_back({std::max(node.text_begin, behind), node.text_end});
    behind = node.text_end;
  }
  std::size_t first = 0;
  for (HtmlBlock& block : document.blocks) {
    while (first < links.size() && links[first].end <= block.text_begin) ++first;
    std::uint32_t bytes = 0;
    for (std::size_t i = first; i < links.size() && links[i].begin < block.text_end; ++i) {
      bytes += std::min(links[i].end, block.text_end) - std::max(links[i].begin, block.text_begin);
    }
    block.link_bytes = bytes;
  }
}

}  // namespace

void shape_blocks(HtmlDocument& document) {
  document.blocks = CellJoiner(document).join(cut_at_empty_lines(document));
  measure_links(document);
}

}  // namespace dateline
