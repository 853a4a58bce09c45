#include "indexer/program.h"

#include <array>
#include <chrono>
#include <fstream>
#include <iomanip>
#include <ostream>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "common/options/program_main.h"
#include "common/text/json.h"
#include "indexer/building/repair.h"

namespace dateline {
namespace {

constexpr std::array kOptions{
    Option{.name = "entities",
           .kind = OptionKind::choice,
           .value = "HOW",
           .group = "Input",
           .help = "Where persons, organizations and places come from: found by rules, or only those that ready "
                   "articles bring along.",
           .default_value = "rules",
           .choices = "rules|given"},
    Option{.name = "memory",
           .kind = OptionKind::size,
           .value = "SIZE",
           .group = "Input",
           .help = "Keep about so much text in memory before a shard is written.",
           .default_value = "1G",
           .min = std::uint64_t{1} << 20,
           .max = std::uint64_t{1} << 40,
           .example = "--memory 256M"},
    Option{.name = "report",
           .kind = OptionKind::text,
           .value = "FILE",
           .group = "Input",
           .help = "Write one JSON line an input: input, outcome (added, updated, unchanged, rejected), id, reason.",
           .from_config = false,
           .example = "--report report.jsonl"},
    Option{.name = "clean-only",
           .group = "Input",
           .help = "Print cleaned articles as JSON Lines instead of indexing; there is no ARCHIVE argument then.",
           .from_config = false,
           .example = "dateline-index --clean-only page.html"},
    Option{.name = "explain",
           .group = "Input",
           .help = "With --clean-only: add every block of the page, kept or dropped and why, and print rejected pages "
                   "too.",
           .from_config = false},
    Option{.name = "delete",
           .kind = OptionKind::text,
           .value = "ID",
           .group = "Actions on an archive",
           .help = "Hide the article with this id.",
           .repeats = true,
           .from_config = false},
    Option{.name = "stats",
           .group = "Actions on an archive",
           .help = "Show what the archive holds, as JSON.",
           .from_config = false},
    Option{.name = "verify",
           .group = "Actions on an archive",
           .help = "Check the manifest, every checksum, Xapian's tables and the columns.",
           .from_config = false},
    Option{.name = "repair",
           .group = "Actions on an archive",
           .help = "Make the columns and the Xapian stub again from the tables.",
           .from_config = false},
    Option{.name = "quiet", .letter = 'q', .group = "General", .help = "No progress and no summary."},
    kHelpOption,
    kVersionOption,
    kManOption,
    kCompletionOption,
};

constexpr std::size_t kShownRejections = 20;

// --- messages --------------------------------------------------------------------------------------------------------

class Progress {
 public:
  Progress(std::ostream& messages, bool terminal, bool quiet)
      : messages_(messages), terminal_(terminal), quiet_(quiet), next_(started_ + interval()) {}

  void rejected(const InputReport& report) {
    if (quiet_ || ++rejected_ > kShownRejections) return;
    clear_line();
    messages_ << "rejected " << report.input << ": " << report.reason << "\n";
    if (rejected_ == kShownRejections) messages_ << "(further rejections only in --report)\n";
  }

  void tick(std::uint64_t read) {
    if (quiet_ || (read % 16 != 0)) return;
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + interval();
    clear_line();
    messages_ << read << " inputs, " << static_cast<std::uint64_t>(static_cast<double>(read) / seconds()) << "/s";
    if (!terminal_) messages_ << "\n";
    messages_.flush();
    open_line_ = terminal_;
  }

  void summary(const IndexSummary& sums) {
    if (quiet_) return;
    clear_line();
    if (sums.read == 0) {
      messages_ << sums.deleted << " deleted; revision " << sums.revision << "\n";
      return;
    }
    messages_ << "read " << sums.read << ": " << sums.added << " added, " << sums.updated << " updated, "
              << sums.unchanged << " unchanged, " << sums.rejected << " rejected";
    if (sums.deleted > 0) messages_ << "; " << sums.deleted << " deleted";
    messages_ << "; " << std::fixed << std::setprecision(1) << seconds() << " s";
    if (seconds() > 0.5) {
      messages_ << ", " << std::setprecision(0) << static_cast<double>(sums.read) / seconds() << "/s";
    }
    messages_ << "; revision " << sums.revision << "\n";
  }

