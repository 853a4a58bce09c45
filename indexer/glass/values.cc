#include "indexer/glass/values.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <dateline/error.h>

#include "indexer/glass/encodings.h"

namespace dateline::glass {

namespace {

using namespace std::string_literals;

constexpr std::size_t kChunkBytes = 2000;

std::string statistics_key(Xapian::valueno slot) {
  std::string key = "\x00\xD0"s;
  append_slot(key, slot);
  return key;
}

std::string chunk_prefix(Xapian::valueno slot) {
  std::string key = "\x00\xD8"s;
  append_varint(key, slot);
  return key;
}

[[noreturn]] void refuse(Xapian::valueno slot, Xapian::docid docid, const std::string& why) {
  throw Error(ErrorCode::internal, "slot " + std::to_string(slot) + ": document " + std::to_string(docid) + " " + why);
}

/// What a first walk over a slot finds out.
struct Statistics {
  const ValueStream* stream = nullptr;
  std::uint64_t count = 0;
  std::string lowest, highest;
};

Statistics statistics_of(const ValueStream& stream) {
  Statistics found{.stream = &stream};
  Xapian::docid last = 0;
  stream.walk([&](Xapian::docid docid, std::string_view value) {
    if (docid <= last) refuse(stream.slot, docid, "is out of order");
    if (value.empty()) refuse(stream.slot, docid, "has an empty value");
    last = docid;
    if (found.count == 0 || value < found.lowest) found.lowest = value;
    if (found.count == 0 || value > found.highest) found.highest = value;
    ++found.count;
  });
  return found;
}

void add_statistics(TableWriter& table, const Statistics& slot) {
  std::string tag;
  append_varint(tag, slot.count);
  append_sized(tag, slot.lowest);
  if (slot.highest != slot.lowest) tag += slot.highest;
  table.add(statistics_key(slot.stream->slot), tag);
}

void add_chunks(TableWriter& table, const ValueStream& stream) {
  const std::string prefix = chunk_prefix(stream.slot);
  std::string key;
  std::string tag;
  Xapian::docid last = 0;
  stream.walk([&](Xapian::docid docid, std::string_view value) {
    if (tag.empty()) {
      key = prefix;
      append_docid(key, docid);
    } else {
      append_varint(tag, docid - last - 1);
    }
    append_sized(tag, value);
    last = docid;
    if (tag.size() < kChunkBytes) return;
    table.add(key, tag);
    tag.clear();
  });
  if (!tag.empty()) table.add(key, tag);
}

}  // namespace

void add_value_streams(TableWriter& table, const std::vector<ValueStream>& streams) {
  std::vector<Statistics> slots;
  for (const ValueStream& stream : streams) {
    slots.push_back(statistics_of(stream));
    if (slots.back().count == 0) slots.pop_back();
  }
  // Above 127 neither code of a slot sorts like its number, and the two differ.
  const auto sort_by = [&](const auto& key_of) {
    std::sort(slots.begin(), slots.end(), [&](const Statistics& a, const Statistics& b) {
      return key_of(a.stream->slot) < key_of(b.stream->slot);
    });
  };
  sort_by(statistics_key);
  for (const Statistics& slot : slots) add_statistics(table, slot);
  sort_by(chunk_prefix);
  for (const Statistics& slot : slots) add_chunks(table, *slot.stream);
}

}  // namespace dateline::glass
