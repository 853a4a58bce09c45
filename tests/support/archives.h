// Small archives for any room's tests: articles out of a seed, and an archive written by common's means alone.
// Header-only, because the support library links no room.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <random>
#include <string>
#include <tuple>
#include <vector>

#include <dateline/article.h>
#include <xapian.h>

#include "common/analysis/analyzer.h"
#include "common/archive/blocks_build.h"
#include "common/archive/columns.h"
#include "common/archive/files.h"
#include "common/archive/manifest.h"
#include "common/archive/removed.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens_build.h"
#include "tests/support/indexed_article.h"
#include "tests/support/temp_dir.h"

namespace dateline::testing {

namespace detail {

inline constexpr std::array kOutlets = {"Harbour Ledger", "Northfield Courier", "Valley Dispatch", "Küstenbote"};
inline constexpr std::array kPeople = {"Mara Lindqvist", "Tomás Oyelaran", "Ida Brandt", "Yusuf Adler"};
inline constexpr std::array kPlaces = {"Northfield", "Ostrava", "Lagos", "Tromsø"};
inline constexpr std::array kOrganizations = {"Port Authority", "Valley Water Board", "Union of Ferrymen"};
inline constexpr std::array kSections = {"local", "economy", "sport"};
inline constexpr std::array kWords = {"harbour", "council", "ferry",  "budget", "storm",  "bridge", "election",
                                      "school",  "river",   "market", "strike", "museum", "train",  "harvest",
                                      "repairs", "tickets", "flood",  "tunnel", "vote",   "pier",   "café"};

/// Uniform below `bound` for any standard library (distributions differ between them, engines do not).
inline std::size_t below(std::mt19937_64& random, std::size_t bound) {
  return static_cast<std::size_t>(random() % bound);
}

template <typename List>
const auto& pick(std::mt19937_64& random, const List& list) {
  return list[below(random, list.size())];
}

inline std::string sentence(std::mt19937_64& random, std::size_t words) {
  std::string text = "The";
  for (std::size_t i = 0; i < words; ++i) text += std::string(" ") + pick(random, kWords);
  return text + ".";
}

inline std::optional<Date> date(std::mt19937_64& random) {
  Date result;
  const std::size_t form = below(random, 10);
  if (form == 0) return std::nullopt;
  const auto day = std::chrono::local_days(std::chrono::days(18000 + static_cast<int>(below(random, 900))));
  const std::chrono::year_month_day ymd(day);
  result.day = day;
  if (form == 1) {
    result.day = std::chrono::local_days(ymd.year() / std::chrono::January / 1);
    result.precision = Precision::year;
  } else if (form == 2) {
    result.day = std::chrono::local_days(ymd.year() / ymd.month() / 1);
    result.precision = Precision::month;
  } else if (form < 6) {
    result.time = std::chrono::seconds(60 * below(random, 1440));
    result.precision = Precision::second;
    result.offset = std::chrono::minutes(60);
  }
  return result;
}

inline Entity entity(EntityKind kind, const std::string& name, const std::string& body) {
  Entity result{.kind = kind, .name = name};
  const auto at = body.find(name);
  if (at != std::string::npos) {
    result.spans.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + name.size())});
  }
  return result;
}

}  // namespace detail

/// The order of articles in a shard: undated first, then local day, then instant, then id.
inline bool in_archive_order(const Article& a, const Article& b) {
  const auto key = [](const Article& article) {
    const Date date = article.published.value_or(Date{});
    const auto day = date.day.time_since_epoch();
    const auto instant = std::chrono::seconds(day) + date.time - date.offset.value_or(std::chrono::minutes(0));
    return std::tuple(article.published.has_value(), day.count(), instant.count(), std::string_view(article.id));
  };
  return key(a) < key(b);
}

