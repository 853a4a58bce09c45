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
};

/// What cleaning made of a page.
struct CleanedPage {
  std::optional<Article> article;    ///< absent if the page is no article
  std::string rejected;              ///< why, if it is absent
  std::string charset;               ///< what the bytes were read as, e.g. "windows-1252 (meta)"
  std::vector<CleanedBlock> blocks;  ///< every block of the page in order; kept ones are the body
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
  rules,  ///< the rule-based tagger
  given,  ///< only those that ready articles bring along
};

/// Sums of a run.
struct IndexSummary {
  std::uint64_t read = 0;
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t rejected = 0;
  std::uint64_t deleted = 0;
  std::uint64_t bytes = 0;     ///< of input, decompressed
  std::uint64_t revision = 0;  ///< of the archive after publish()
};

struct IndexerOptions {
  EntitySource entities = EntitySource::rules;
  /// Articles are kept in memory up to about this many bytes, then written as one more shard.
  std::uint64_t memory_bytes = std::uint64_t{1} << 30;
  /// Called once for every input, in order of reading; may be empty.
  std::function<void(const InputReport&)> on_input;
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
/// archive (`--clean-only`).  `sink` gets articles with entities.
struct CleanedInput {
  InputReport report;
  CleanedPage page;
};
DATELINE_API void clean_path(const std::string& input, const IndexerOptions& options,
                             const std::function<void(const CleanedInput&)>& sink);

/// One thing verify() found.
struct VerifyFinding {
  std::string file;     ///< relative to the archive
  std::string problem;  ///< what is wrong
  std::string hint;     ///< what to do
};

/// Checks the whole archive: manifest, every checksum, Xapian's own check of each shard (in a child process, because
/// it may crash on damaged tables), columns against terms.  Empty means clean.
/// Throws Error: not_found, io.
DATELINE_API std::vector<VerifyFinding> verify(const std::string& path);

}  // namespace dateline
