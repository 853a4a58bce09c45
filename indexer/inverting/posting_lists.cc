#include "indexer/inverting/posting_lists.h"

#include "common/text/varint.h"
#include "indexer/inverting/spill_file.h"

namespace dateline {

void PostingLists::collect(std::uint32_t list, std::string& out) const {
  const State& state = states_[list];
  out.clear();
  if (firsts_[list] != 0) {
    arena_.collect(firsts_[list], state.stream, out);
  } else {
    append_varint(out, state.row_plus_one - 1);
  }
  append_varint(out, state.wdf);
}

void read_postings(std::string_view bytes, std::vector<SourcePosting>& postings) {
  postings.clear();
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  for (std::uint32_t next_row = 0; at != end;) {
    SourcePosting& posting = postings.emplace_back();
    std::uint32_t gap = 0;
    if (!read_varint(at, end, gap) || !read_varint(at, end, posting.wdf)) throw_spill_changed();
    posting.row = next_row + gap;
    next_row = posting.row + 1;
  }
}

}  // namespace dateline
