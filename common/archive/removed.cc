#include "common/archive/removed.h"

#include <algorithm>
#include <stdexcept>
#include <vector>

#include "common/archive/files.h"
#include "common/archive/sealed.h"

namespace dateline {

namespace {

constexpr SealKind kRemovedKind{
    .magic = "DLHIDDEN", .version = 1, .hint = "restore this file from a backup, or index the articles again"};

Roaring parse_bitmap(const PayloadReader& reader, std::string_view bytes) {
  // Asked first, because the reading function prints what it does not like.
  if (roaring_bitmap_portable_deserialize_size(bytes.data(), bytes.size()) != bytes.size()) {
    reader.damaged("a bitmap cannot be read");
  }
  try {
    return Roaring::readSafe(bytes.data(), bytes.size());
  } catch (const std::runtime_error&) {
    reader.damaged("a bitmap cannot be read");
  }
}

/// The library's safe reading keeps within the bytes but believes what they say; so the docids are walked once.
void check_docids(const PayloadReader& reader, const Roaring& bitmap, std::uint32_t articles) {
  std::uint64_t count = 0;
  std::uint32_t previous = 0;
  for (const std::uint32_t docid : bitmap) {
    if (docid <= previous || docid > articles) reader.damaged("it hides a row that its shard does not have");
    previous = docid;
    ++count;
  }
  if (count != bitmap.cardinality()) reader.damaged("a bitmap contradicts itself");
}

const ShardInfo* find_shard(const Manifest& manifest, std::string_view name) {
  const auto found = std::find_if(manifest.shards.begin(), manifest.shards.end(),
                                  [&](const ShardInfo& shard) { return shard.name == name; });
  return found == manifest.shards.end() ? nullptr : &*found;
}

void read_shard(PayloadReader& reader, const Manifest& manifest, RemovedRows& rows) {
  const std::string name(reader.text());
  const ShardInfo* shard = find_shard(manifest, name);
  if (shard == nullptr) reader.damaged("it names a shard that the manifest does not list");
  Roaring bitmap = parse_bitmap(reader, reader.text());
  check_docids(reader, bitmap, shard->articles);
  if (!rows.emplace(name, std::move(bitmap)).second) reader.damaged("it names a shard twice");
}

}  // namespace

std::string removed_bytes(const RemovedRows& rows) {
  PayloadWriter payload;
  payload.number(static_cast<std::uint32_t>(rows.size()));
  for (const auto& [shard, docids] : rows) {
    Roaring bitmap = docids;
    bitmap.runOptimize();
    std::vector<char> bytes(bitmap.getSizeInBytes());
    const std::size_t written = bitmap.write(bytes.data());
    payload.text(shard);
    payload.text(std::string_view(bytes.data(), written));
  }
  return seal(kRemovedKind, payload.bytes());
}

RemovedRows read_removed(const std::string& archive, const Manifest& manifest) {
  if (manifest.removed.empty()) return {};
  const std::string path = archive + "/" + manifest.removed;
  const auto bytes = read_file(path);
  if (!bytes) throw_damaged(kRemovedKind, path, "it is missing");
  PayloadReader reader(kRemovedKind, unseal(kRemovedKind, *bytes, path), path);
  RemovedRows rows;
  for (auto shards = reader.number<std::uint32_t>(); shards > 0; --shards) read_shard(reader, manifest, rows);
  if (!reader.at_end()) reader.damaged("it is too long");
  return rows;
}

}  // namespace dateline
