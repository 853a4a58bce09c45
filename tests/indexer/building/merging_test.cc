#include "indexer/building/merging.h"
#include "indexer/building/article_cursor.h"

#include <signal.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "indexer/building/room.h"
#include "indexer/building/tiers.h"
#include "tests/indexer/building/building_support.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

/// Publishes `shards` shards of a few articles, prefixes "a0", "a1" ...; returns what is in them.
ArticleModel publish_shards(const std::string& path, std::size_t shards, std::size_t articles = 6) {
  ArticleModel model;
  for (std::size_t i = 0; i < shards; ++i) {
    const auto more = synthetic_articles(i + 1, articles, "a" + std::to_string(i));
    publish_articles(path, more);
    for (const Article& article : more) model[article.id] = article;
  }
  return model;
}

/// A merge that begins when it is told to.
class HeldMerge {
 public:
  HeldMerge() { gate_.lock(); }
  void go() { gate_.unlock(); }
  MergeFunction function() {
    return [this](const std::vector<MergeInput>& inputs, const std::string& folder, const MergeOptions& options) {
      started = true;
      while (!gate_.try_lock()) {
        if (*options.cancel) throw Error(ErrorCode::interrupted, "interrupted");
        std::this_thread::yield();
      }
      gate_.unlock();
      return merge_shards(inputs, folder, options);
    };
  }
  std::atomic<bool> started = false;

 private:
  std::mutex gate_;
};

MergeFunction failing_merge(ErrorCode code) {
  return [code](const std::vector<MergeInput>&, const std::string& folder, const MergeOptions&) -> MovedRows {
    write_bytes(folder + "/half", "written");
    throw Error(code, "as if the disk were full");
  };
}

}  // namespace

TEST_CASE("a full merge leaves one shard with the same articles, in the order of one", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  ArticleModel model = publish_shards(path, 5);
  publish_articles(path, {}, {{"2-1", bitmap({1, 4})}, {"5-1", bitmap({6})}});
  model = content_of(path);
  REQUIRE(model.size() == 27);

  const MergeReport report = merge(path, MergeExtent::all);
  CHECK(report.shards_before == 5);
  CHECK(report.shards_after == 1);
  CHECK(report.rewritten == 27);
  CHECK(report.dropped == 3);
  CHECK(report.revision == 7);
  CHECK(shard_names(path) == std::vector<std::string>{"7-1"});
  CHECK(read_manifest(path).removed.empty());
  CHECK(content_of(path) == model);
  check_verified(path);

  const auto snapshot = ArchiveSnapshot::open(path);
  const Xapian::Database shard = snapshot->open_shard(0);
  for (Xapian::docid docid = 2; docid <= 27; ++docid) {
    CHECK(comes_before(stored_article(shard, docid - 1), stored_article(shard, docid)));
  }
}

TEST_CASE("merging what is merged changes nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 3);
  CHECK(merge(path, MergeExtent::tiers).revision == 3);
  merge(path, MergeExtent::all);
  const auto before = entries_of(path);
  for (const MergeExtent extent : {MergeExtent::tiers, MergeExtent::all}) {
    const MergeReport report = merge(path, extent);
    CHECK(report.revision == 4);
    CHECK(report.shards_after == 1);
    CHECK(report.rewritten == 0);
  }
  CHECK(entries_of(path) == before);
  CHECK(error_of([&] { merge(folder / "nothing", MergeExtent::all); }).code() == ErrorCode::not_found);
  CHECK_FALSE(std::filesystem::exists(folder / "nothing"));
}

TEST_CASE("one shard with hidden rows is rewritten by a full merge", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_articles(path, synthetic_articles(1, 10));
  publish_articles(path, {}, {{"1-1", bitmap({3})}});
  const ArticleModel model = content_of(path);
  CHECK(merge(path, MergeExtent::tiers).revision == 2);
  CHECK(merge(path, MergeExtent::all).dropped == 1);
  CHECK(content_of(path) == model);
  CHECK(Archive::open(path)->stats().hidden == 0);
  check_verified(path);
}

TEST_CASE("readers of the revision before a merge keep its shards until the next publish", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 3);
  const auto reader = ArchiveSnapshot::open(path);
  merge(path, MergeExtent::all);
  CHECK(reader->open_shard(2).get_doccount() == 6);
  CHECK(read_manifest(path).retired == std::vector<std::string>{"shards/1-1", "shards/2-1", "shards/3-1"});
  publish_articles(path, {});
  CHECK_FALSE(std::filesystem::exists(path + "/shards/2-1"));
  check_verified(path);
}