 private:
  [[nodiscard]] std::chrono::milliseconds interval() const {
    return terminal_ ? std::chrono::milliseconds(200) : std::chrono::seconds(10);
  }
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count();
  }
  void clear_line() {
    if (open_line_) messages_ << "\r\x1b[K";
    open_line_ = false;
  }

  std::ostream& messages_;
  bool terminal_;
  bool quiet_;
  bool open_line_ = false;
  std::uint64_t rejected_ = 0;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point next_;
};

class ReportFile {
 public:
  explicit ReportFile(const std::string& path) : path_(path) {
    if (path.empty()) return;
    file_.open(path, std::ios::binary | std::ios::trunc);
    if (!file_) throw Error(ErrorCode::cannot_create, "cannot write the report " + path, path);
  }
  void write(const InputReport& report) {
    if (path_.empty()) return;
    std::string line;
    JsonWriter json(line);
    json.begin_object().key("input").value(report.input).key("outcome").value(to_string(report.outcome));
    json.field_if("id", report.id).field_if("reason", report.reason).end_object();
    file_ << line << '\n';
  }
  void close() {
    if (path_.empty()) return;
    file_.close();
    if (!file_) throw Error(ErrorCode::io, "writing the report failed: " + path_, path_);
  }

 private:
  std::string path_;
  std::ofstream file_;
};

// --- actions ---------------------------------------------------------------------------------------------------------

IndexerOptions indexer_options(const Options& options, const std::atomic<bool>& cancel) {
  IndexerOptions out;
  out.entities = options.text("entities") == "given" ? EntitySource::given : EntitySource::rules;
  out.memory_bytes = options.number("memory");
  out.cancel = &cancel;
  return out;
}

int index(const Options& options, std::ostream& messages, bool terminal, const std::atomic<bool>& cancel) {
  const std::vector<std::string>& names = options.positional();
  Progress progress(messages, terminal, options.has("quiet"));
  ReportFile report(options.text("report"));
  std::uint64_t read = 0;
  IndexerOptions settings = indexer_options(options, cancel);
  settings.on_input = [&](const InputReport& row) {
    report.write(row);
    if (row.outcome == Outcome::rejected) progress.rejected(row);
    progress.tick(++read);
  };
  Indexer indexer(names.front(), settings);
  std::uint64_t missing = 0;
  for (const std::string& id : options.texts("delete")) {
    if (indexer.erase(id)) continue;
    ++missing;
    messages << "no article has the id " << id << "\n";
  }
  for (std::size_t i = 1; i < names.size(); ++i) indexer.add_path(names[i]);
  indexer.publish();
  report.close();
  progress.summary(indexer.summary());
  return indexer.summary().rejected + missing > 0 ? 1 : 0;
}

std::string explained(const CleanedInput& input) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().key("input").value(input.report.input);
  json.field_if("charset", input.page.charset).field_if("rejected", input.page.rejected);
  if (input.page.article) json.key("article").raw(to_json(*input.page.article));
  json.key("blocks").begin_array();
  for (const CleanedBlock& block : input.page.blocks) {
    json.begin_object().key("kept").value(block.kept).key("reason").value(block.reason);
    json.key("text").value(block.text).end_object();
  }
  json.end_array().end_object();
  return line;
}

int clean_only(const Options& options, std::ostream& out, std::ostream& messages, const std::atomic<bool>& cancel) {
  ReportFile report(options.text("report"));
  std::uint64_t rejected = 0;
  for (const std::string& name : options.positional()) {
    clean_path(name, indexer_options(options, cancel), [&](const CleanedInput& input) {
      report.write(input.report);
      if (options.has("explain")) {
        out << explained(input) << '\n';
      } else if (input.page.article) {
        out << to_json(*input.page.article) << '\n';
      }
      if (input.page.article) return;
      ++rejected;
      messages << "rejected " << input.report.input << ": " << input.report.reason << "\n";
    });
  }
  report.close();
  return rejected > 0 ? 1 : 0;
}

