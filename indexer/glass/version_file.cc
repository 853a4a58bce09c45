// iamglass: what makes the tables beside it a database.
#include <string>

#include <dateline/error.h>

#include "indexer/glass/block.h"
#include "indexer/glass/compress_min.h"
#include "indexer/glass/encodings.h"
#include "indexer/glass/glass_writer.h"
#include "indexer/glass/output_file.h"

namespace dateline {

namespace {

using namespace std::string_literals;

/// Then the date of the format, (year - 2014) * 512 + month * 32 + day, big-endian: 2016-03-14, the one of all 1.4.
constexpr std::string_view kMagic = "\x0F\x0DXapian Glass\x04\x6E";

constexpr std::uint32_t kSequential = 2;  ///< leaves lie in key order: cursors step through the file
constexpr std::uint32_t kFake = 1;        ///< a table without blocks
constexpr std::uint32_t kLevelUnit = 4;
constexpr std::size_t kBlockUnit = 2048;

/// Blocks in the file, none of them free.
std::string free_list(const TableRoot& table) {
  std::string bytes;
  if (table.absent) return bytes;
  append_varint(bytes, glass::kRevision);
  append_varint(bytes, table.blocks);
  return bytes + std::string(4, '\0');
}

void append_root(std::string& to, const TableRoot& table) {
  append_varint(to, table.root);
  append_varint(to, table.level * kLevelUnit + kSequential + (table.absent ? kFake : 0));
  append_varint(to, table.entries);
  append_varint(to, glass::kBlockBytes / kBlockUnit);
  append_varint(to, table.compress_min);
  append_sized(to, free_list(table));
}

void append_statistics(std::string& to, const GlassPostings::Sums& sums) {
  if (sums.last_docid < sums.documents || sums.longest < sums.largest_wdf) {
    throw Error(ErrorCode::internal, "glass tables: a wdf above the longest document's length");
  }
  append_varint(to, sums.documents);
  append_varint(to, sums.last_docid - sums.documents);
  append_varint(to, sums.shortest);
  append_varint(to, sums.largest_wdf);
  append_varint(to, sums.longest - sums.largest_wdf);
  append_varint(to, 0);  // oldest changeset
  append_varint(to, sums.total_length);
  append_varint(to, 0);  // bound of spelling frequencies
}

}  // namespace

void write_version_file(const std::string& folder, const std::array<unsigned char, 16>& uuid,
                        const GlassPostings::Sums& postings, const GlassDocuments::Roots& documents) {
  const TableRoot no_table{.compress_min = glass::kCompressMin};
  std::string bytes(kMagic);
  bytes.append(uuid.begin(), uuid.end());
  append_varint(bytes, glass::kRevision);
  for (const TableRoot& table :
       {postings.postlist, documents.docdata, documents.termlist, postings.position, no_table, no_table}) {
    append_root(bytes, table);
  }
  append_statistics(bytes, postings);
  glass::OutputFile file(folder + "/iamglass");
  file.append(bytes);
  file.close();
}

}  // namespace dateline