TEST_CASE("a merged shard stands where the first of its inputs stood", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const ArticleModel model = publish_shards(path, 5);
  {
    Publisher publisher(path, kRealAnalyzer);
    Publication publication;
    for (const MergeTask& task : start_merges(publisher, {{"4-1", "2-1"}, {"3-1"}})) {
      publication.replacements.push_back(run_merge(task, {}));
    }
    publication.shards.push_back(write_new_shard(publisher, synthetic_articles(9, 2, "z")));
    publisher.publish(publication);
  }
  CHECK(shard_names(path) == std::vector<std::string>{"1-1", "6-2", "6-3", "5-1", "6-1"});
  CHECK(content_of(path).size() == model.size() + 2);
  check_verified(path);
}

TEST_CASE("rows hidden while a merge is at work are hidden in the merged shard", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  ArticleModel model = publish_shards(path, 3);
  publish_articles(path, {}, {{"1-1", bitmap({2})}});
  model = content_of(path);
  HeldMerge held;
  {
    Publisher publisher(path, kRealAnalyzer);
    MergeJob job(publisher, {"1-1", "3-1"}, held.function());
    CHECK_FALSE(job.finished());
    // Two publishes meanwhile: one that hides, and one that hides all the rest of an input and adds.
    const std::vector<std::string> ids = ids_of(model);
    Publication first;
    hide(first, *publisher.snapshot(), ids[0]);
    hide(first, *publisher.snapshot(), ids[7]);
    publisher.publish(first);
    model.erase(ids[0]);
    model.erase(ids[7]);
    Publication second{.shards = {write_new_shard(publisher, synthetic_articles(9, 3, "z"))}, .removed = {}};
    second.removed["3-1"].addRange(1, 7);
    publisher.publish(second);
    std::erase_if(model, [](const auto& entry) { return entry.first.starts_with("https://a2."); });
    for (const Article& article : synthetic_articles(9, 3, "z")) model[article.id] = article;
    CHECK(content_of(path) == model);
    check_verified(path);

    held.go();
    Publication last{.shards = {}, .removed = {}};
    const std::string late = model.begin()->first;
    hide(last, *publisher.snapshot(), late);
    last.replacements.push_back(job.take());
    publisher.publish(last);
    model.erase(late);
  }
  CHECK(content_of(path) == model);
  CHECK(shard_names(path) == std::vector<std::string>{"7-1", "2-1", "6-1"});
  check_verified(path);
}

TEST_CASE("a replacement that would lose or add a row is refused, and changes nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 2);
  const auto before = entries_of(path);
  const std::vector<std::pair<std::string, std::function<void(Replacement&)>>> mistakes = {
      {"a visible row is left out", [](Replacement& r) { r.moved[0][3] = 0; }},
      {"a row twice", [](Replacement& r) { r.moved[0].push_back(1); }},
      {"rows of one shard only", [](Replacement& r) { r.moved.pop_back(); }},
      {"an unknown shard", [](Replacement& r) { r.shards[1] = "9-9"; }},
      {"a shard twice", [](Replacement& r) { r.shards[1] = r.shards[0]; }},
      {"none", [](Replacement& r) { r.shards.clear(), r.moved.clear(); }},
  };
  for (const auto& [name, spoil] : mistakes) {
    CAPTURE(name);
    Publisher publisher(path, kRealAnalyzer);
    Publication publication;
    publication.replacements.push_back(run_merge(start_merges(publisher, {{"1-1", "2-1"}}).front(), {}));
    spoil(publication.replacements[0]);
    CHECK(error_of([&] { publisher.publish(publication); }).code() == ErrorCode::internal);
    CHECK(entries_of(path) == before);
  }
}

TEST_CASE("a merge whose publish fails at any step leaves the archive as it was, or merged", "[building]") {
  bool renamed = false;
  for (const std::string_view step : kPublishSteps) {
    CAPTURE(step);
    renamed = renamed || step == "manifest renamed";
    const TempDir folder;
    const std::string path = folder / "archive";
    const ArticleModel model = publish_shards(path, 3, 3);
    const auto before = entries_of(path);
    {
      Publisher publisher(path, {.on_step = [&](std::string_view reached) {
                            if (reached == step) throw Error(ErrorCode::io, "as if the disk were full");
                          }});
      CHECK(error_of([&] { merge_now(publisher, MergeExtent::all); }).code() == ErrorCode::io);
    }
    if (!renamed) CHECK(entries_of(path) == before);
    CHECK(shard_names(path).size() == (renamed ? 1 : 3));
    merge(path, MergeExtent::all);
    CHECK(shard_names(path).size() == 1);
    CHECK(content_of(path) == model);
    check_verified(path);
  }
}

