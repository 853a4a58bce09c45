#include "indexer/program.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <mutex>
#include <ostream>
#include <thread>
#include <utility>

#include <dateline/archive.h>
#include <dateline/indexer.h>

#include "common/archive/manifest.h"
#include "common/archive/stats_json.h"
#include "common/text/json.h"
#include "common/text/shown.h"
#include "indexer/building/repair.h"
#include "indexer/building/room.h"
#include "indexer/id_list.h"
#include "indexer/program_options.h"
#include "indexer/progress.h"
#include "indexer/report_file.h"
#include "indexer/told_run.h"

namespace dateline {
namespace {

/// What one call works with.
struct Call {
  const Options& options;
  std::ostream& out;
  std::ostream& messages;
  bool terminal;  ///< behind the messages
  const std::atomic<bool>& cancel;

  [[nodiscard]] bool quiet() const { return options.has("quiet"); }
  [[nodiscard]] const std::string& archive() const { return options.positional().front(); }
  [[nodiscard]] ProgressOptions progress() const {
    return {.quiet = quiet(), .terminal = terminal, .columns = [] { return terminal_columns(STDERR_FILENO); }};
  }
};

// --- articles in and out ---------------------------------------------------------------------------------------------

unsigned threads_of(const Options& options) {
  constexpr unsigned kMost = 256;
  if (options.has("threads")) return static_cast<unsigned>(options.number("threads"));
  return std::clamp(std::thread::hardware_concurrency(), 1U, kMost);
}

IndexerOptions indexer_options(const Options& options, const std::atomic<bool>& cancel) {
  IndexerOptions out;
  const std::string entities = options.text("entities");
  out.entities = entities == "given"   ? EntitySource::given
                 : entities == "rules" ? EntitySource::rules
                                       : EntitySource::tag;
  out.entity_models = options.text("entity-models");
  out.stories = options.text("stories") == "exact" ? StoryMatching::exact_copies : StoryMatching::near_copies;
  out.threads = threads_of(options);
  if (options.has("interop")) out.interop = true;
  out.commit_every = options.has("commit-every") ? options.number("commit-every") : 0;
  out.merge_in_background = options.has("background-merge");
  out.keep_versions = options.has("keep-versions");
  out.memory_bytes = options.number("memory");
  out.cancel = &cancel;
  return out;
}

/// What `--NAME ID` and `--NAME-from FILE` ask for.
std::vector<ListedId> listed_ids(const Options& options, const std::string& name) {
  std::vector<ListedId> out;
  for (const std::string& id : options.texts(name)) out.push_back({id, {}});
  if (options.has(name + "-from")) {
    auto more = read_id_file(options.text(name + "-from"), std::cin);
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }
  return out;
}

bool wants_delete(const Options& options) { return options.has("delete-from") || !options.texts("delete").empty(); }
bool wants_purge(const Options& options) { return options.has("purge-from") || !options.texts("purge").empty(); }

int index(const Call& call) {
  const std::vector<std::string>& names = call.options.positional();
  // Only with something to put into it is an archive made.
  if (names.size() == 1) static_cast<void>(read_manifest(names.front()));
  IndexRequest request{.archive = names.front(),
                       .inputs = {names.begin() + 1, names.end()},
                       .gone = listed_ids(call.options, "delete"),
                       .merge = call.options.has("merge"),
                       .report = call.options.text("report"),
                       .options = indexer_options(call.options, call.cancel),
                       .progress = call.progress()};
  return index_and_tell(std::move(request), call.messages);
}

int take_out(const Call& call) {
  const std::vector<ListedId> listed = listed_ids(call.options, "purge");
  std::vector<std::string> ids;
  for (const ListedId& each : listed) ids.push_back(each.id);
  PurgeReport report;
  {
    Progress progress(call.messages, call.progress());
    progress.enter("purging");
    report = purge(call.archive(), ids, &call.cancel);
  }
  std::sort(report.not_found.begin(), report.not_found.end());
  for (const ListedId& each : listed) {
    if (!std::binary_search(report.not_found.begin(), report.not_found.end(), each.id)) continue;
    call.messages << unknown_id_in_words(each) << "\n";
  }
  if (!call.quiet()) {
    call.messages << counted(ids.size() - report.not_found.size(), "article") << " purged, "
                  << counted(report.rows, "row") << " with all versions; revision " << report.revision << "\n";
  }
  if (!call.quiet() && report.rows > 0) {
    call.messages << "readers that have the archive open, snapshots and backups still hold the text\n";
  }
  return report.not_found.empty() ? 0 : 1;
}

// --- actions on a whole archive --------------------------------------------------------------------------------------

int merge_all(const Call& call) {
  MergeReport report;
  {
    Progress progress(call.messages, call.progress());
    progress.enter("merging");
    report = merge(call.archive(), MergeExtent::all, &call.cancel);
  }
  if (call.quiet()) return 0;
  if (report.merged == 0) {
    call.messages << "nothing to merge; revision " << report.revision << "\n";
    return 0;
  }
  call.messages << "merged " << counted(report.shards_before, "shard") << " into " << report.shards_after << ": "
                << counted(report.rewritten, "article") << ", " << counted(report.dropped, "hidden row")
                << " dropped; revision " << report.revision << "\n";
  return 0;
}

int rebuild_all(const Call& call) {
  std::uint64_t articles = 0;
  {
    Progress progress(call.messages, call.progress());
    progress.enter("analysing all articles");
    articles = rebuild(call.archive(), &call.cancel);
  }
  if (call.quiet()) return 0;
  call.messages << counted(articles, "article") << " analysed anew; revision "
                << Archive::open(call.archive())->revision() << "\n";
  return 0;
}

int make_snapshot(const Call& call) {
  const std::string target = call.options.text("snapshot");
  {
    Progress progress(call.messages, call.progress());
    progress.enter("copying");
    snapshot_archive(call.archive(), target, &call.cancel);
  }
  if (call.quiet()) return 0;
  const ArchiveStats stats = Archive::open(target)->stats();
  call.messages << target << ": " << counted(stats.articles, "article") << ", " << size_in_words(stats.bytes)
                << ", revision " << stats.revision << "\n";
  return 0;
}

int print_articles(const Call& call) {
  try {
    export_articles(call.archive(), [&](std::string_view json) {
      if (call.cancel.load(std::memory_order_relaxed)) throw Error(ErrorCode::interrupted, "interrupted");
      // Nobody takes any more.  Whether that is a failure, program_main() finds out.
      if (!(call.out << json << '\n')) throw Error(ErrorCode::io, "standard output is closed");
    });
  } catch (const Error&) {
    if (call.out) throw;
  }
  return 0;
}

std::string explained(const CleanedInput& input) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().key("input").value(input.report.input);
  json.field_if("charset", input.page.charset).field_if("rejected", input.page.rejected);
  if (input.page.article) json.key("article").raw(to_json(*input.page.article));
  if (!input.page.others.empty()) {
    json.key("others").begin_array();
    for (const Article& other : input.page.others) json.raw(to_json(other));
    json.end_array();
  }
  json.key("blocks").begin_array();
  for (const CleanedBlock& block : input.page.blocks) {
    json.begin_object().key("kept").value(block.kept).key("reason").value(block.reason);
    if (block.story != 0) json.key("story").value(static_cast<std::uint64_t>(block.story));
    json.key("text").value(block.text).end_object();
  }
  json.end_array().end_object();
  return line;
}

int clean_only(const Call& call) {
  ReportFile report(call.options.text("report"));
  std::uint64_t rejected = 0;
  IndexerOptions options = indexer_options(call.options, call.cancel);
  std::mutex mutex;  // of messages
  options.on_problem = [&](const std::string& problem) {
    const std::lock_guard lock(mutex);
    call.messages << printable(problem) + "\n";
  };
  for (const std::string& name : call.options.positional()) {
    clean_path(name, options, [&](const CleanedInput& input) {
      report.write(input.report);
      if (call.options.has("explain")) {
        call.out << explained(input) << '\n';
      } else if (input.page.article) {
        call.out << to_json(*input.page.article) << '\n';
        for (const Article& other : input.page.others) call.out << to_json(other) << '\n';
      }
      if (input.page.article) return;
      ++rejected;
      const std::lock_guard lock(mutex);
      call.messages << "rejected " << printable(input.report.input) << ": " << printable(input.report.reason) << "\n";
    });
  }
  report.close();
  return rejected > 0 ? 1 : 0;
}

int show_stats(const Call& call) {
  const ArchiveStats stats = Archive::open(call.archive())->stats();
  call.out << stats_json(stats) << '\n';
  if (stats.hidden > 0 && !call.quiet()) {
    call.messages << counted(stats.hidden, "hidden row")
                  << ": deleted or replaced, and still seen by other Xapian programs, until --merge\n";
  }
  return 0;
}

int show_verify(const Call& call) {
  const std::vector<VerifyFinding> findings = verify(call.archive());
  for (const VerifyFinding& finding : findings) {
    call.out << finding.file << ": " << finding.problem << "\n";
    if (!finding.hint.empty()) call.out << "  " << finding.hint << "\n";
  }
  if (std::any_of(findings.begin(), findings.end(), [](const VerifyFinding& finding) { return finding.damage; }))
    return exit_status(ErrorCode::damaged);
  if (!call.quiet()) call.messages << call.archive() << (findings.empty() ? ": clean\n" : ": no damage\n");
  return 0;
}

int repair_and_verify(const Call& call) {
  repair(call.archive());
  return show_verify(call);
}

// --- what is asked for -----------------------------------------------------------------------------------------------

/// An action that stands alone: with one ARCHIVE, no INPUT and no other action.
struct Action {
  std::string_view name;  ///< of its option
  int (*run)(const Call&);
  std::string_view usage;
};

constexpr std::array kAlone{
    Action{"stats", show_stats, "--stats ARCHIVE"},
    Action{"verify", show_verify, "--verify ARCHIVE"},
    Action{"repair", repair_and_verify, "--repair ARCHIVE"},
    Action{"export", print_articles, "--export ARCHIVE"},
    Action{"rebuild", rebuild_all, "--rebuild ARCHIVE"},
    Action{"snapshot", make_snapshot, "--snapshot DIR ARCHIVE"},
    Action{"purge", take_out, "--purge ID ARCHIVE"},
};

[[noreturn]] void refuse(const std::string& what, const std::string& hint) {
  throw Error(ErrorCode::usage, what, {}, hint);
}

/// The one action that stands alone, if one is asked for.
const Action* lone_action(const Options& options) {
  const Action* found = nullptr;
  for (const Action& action : kAlone) {
    const bool asked = action.name == "purge" ? wants_purge(options) : !options.text(action.name).empty();
    if (!asked) continue;
    if (found != nullptr) {
      refuse("--" + std::string(found->name) + " and --" + std::string(action.name) + " do not go together",
             "run dateline-index once for each");
    }
    found = &action;
  }
  return found;
}

void check_lone(const Action& action, const Options& options) {
  const std::string shown = "--" + std::string(action.name);
  const std::string usage = "dateline-index " + std::string(action.usage);
  for (const std::string_view other : {"merge", "clean-only"}) {
    if (options.has(other))
      refuse(shown + " and --" + std::string(other) + " do not go together", "run dateline-index once for each");
  }
  if (wants_delete(options)) refuse(shown + " and --delete do not go together", "run dateline-index once for each");
  if (options.positional().empty()) refuse("no ARCHIVE is named", usage);
  if (options.positional().size() > 1) refuse(shown + " takes one ARCHIVE and no INPUT", usage);
}

/// A full disk is told with what there was.
int run_alone(const Action& action, const Call& call) {
  check_lone(action, call.options);
  try {
    return action.run(call);
  } catch (const Error& error) {
    const std::string target = call.options.text("snapshot");
    const std::string advice = advice_on_room(error, target.empty() ? call.archive() : target);
    if (advice.empty()) throw;
    throw Error(error.code(), error.what(), error.context(), error.hint() + "; " + advice);
  }
}

void check_run(const Options& options) {
  const std::vector<std::string>& names = options.positional();
  if (names.empty()) refuse("no ARCHIVE is named", "dateline-index ARCHIVE INPUT..., or --help");
  const auto inputs = std::count(names.begin() + 1, names.end(), "-");
  if (inputs > 1) refuse("standard input is named twice", "name - once");
  if (inputs > 0 && options.text("delete-from") == "-") {
    refuse("--delete-from - and the INPUT - are both standard input", "put the ids or the articles into a file");
  }
  if (names.size() == 1 && !wants_delete(options) && !options.has("merge")) {
    refuse("no INPUT is named", "dateline-index ARCHIVE INPUT...; - is standard input");
  }
}

void check_clean_only(const Options& options) {
  if (options.has("merge") || wants_delete(options)) {
    refuse("--clean-only touches no archive", "leave --merge and --delete out");
  }
  if (options.positional().empty()) refuse("no INPUT is named", "dateline-index --clean-only INPUT...");
}

}  // namespace