int show_stats(const std::string& path, std::ostream& out) {
  const ArchiveStats stats = Archive::open(path)->stats();
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("format").value(1).key("path").value(stats.path).key("uuid").value(stats.uuid);
  json.key("revision").value(stats.revision).key("articles").value(stats.articles).key("hidden").value(stats.hidden);
  json.key("undated").value(stats.undated).key("bytes").value(stats.bytes).key("shards").begin_array();
  for (const ShardStats& shard : stats.shards) {
    json.begin_object().key("name").value(shard.name).key("articles").value(shard.articles);
    json.key("hidden").value(shard.hidden).key("bytes").value(shard.bytes);
    json.field_if("first_day", shard.first_day).field_if("last_day", shard.last_day).end_object();
  }
  json.end_array().end_object();
  out << text << '\n';
  return 0;
}

int show_verify(const std::string& path, std::ostream& out, std::ostream& messages, bool quiet) {
  const std::vector<VerifyFinding> findings = verify(path);
  for (const VerifyFinding& finding : findings) {
    out << finding.file << ": " << finding.problem << "\n";
    if (!finding.hint.empty()) out << "  " << finding.hint << "\n";
  }
  if (findings.empty() && !quiet) messages << path << ": clean\n";
  return findings.empty() ? 0 : exit_status(ErrorCode::damaged);
}

void check_usage(const Options& options) {
  const std::size_t names = options.positional().size();
  const auto refuse = [](const std::string& what, const std::string& hint) {
    throw Error(ErrorCode::usage, what, {}, hint);
  };
  if (options.has("explain") && !options.has("clean-only")) refuse("--explain goes with --clean-only", "");
  if (names == 0) refuse("no ARCHIVE is named", "dateline-index ARCHIVE INPUT..., or --help");
  const bool action = options.has("stats") || options.has("verify") || options.has("repair");
  if (action && names > 1) refuse("--stats, --verify and --repair take one ARCHIVE and no INPUT", "");
  if (!action && !options.has("clean-only") && names == 1 && options.texts("delete").empty()) {
    refuse("no INPUT is named", "dateline-index ARCHIVE INPUT...; - is standard input");
  }
}

}  // namespace

const Program& index_program() {
  static const Program program{
      .name = "dateline-index",
      .summary = "build a searchable archive from news pages",
      .synopsis = {"[options] ARCHIVE INPUT...", "--clean-only [--explain] INPUT...",
                   "--stats|--verify|--repair ARCHIVE", "--delete ID ARCHIVE"},
      .description =
          {"Reads pages and articles, cleans them, finds their dates, entities and copies, and stores them in the "
           "folder ARCHIVE, which any Xapian tool can open too. ARCHIVE is made if it is not there. Running it again "
           "over the same input changes nothing; a changed page replaces the stored one.",
           "INPUT is a file, a folder (with all below it) or - for standard input: HTML, the text of a page with "
           "navigation and ads left in, JSON Lines; also inside gz, zst, xz, bz2, zip and tar. The form is found from "
           "the content, not from the name. What cannot be read is named, counted and passed over."},
      .options = kOptions,
      .examples = {{"dateline-index news.archive crawl/", "Index everything below crawl."},
                   {"zcat pages.jsonl.gz | dateline-index news.archive -", "Index articles from another program."},
                   {"dateline-index --clean-only --explain page.html", "See what cleaning keeps, drops and why."},
                   {"dateline-index --delete https://ledger.example/1 news.archive", "Hide one article."}},
      .see_also = {"dateline-search(1)", "quest(1)", "xapian-delve(1)"}};
  return program;
}

int run_index(const Options& options, std::ostream& out, std::ostream& messages, bool messages_to_terminal,
              const std::atomic<bool>& cancel) {
  check_usage(options);
  const std::string& archive = options.positional().front();
  if (options.has("clean-only")) return clean_only(options, out, messages, cancel);
  if (options.has("stats")) return show_stats(archive, out);
  if (options.has("verify")) return show_verify(archive, out, messages, options.has("quiet"));
  if (options.has("repair")) {
    repair(archive);
    return show_verify(archive, out, messages, options.has("quiet"));
  }
  return index(options, messages, messages_to_terminal, cancel);
}

}  // namespace dateline
