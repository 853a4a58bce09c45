// The glass files of a shard that is so small that each table is one leaf, explained from their bytes.
#pragma once

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/glass/glass_writer.h"
#include "tests/indexer/inverting/byte_walk.h"

namespace dateline::testing {

inline std::string date_of_format(std::uint64_t date) {
  char text[64];
  std::snprintf(text, sizeof text, "%llu-%02llu-%02llu", static_cast<unsigned long long>(2014 + (date >> 9)),
                static_cast<unsigned long long>(date >> 5 & 15), static_cast<unsigned long long>(date & 31));
  return text;
}

inline void dump_root(ByteWalk& walk, const std::string& table) {
  const auto root = walk.varint();
  const auto flags = walk.varint();
  const auto entries = walk.varint();
  const auto block = 2048 * walk.varint();
  const auto compress_min = walk.varint();
  walk.part();
  const auto list_bytes = walk.varint();
  if ((flags & 1) != 0) {
    REQUIRE(list_bytes == 0);
    return walk.line(table + ": no blocks, compress_min " + std::to_string(compress_min));
  }
  const std::size_t list_end = walk.at() + list_bytes;
  REQUIRE(walk.varint() == 1);  // the revision
  const auto blocks = walk.varint();
  REQUIRE(walk.take(list_end - walk.at()) == std::string(4, '\0'));
  REQUIRE((flags & 2) != 0);  // sequential
  walk.line(table + ": root " + std::to_string(root) + ", level " + std::to_string(flags >> 2) + ", " +
            std::to_string(entries) + " entries; compress_min " + std::to_string(compress_min) + "; " +
            count_of(blocks, "block") + " of " + std::to_string(block));
}

inline void dump_version_file(ByteWalk& walk) {
  const std::string magic(walk.take(14).substr(2));
  walk.part();
  const auto date = walk.big_endian(2);
  walk.line(in_quotes(magic) + ", format of " + date_of_format(date));
  walk.take(16);
  walk.line("UUID");
  walk.line("revision " + std::to_string(walk.varint()));
  for (const char* table : {"postlist", "docdata", "termlist", "position", "spelling", "synonym"}) {
    dump_root(walk, table);
  }
  std::array<std::uint64_t, 8> numbers{};
  for (auto& number : numbers) number = walk.varint();
  walk.line(count_of(numbers[0], "document") + ", last docid " + std::to_string(numbers[0] + numbers[1]) +
            ", lengths " + std::to_string(numbers[2]) + " to " + std::to_string(numbers[3] + numbers[4]) +
            ", largest wdf " + std::to_string(numbers[3]) + ", all lengths " + std::to_string(numbers[6]));
  REQUIRE(walk.at() == walk.size());
}

/// A docid in a key: the leading one bits of its first byte count the bytes beyond two.
inline std::uint64_t take_docid(ByteWalk& walk) {
  std::uint64_t number = walk.big_endian(1);
  std::size_t more = 1;
  for (std::uint64_t bit = 0x80; (number & bit) != 0; bit >>= 1, ++more) number &= ~bit;
  return number << (8 * more) | walk.big_endian(more);
}

inline std::string value_text(std::uint64_t slot, std::string_view value) {
  if (slot != 0) return in_quotes(value);
  return std::to_string(std::llround(Xapian::sortable_unserialise(std::string(value))));
}

/// The tag of a list of one chunk: what it says of the whole list, then docid and number of each document.
inline std::string explain_list(ByteWalk& walk, std::size_t end, bool is_lengths) {
  const auto documents = walk.varint();
  const auto sum = walk.varint();
  auto docid = walk.varint() + 1;
  const bool last = walk.take(1) == "1";
  const auto span = walk.varint();
  walk.part();
  REQUIRE(last);
  const auto first = docid;
  std::string text = std::to_string(docid) + ':' + std::to_string(walk.varint());
  while (walk.at() < end) {
    docid += walk.varint() + 1;
    text += ' ' + std::to_string(docid) + ':' + std::to_string(walk.varint());
  }
  REQUIRE(docid == first + span);
  return is_lengths ? text : count_of(documents, "document") + ", sum " + std::to_string(sum) + "; " + text;
}

/// The rest of an item whose key began with 00 and `kind`.
inline std::string explain_special(ByteWalk& walk, unsigned kind, std::size_t key_end, std::size_t end) {
  if (kind == 0xE0) {
    walk.part();
    return "document lengths; " + explain_list(walk, end, true);
  }
  if (kind == 0xD0) {
    std::uint64_t slot = 0;
    for (unsigned shift = 0; walk.at() < key_end; shift += 8) slot |= walk.big_endian(1) << shift;
    walk.part();
    const auto count = walk.varint();
    const std::string lowest = value_text(slot, walk.take(walk.varint()));
    const std::string_view highest = walk.take(end - walk.at());
    return "slot " + std::to_string(slot) + ": " + count_of(count, "value") + ", lowest " + lowest + ", highest " +
           (highest.empty() ? "the same" : value_text(slot, highest));
  }
  REQUIRE(kind == 0xD8);
  const auto slot = walk.varint();
  auto docid = take_docid(walk);
  walk.part();
  std::string text = "slot " + std::to_string(slot) + "; ";
  text += std::to_string(docid) + ':' + value_text(slot, walk.take(walk.varint()));
  while (walk.at() < end) {
    docid += walk.varint() + 1;
    text += ' ' + std::to_string(docid) + ':' + value_text(slot, walk.take(walk.varint()));
  }
  return text;
}

/// Key and tag of an item of postlist.glass.
inline std::string explain_postlist(ByteWalk& walk, std::size_t key_bytes, std::size_t end) {
  const std::size_t key_end = walk.at() + key_bytes;
  std::string term(walk.take(1));
  if (term[0] == '\0') return explain_special(walk, static_cast<unsigned>(walk.big_endian(1)), key_end, end);
  term += walk.take(key_bytes - 1);
  walk.part();
  return term + ": " + explain_list(walk, end, false);
}

inline std::string explain_docdata(ByteWalk& walk, std::size_t end, bool deflated) {
  const auto docid = take_docid(walk);
  walk.part();
  const std::string_view tag = walk.take(end - walk.at());
  const std::string data = deflated ? inflate_tag(tag) : std::string(tag);
  return "docid " + std::to_string(docid) + (deflated ? ", deflated: " : ": ") + std::to_string(tag.size()) +
         " bytes for\n      " + data;
}

enum class Table { postlist, docdata };

/// Header, directory and items of the only block.
inline void dump_leaf(ByteWalk& walk, Table table) {
  REQUIRE(walk.size() == 8192);
  REQUIRE(walk.big_endian(4) == 1);
  walk.part();
  REQUIRE(walk.big_endian(1) == 0);
  walk.part();
  const auto gap = walk.big_endian(2);
  walk.part();
  const auto free = walk.big_endian(2);
  walk.part();
  const auto directory_end = walk.big_endian(2);
  REQUIRE(gap == free);
  walk.line("revision 1, level 0, gap and free bytes " + std::to_string(gap) + ", directory to " +
            std::to_string(directory_end));
  std::vector<std::size_t> items;
  while (walk.at() < directory_end) {
    items.push_back(walk.big_endian(2));
    walk.part();
  }
  walk.line("where the " + std::to_string(items.size()) + " items begin, in order of their keys");
  REQUIRE(walk.take(gap) == std::string(gap, '\0'));
  walk.go_to(walk.at());
  for (const std::size_t item : items) {
    walk.go_to(item);
    const auto head = walk.big_endian(2);
    REQUIRE((head & 0x6000) == 0x6000);  // whole
    const std::size_t end = item + (head & 0x1FFF) + 3;
    const std::size_t key_bytes = walk.big_endian(1);
    walk.part();
    std::string meaning = "the null item";
    if (key_bytes != 0) {
      meaning = table == Table::postlist ? explain_postlist(walk, key_bytes, end)
                                         : explain_docdata(walk, end, (head & 0x8000) != 0);
    }
    REQUIRE(walk.at() == end);
    walk.line(meaning);
  }
}

}  // namespace dateline::testing