const Program& index_program() {
  static const Program program{
      .name = "dateline-index",
      .summary = "build a searchable archive from news pages",
      .synopsis = {"[options] ARCHIVE INPUT...", "--clean-only [--explain] INPUT...",
                   "--delete ID|--delete-from FILE ARCHIVE [INPUT...]", "--purge ID|--purge-from FILE ARCHIVE",
                   "--merge ARCHIVE [INPUT...]", "--export|--rebuild|--stats|--verify|--repair ARCHIVE",
                   "--snapshot DIR ARCHIVE"},
      .description =
          {"Reads pages and articles, cleans them, finds their dates, entities and copies, and stores them in the "
           "folder ARCHIVE, which any Xapian tool can open too. ARCHIVE is made if it is not there. Running it again "
           "over the same input changes nothing; a changed page replaces the stored one.",
           "INPUT is a file, a folder (with all below it) or - for standard input: HTML, the text of a page with "
           "navigation and ads left in, JSON Lines; also inside gz, zst, xz, bz2, zip and tar. The form is found from "
           "the content, not from the name. What cannot be read is named, counted and passed over.",
           "A run publishes one revision or none: readers see the archive as it was until the run ends, and a run that "
           "is interrupted, killed or out of disk leaves it so. With --commit-every it publishes now and then. One "
           "run at a time may write; any number of readers go on meanwhile.",
           "Exit status: 0 done, 1 some inputs were rejected or ids not found, 64 usage, 66 no such archive or input, "
           "73 the archive cannot be made, 74 reading or writing failed or the disk is full, 75 another run is "
           "writing, 76 the archive is damaged or of a newer format, 130 interrupted."},
      .options = index_options::kTable,
      .examples = {{"dateline-index news.archive crawl/", "Index everything below crawl."},
                   {"zcat pages.jsonl.gz | dateline-index news.archive -", "Index articles from another program."},
                   {"dateline-index --clean-only --explain page.html", "See what cleaning keeps, drops and why."},
                   {"dateline-index --delete https://ledger.example/1 news.archive", "Hide one article."},
                   {"dateline-index --purge-from take-down.txt news.archive", "Take articles off the disk."},
                   {"dateline-index --snapshot monday.archive news.archive", "Keep today's state for a backup."}},
      .see_also = {"dateline-search(1)", "quest(1)", "xapian-delve(1)"}};
  return program;
}

int run_index(const Options& options, std::ostream& out, std::ostream& messages, bool messages_to_terminal,
              const std::atomic<bool>& cancel) {
  const Call call{options, out, messages, messages_to_terminal, cancel};
  if (options.has("explain") && !options.has("clean-only")) {
    refuse("--explain goes with --clean-only", "dateline-index --clean-only --explain INPUT...");
  }
  if (const Action* const action = lone_action(options)) return run_alone(*action, call);
  if (options.has("clean-only")) {
    check_clean_only(options);
    return clean_only(call);
  }
  check_run(options);
  const bool only_merge = options.positional().size() == 1 && !wants_delete(options);
  return only_merge ? merge_all(call) : index(call);
}

}  // namespace dateline