/// Articles with every kind of date and all facet fields; the same for the same seed, ids distinct over (prefix, i).
/// In the order of an archive.
inline std::vector<Article> synthetic_articles(std::uint64_t seed, std::size_t count, const std::string& prefix = "a") {
  using namespace detail;
  std::mt19937_64 random(seed);
  std::vector<Article> articles;
  for (std::size_t i = 0; i < count; ++i) {
    Article article;
    article.id = "https://" + prefix + ".example/" + std::to_string(i);
    article.url = article.id;
    article.input = prefix + "/" + std::to_string(i) + ".html";
    article.source = pick(random, kOutlets);
    article.title = sentence(random, 4);
    const std::string person = pick(random, kPeople);
    const std::string place = pick(random, kPlaces);
    const std::string organization = pick(random, kOrganizations);
    article.body = sentence(random, 12) + " " + person + " of the " + organization + " came from " + place + ".\n\n" +
                   sentence(random, 9 + below(random, 30));
    article.byline = {pick(random, kPeople)};
    article.published = date(random);
    article.language = "en";
    article.section = pick(random, kSections);
    article.tags = {pick(random, kWords)};
    article.entities = {entity(EntityKind::person, person, article.body),
                        entity(EntityKind::organization, organization, article.body),
                        entity(EntityKind::place, place, article.body)};
    article.story = "5707" + std::to_string(100000000000 + random() % 100000000000);
    articles.push_back(std::move(article));
  }
  std::sort(articles.begin(), articles.end(), in_archive_order);
  return articles;
}

inline std::vector<IndexedArticle> index_articles(const std::vector<Article>& articles) {
  Analyzer analyzer;
  std::vector<IndexedArticle> indexed;
  for (const Article& article : articles) indexed.push_back(index_article(article, analyzer, {}));
  return indexed;
}

/// The articles as a glass database in a new folder, docids 1..n.
inline void write_tables(const std::string& folder, const std::vector<Article>& articles) {
  Xapian::WritableDatabase database(folder,
                                    Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC);
  for (const IndexedArticle& article : index_articles(articles)) database.add_document(document_of(article));
  database.commit();
  database.close();
  std::filesystem::remove(folder + "/flintlock");
}

/// Columns, tokens and blocks of the tables in a folder.
inline void write_caches(const std::string& folder) {
  const Xapian::Database shard(folder);
  const Columns columns = Columns::build(shard);
  columns.write(folder + "/" + std::string(kColumnsFile));
  build_tokens(shard, folder + "/" + std::string(kTokensFile));
  std::vector<std::uint32_t> lengths(columns.articles() + std::size_t{1});
  for (Xapian::docid docid = 1; docid < lengths.size(); ++docid) lengths[docid] = columns.length(docid);
  build_blocks(folder, lengths, folder + "/" + std::string(kBlocksFile));
}

/// Revision 1 of an archive with a shard for each list of articles (in archive order), made without the indexer.
/// `hidden` by shard name: "1-1", "1-2", ...
inline Manifest write_small_archive(const std::string& path, const std::vector<std::vector<Article>>& shards,
                                    const RemovedRows& hidden = {}) {
  std::filesystem::create_directories(path + "/shards");
  Manifest manifest{.revision = 1, .uuid = "00000000-0000-4000-8000-000000000001", .analyzer = Analyzer::fingerprint()};
  for (const auto& articles : shards) {
    const std::string name = "1-" + std::to_string(manifest.shards.size() + 1);
    const std::string folder = shard_path(path, name);
    write_tables(folder, articles);
    write_caches(folder);
    ShardInfo shard{.name = name, .articles = static_cast<std::uint32_t>(articles.size())};
    for (const std::string& file : folder_entries(folder)) shard.files.push_back(*file_sum(folder, file));
    manifest.shards.push_back(std::move(shard));
  }
  if (!hidden.empty()) {
    const std::string bytes = removed_bytes(hidden);
    manifest.removed = "removed-1";
    manifest.removed_sum = sum_of(manifest.removed, bytes);
    write_bytes(path + "/removed-1", bytes);
  }
  write_bytes(path + "/dateline.json", manifest_json(manifest));
  write_bytes(path + "/XAPIANDB", stub_text(manifest));
  return manifest;
}

}  // namespace dateline::testing
