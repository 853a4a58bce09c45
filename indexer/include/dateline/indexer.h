// Pages and articles in, a new revision of an archive out.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>
#include <dateline/error.h>
#include <dateline/export.h>

namespace dateline {

/// What a page is made of.
enum class PageForm : std::uint8_t {
  unknown,    ///< decide from the content
  html,       ///< markup
  page_text,  ///< the text of a page without markup, navigation and ads left in
};

/// One page as a crawl or a newsroom has it.
struct Page {
  std::string bytes;            ///< raw, in whatever charset
  std::string input;            ///< its name: path, path#member, path:line
  std::string url;              ///< declared from outside (crawl record); may be empty
  std::string charset;          ///< declared from outside (HTTP header); may be empty
  std::optional<Date> fetched;  ///< when it was fetched, if known
  PageForm form = PageForm::unknown;
};

/// A run of text of the page and what became of it.
struct CleanedBlock {
  std::string text;
  bool kept = false;
  std::string reason;  ///< why it was kept or dropped, in words: "link list", "after the tail marker 'Related'"
  /// Whose body it is in, if it was kept: 0 is CleanedPage::article, 1 the first of CleanedPage::others ...
  std::size_t story = 0;
};

/// What cleaning made of a page.
struct CleanedPage {
  std::optional<Article> article;  ///< absent if the page is no article
  /// Further whole stories of a page that shows several below each other.  Their ids: the address that their headline
  /// links to, else the page's id, "#" and a mark of their title.
  std::vector<Article> others;
  std::string rejected;              ///< why, if it is absent
  std::string charset;               ///< what the bytes were read as, e.g. "windows-1252 (meta)"
  std::vector<CleanedBlock> blocks;  ///< every block of the page in order; kept ones are the bodies
};

/// Page to article: charset, body, title, dates, byline ... with the evidence for every field.
/// Never throws for what the page holds; thread-safe.
DATELINE_API CleanedPage clean(const Page& page);

/// What happened to one input.
enum class Outcome : std::uint8_t { added, updated, unchanged, rejected };
/// "added", "updated", "unchanged", "rejected".
DATELINE_API std::string_view to_string(Outcome outcome) noexcept;

/// One row of a report.
struct InputReport {
  std::string input;
  Outcome outcome = Outcome::rejected;
  std::string id;      ///< of the article, if there is one
  std::string reason;  ///< why it was rejected; or a remark ("older than what the archive holds")
};

/// How entities get into articles.
enum class EntitySource : std::uint8_t {
  tag,    ///< the tagger: rules, gazetteers, and learned models for the languages that have one
  rules,  ///< the tagger without models
  given,  ///< only those that ready articles bring along
};

/// Which articles belong to one story.
enum class StoryMatching : std::uint8_t {
  near_copies,   ///< those that repeat most of each other's text, too
  exact_copies,  ///< only those with the same words; cheaper
};

/// Sums of a run.
struct IndexSummary {
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t deleted = 0;
  std::uint64_t bytes = 0;          ///< of input, decompressed
  std::uint64_t merged_shards = 0;  ///< that went into larger ones
  std::string merge_problem;        ///< why a merge failed, if one did: all that was published stays, in more shards
  // The archive as it was opened or last published:
  std::uint64_t revision = 0;
  std::uint64_t articles = 0;  ///< that can be found
  std::uint64_t shards = 0;
  std::uint64_t archive_bytes = 0;  ///< of their files
};

struct IndexerOptions {
  EntitySource entities = EntitySource::tag;
  /// A folder of models LANGUAGE.model that go before the built-in ones, with EntitySource::tag; may be empty.
  std::string entity_models;
  StoryMatching stories = StoryMatching::near_copies;
  /// Threads that clean, tag and analyse.  What is published does not depend on their number.
  unsigned threads = 1;
  /// Of a new archive: its shards get positions and termlists, for other Xapian programs' phrases, expansion and
  /// updates; about two and a half times as large.  No value: what an archive that is there has, false for a new one.
  std::optional<bool> interop;
  /// Publish after every so many articles that were added or updated; 0: only when publish() is called.
  std::uint64_t commit_every = 0;
  /// Merge in the background while a run goes on that publishes now and then.
  bool merge_in_background = false;
  /// An article that is replaced stays findable under its id, "@" and its fetch time (or its digest's first digits).
  bool keep_versions = false;
  /// Articles are kept in memory up to about this many bytes, then put away in sorted runs on the archive's disk.
  std::uint64_t memory_bytes = std::uint64_t{256} << 20;
  /// Called once for every input, in order of reading; may be empty.
  std::function<void(const InputReport&)> on_input;
  /// Called once for each thing that cannot be used and that the run goes on without: a folder of models, a model; with
  /// a sentence for people, on any thread.  May be empty.
  std::function<void(const std::string& problem)> on_problem;
  /// Called when another stage begins, on the thread that calls the Indexer: "reading", "assigning stories", "writing",
  /// "publishing", "merging"; may be empty.
  std::function<void(std::string_view phase)> on_phase;
  /// Looked at between inputs and stages; set it to true and the running call throws Error(interrupted).
  const std::atomic<bool>* cancel = nullptr;
  /// What "now" is, for a page's plausible dates; the system clock if empty.
  std::function<std::chrono::system_clock::time_point()> clock;
};

/// One writing run over an archive.
///
/// Holds the archive's lock from construction to destruction.  Nothing is visible to readers before publish(); an
/// Indexer that is destroyed without it leaves the archive as it was.  Not thread-safe: one thread at a time.
class DATELINE_API Indexer {
 public:
  /// Opens the archive in folder `path`, or makes a new one.  Throws Error: locked, damaged, newer_format,
  /// cannot_create, io.
  explicit Indexer(const std::string& path, IndexerOptions options = {});
  ~Indexer();
  Indexer(const Indexer&) = delete;
  Indexer& operator=(const Indexer&) = delete;

