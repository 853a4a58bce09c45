// Which of the names that an archive holds are one.
//
// Articles keep the names that they were indexed with.  Facets, filters and lists look at them through this table, so
// that they cannot disagree, and nothing is indexed anew when a user knows better.  A name goes through
//   1 what a user says of it (alias_map.h), which ends the way;
//   2 the rules of spelling.h;
//   3 what the archive shows: "NSC" is the National Security Council if articles say so and none says otherwise;
//   "Donald
//     J. Trump" is Donald Trump if no other Donald Trump has another initial;
//   4 what a user says of that.
// The table depends on which articles the archive holds and not on how they came there.
#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dateline/aliases.h>
#include <xapian.h>

#include "common/archive/snapshot.h"
#include "searcher/names/alias_map.h"
#include "searcher/names/column_names.h"
#include "searcher/names/learnt_names.h"
#include "searcher/names/spelling.h"

namespace dateline {

class Surnames;

/// Cheap to make: what the archive shows is read when it is first asked for.  One a searcher; not thread-safe.
class NameTable {
 public:
  /// `snapshot` and `shards` (one a shard, in its order) must stay.
  NameTable(const ArchiveSnapshot& snapshot, const std::vector<Xapian::Database>& shards,
            const std::vector<Alias>& aliases);
  ~NameTable();

  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;

  /// What a name, given by its match_key(), counts as; no value if it is no entity.
  [[nodiscard]] std::optional<NamedAs> named(NameKind kind, const std::string& key);
  /// The name that a user wants shown for a key of named(); empty if none.
  [[nodiscard]] std::string preferred(NameKind kind, const std::string& key);
  /// What all values in the archive's columns count as.
  [[nodiscard]] const ColumnNames& columns(NameKind kind);
  /// The values in the archive's columns that count as `key`, ascending.
  [[nodiscard]] std::vector<std::string> values(NameKind kind, const std::string& key);

  /// The persons, by their numbers in columns(NameKind::person), that are called by this surname for short.
  [[nodiscard]] const std::vector<std::uint32_t>& persons_called(const std::string& surname);
  /// The letters that articles explain as an organization.
  [[nodiscard]] std::vector<std::string> letters_of(const std::string& key);

  /// The countries that a user gave to places, by their numbers in columns(NameKind::place).
  [[nodiscard]] const std::unordered_map<std::uint32_t, std::string>& place_countries();
  /// The values of places in the archive's columns to which a user gave this country.
  [[nodiscard]] std::vector<std::string> places_in(const std::string& country);

  /// What lone surnames stand for.
  [[nodiscard]] const Surnames& surnames();

  [[nodiscard]] const AliasMap& aliases() const noexcept { return aliases_; }
  [[nodiscard]] const ArchiveSnapshot& snapshot() const noexcept { return snapshot_; }
  /// True if some names of this kind are no entities.
  [[nodiscard]] bool has_stops(NameKind kind) const;

 private:
  void read(NameKind kind);
  [[nodiscard]] LearntNames learn(NameKind kind, const Spellings& spellings) const;
  [[nodiscard]] const std::string& as_learnt(NameKind kind, const std::string& spelling) const;
  [[nodiscard]] std::optional<NamedAs> named_from(NameKind kind, const std::string& key, std::string spelling) const;
  [[nodiscard]] std::optional<NamedAs> from_spelling(NameKind kind, const std::string& key, std::string spelling,
                                                     std::size_t followed = 0) const;
  [[nodiscard]] std::optional<std::string> target(NameKind kind, const std::string& preferred_key,
                                                  std::size_t followed = 0) const;

  const ArchiveSnapshot& snapshot_;
  const std::vector<Xapian::Database>& shards_;
  AliasMap aliases_;
  std::array<std::map<std::string, const AliasMap::Rule*>, kNameKinds> spelled_;         // by spelling_of() the alias
  std::array<std::optional<std::map<std::string, std::string>>, kNameKinds> preferred_;  // by key of named()
  std::optional<std::unordered_map<std::uint32_t, std::string>> place_countries_;
  std::array<LearntNames, kNameKinds> learnt_;
  std::array<std::unique_ptr<const ColumnNames>, kNameKinds> columns_;                 // made when the kind is read
  std::optional<std::unordered_map<std::string, std::vector<std::uint32_t>>> called_;  // by surname
  std::unique_ptr<const Surnames> surnames_;
};

}  // namespace dateline