TEST_CASE("a merge killed at any step of its publish loses nothing", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const ArticleModel model = publish_shards(path, 3, 3);
  std::uint64_t added = 0;
  for (const std::string_view step : kPublishSteps) {
    CAPTURE(step);
    const int child = start_child([&] {
      Publisher publisher(path, {.on_step = [&](std::string_view reached) {
                            if (reached == step) ::raise(SIGKILL);
                          }});
      merge_now(publisher, MergeExtent::all);
    });
    CHECK(wait_for_child(child).signal == SIGKILL);
    CHECK(content_of(path).size() == model.size() + added);
    publish_articles(path, synthetic_articles(7, 1, "after" + std::to_string(++added)));
    check_verified(path);
    CHECK(content_of(path).size() == model.size() + added);
  }
}

TEST_CASE("a merge that fails or is cancelled leaves nothing behind", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 3);
  const auto before = entries_of(path);
  {
    Publisher publisher(path, kRealAnalyzer);
    CHECK(error_of([&] { merge_now(publisher, MergeExtent::all, {.merge = failing_merge(ErrorCode::io)}); }).code() ==
          ErrorCode::io);
  }
  CHECK(entries_of(path) == before);
  const std::atomic<bool> cancelled = true;
  CHECK(error_of([&] { merge(path, MergeExtent::all, &cancelled); }).code() == ErrorCode::interrupted);
  CHECK(entries_of(path) == before);
  HeldMerge held;
  {
    Publisher publisher(path, kRealAnalyzer);
    const MergeJob job(publisher, {"1-1", "2-1"}, held.function());
    while (!held.started) std::this_thread::yield();
  }
  CHECK(entries_of(path) == before);
}

TEST_CASE("one merge at a time beside a run", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 4);
  Publisher publisher(path, kRealAnalyzer);
  HeldMerge held;
  {
    const MergeJob job(publisher, {"1-1", "2-1"}, held.function());
    CHECK(error_of([&] { MergeJob(publisher, {"3-1", "4-1"}, merge_shards); }).code() == ErrorCode::internal);
  }
  MergeJob job(publisher, {"3-1", "4-1"}, merge_shards);
  Publication publication;
  publication.replacements.push_back(job.take());
  publisher.publish(publication);
  CHECK(publisher.manifest().shards.size() == 3);
}

TEST_CASE("a long run merges in the background and keeps few shards", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  ArticleModel model;
  {
    Publisher publisher(path, kRealAnalyzer);
    BackgroundMerger merger(publisher);
    for (std::uint64_t run = 1; run <= 40; ++run) {
      const auto articles = synthetic_articles(run, 2 + run % 3, "r" + std::to_string(run));
      Publication publication{.shards = {write_new_shard(publisher, articles)}, .removed = {}};
      if (!model.empty() && run % 2 == 0) {
        hide(publication, *publisher.snapshot(), model.begin()->first);
        model.erase(model.begin());
      }
      for (const Article& article : articles) model[article.id] = article;
      if (run % 4 == 0) merger.wait(nullptr);
      merger.collect(publication);
      publisher.publish(publication);
      merger.start();
      CHECK_FALSE(merger.problem().has_value());
    }
    CHECK(publisher.manifest().shards.size() <= 14);
  }
  CHECK(content_of(path) == model);
  merge(path, MergeExtent::tiers);
  CHECK(shard_names(path).size() <= kTierShards);
  check_verified(path);
}

TEST_CASE("a background merge that fails does not end the run, and is not tried again", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  const ArticleModel model = publish_shards(path, 9, 2);
  Publisher publisher(path, kRealAnalyzer);
  BackgroundMerger merger(publisher, failing_merge(ErrorCode::io));
  merger.start();
  REQUIRE(merger.busy());
  merger.wait(nullptr);
  Publication publication;
  merger.collect(publication);
  CHECK(publication.replacements.empty());
  REQUIRE(merger.problem().has_value());
  CHECK(merger.problem()->code() == ErrorCode::io);
  publisher.publish(publication);
  merger.start();
  CHECK_FALSE(merger.busy());
  CHECK(content_of(path) == model);
  check_verified(path);
}

TEST_CASE("waiting for a background merge can be interrupted", "[building]") {
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 9, 2);
  Publisher publisher(path, kRealAnalyzer);
  HeldMerge held;
  BackgroundMerger merger(publisher, held.function());
  merger.start();
  const std::atomic<bool> cancelled = true;
  CHECK(error_of([&] { merger.wait(&cancelled); }).code() == ErrorCode::interrupted);
}