  /// Reads a file, a folder (recursively, in name order) or "-" for standard input.  What cannot be read is reported
  /// as rejected and passed over.  Throws Error(not_found) if `input` itself does not exist.
  void add_path(const std::string& input);
  /// Cleans and adds one page.  Never throws for what the page holds.
  Outcome add(const Page& page);
  /// Adds a ready article.  Without an id its url is its id; without either the digest is, so that the same text
  /// twice is one article.
  Outcome add(Article article);
  /// Hides the article with this id.  False if there is none.
  bool erase(const std::string& id);

  /// Makes everything since the last publish() visible as one new revision, and durable.  Does nothing if nothing
  /// changed.  Throws Error(io) with nothing changed if the disk is full.
  void publish();

  [[nodiscard]] const IndexSummary& summary() const noexcept;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// Reads inputs as Indexer::add_path() does, and hands every cleaned page or ready article to `sink` instead of an
/// archive (`--clean-only`).  `sink` gets articles with entities, on the caller's thread and in the order of the
/// inputs, however many threads clean.
struct CleanedInput {
  InputReport report;
  CleanedPage page;
};
DATELINE_API void clean_path(const std::string& input, const IndexerOptions& options,
                             const std::function<void(const CleanedInput&)>& sink);

/// What a merge is asked for.
enum class MergeExtent : std::uint8_t {
  tiers,  ///< what is worth its cost: few shards, and none of which a fifth is hidden
  all,    ///< one shard, and no hidden rows left
};

/// What a merge did.
struct MergeReport {
  std::uint64_t shards_before = 0;
  std::uint64_t shards_after = 0;
  std::uint64_t merged = 0;     ///< shards that were read
  std::uint64_t rewritten = 0;  ///< articles that went into a new shard
  std::uint64_t dropped = 0;    ///< hidden rows that are gone
  std::uint64_t revision = 0;   ///< of the archive now; a new one only if something was merged
};

/// Merges shards of an archive, and publishes the outcome as one revision.  Readers go on meanwhile; the shards that
/// were merged stay on disk for them until the next publish.  `cancel`: set it to true and the call throws
/// Error(interrupted) with the archive as it was.  `threads`: 1 or 2; the outcome is the same.  Throws Error:
/// not_found, locked, damaged, newer_format, interrupted; io with the archive as it was, before the work begins if the
/// disk cannot hold the merged shards once more.
DATELINE_API MergeReport merge(const std::string& path, MergeExtent extent, const std::atomic<bool>* cancel = nullptr,
                               unsigned threads = 1);

/// What a purge did.
struct PurgeReport {
  std::vector<std::string> not_found;  ///< ids of which no shard holds a row, in the order given
  std::uint64_t rows = 0;              ///< that are gone
  std::uint64_t shards_rewritten = 0;
  std::uint64_t shards_removed = 0;  ///< that held nothing else
  std::uint64_t revision = 0;
};

/// Takes articles out of an archive for good: when it returns, the archive's folder holds none of their text, terms or
/// ids: neither of what can be found, nor of versions that were replaced or deleted, nor of those kept under the id,
/// "@" and their time.  What the revision before kept for its readers goes too: a reader keeps only files that it has
/// open by then. Snapshots and backups still hold the articles, and so may the disk's free blocks; that is for the
/// caller to say. If it throws or is killed, run it again: the articles may be hidden and still be on disk. Throws as
/// merge().
DATELINE_API PurgeReport purge(const std::string& path, const std::vector<std::string>& ids,
                               const std::atomic<bool>* cancel = nullptr);

/// Makes a second archive in the folder `target`, which must be absent (its parent must exist) or empty: the current
/// revision's files as hard links, or copies on another file system.  Needs no lock and stops nobody; each of the two
/// archives can be read and written without the other seeing it.  A snapshot that was killed is no archive.
/// Throws Error: not_found, damaged, newer_format, cannot_create (the target), usage (the target lies in the archive),
/// io, interrupted.
DATELINE_API void snapshot_archive(const std::string& path, const std::string& target,
                                   const std::atomic<bool>* cancel = nullptr);

/// Hands every article that can be found to `sink`, as one line of JSON without line feed, in the order of a shard:
/// undated ones first, then by local day, instant and id.  Indexing these lines gives an equal archive.  Memory: one
/// article a shard.  What `sink` throws ends the export.  Throws Error: not_found, damaged, newer_format, io.
DATELINE_API void export_articles(const std::string& path, const std::function<void(std::string_view json)>& sink);

/// Analyses every article that can be found anew, into one shard, and publishes it with the fingerprint of this
/// program's analyzer: for an archive of another version, which nothing else opens for search.  Dates, entities and
/// stories stay as they are.  Returns the number of articles.  Throws as merge().
DATELINE_API std::uint64_t rebuild(const std::string& path, const std::atomic<bool>* cancel = nullptr);

/// One thing verify() found.
struct VerifyFinding {
  std::string file;     ///< relative to the archive
  std::string problem;  ///< what is wrong
  std::string hint;     ///< what to do
  /// False for a remark: the archive is whole, but XAPIANDB, which only other programs read, is not of this revision;
  /// or a check had to be left out.
  bool damage = true;
};

/// Checks the whole archive: manifest, every checksum, Xapian's own check of each shard (in a child process, because
/// it may crash on damaged tables), columns, tokens and blocks against tables and articles.  Empty means clean.
/// Throws Error: not_found, io.
DATELINE_API std::vector<VerifyFinding> verify(const std::string& path);

}  // namespace dateline