TEST_CASE("what is missing on a full disk is told in sizes", "[building]") {
  const std::vector<std::pair<std::uint64_t, std::string>> sizes = {
      {0, "0 bytes"},
      {999, "999 bytes"},
      {1000, "1.0 KB"},
      {9949, "9.9 KB"},
      {9960, "10 KB"},
      {999499, "999 KB"},
      {999500, "1.0 MB"},
      {1400000000, "1.4 GB"},
      {25000000000, "25 GB"},
      {7000000000000, "7.0 TB"},
      {7000000000000000, "7000 TB"},
  };
  for (const auto& [bytes, words] : sizes) CHECK(size_in_words(bytes) == words);
  const TempDir folder;
  require_room(folder.path(), 1, "a test");
  const Error error = error_of([&] { require_room(folder.path(), std::uint64_t{1} << 60, "a test"); });
  CHECK(error.code() == ErrorCode::io);
  CHECK(std::string(error.what()).find("a test needs up to") == 0);
  CHECK(std::string(error.what()).find("are missing") != std::string::npos);
  CHECK_FALSE(error.hint().empty());
}

TEST_CASE("random runs, deletions and merges agree with a map of articles", "[building]") {
  const auto seed = test_seed();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  const TempDir folder;
  const std::string path = folder / "archive";
  ArticleModel model;
  const auto some_id = [&] { return std::next(model.begin(), static_cast<std::ptrdiff_t>(random() % model.size())); };
  {
    Publisher publisher(path, kRealAnalyzer);
    BackgroundMerger merger(publisher);
    for (int step = 0; step < 60; ++step) {
      CAPTURE(step);
      Publication publication;
      if (random() % 3 != 0) {
        // New articles, and new versions of old ones.
        auto articles = synthetic_articles(random(), 1 + random() % 8, "s" + std::to_string(step));
        for (Article& article : articles) {
          if (model.empty() || random() % 3 != 0) continue;
          const auto old = some_id();
          const auto row = row_of(*publisher.snapshot(), old->first);
          if (!row || publication.removed[row->first].contains(row->second)) continue;
          publication.removed[row->first].add(row->second);
          article.id = old->first;
        }
        std::set<std::string> ids;
        std::erase_if(articles, [&](const Article& article) { return !ids.insert(article.id).second; });
        std::sort(articles.begin(), articles.end(), in_archive_order);
        publication.shards.push_back(write_new_shard(publisher, articles));
        for (const Article& article : articles) model[article.id] = article;
      } else {
        for (std::size_t i = random() % 6; i > 0 && model.size() > 1; --i) {
          const auto gone = some_id();
          hide(publication, *publisher.snapshot(), gone->first);
          model.erase(gone);
        }
      }
      if (random() % 2 == 0) merger.wait(nullptr);
      merger.collect(publication);
      publisher.publish(publication);
      if (random() % 7 == 0 && !merger.busy()) {
        merge_now(publisher, random() % 3 == 0 ? MergeExtent::all : MergeExtent::tiers);
      } else {
        merger.start();
      }
      REQUIRE_FALSE(merger.problem().has_value());
      REQUIRE(publisher.snapshot()->articles() == model.size());
      if (step % 10 == 9) {
        REQUIRE(content_of(path) == model);
      }
    }
  }
  CHECK(content_of(path) == model);
  check_verified(path);
  merge(path, MergeExtent::all);
  CHECK(content_of(path) == model);
  CHECK(shard_names(path).size() == 1);
  check_verified(path);
}

TEST_CASE("a shard whose tables are not what was published is not merged", "[building]") {
  const std::string file = GENERATE("postlist.glass", "docdata.glass");
  CAPTURE(file);
  const TempDir folder;
  const std::string path = folder / "archive";
  publish_shards(path, 2);
  const std::string table = path + "/shards/1-1/" + file;
  const std::string whole = read_bytes(table);
  std::string bytes = whole;
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  // Not in place: the file may have other names.
  std::filesystem::remove(table);
  write_bytes(table, bytes);
  {
    Publisher publisher(path, kRealAnalyzer);
    const auto tasks = start_merges(publisher, {{"1-1", "2-1"}});
    const Error error = error_of([&] { static_cast<void>(run_merge(tasks.front(), {})); });
    CHECK(error.code() == ErrorCode::damaged);
    CHECK(std::string(error.what()).find(table) != std::string::npos);
  }
  write_bytes(table, whole);
  Publisher publisher(path, kRealAnalyzer);
  const auto tasks = start_merges(publisher, {{"1-1", "2-1"}});
  CHECK(run_merge(tasks.front(), {}).moved.size() == 2);
}
