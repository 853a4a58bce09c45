// Any bytes are a query: it is read, printed, and reads again as the same tree; complaints point inside it; and an
// archive answers it, with what is lit inside the texts that are shown.
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>
#include <unistd.h>

#include "common/text/utf8.h"
#include "searcher/query/parser.h"
#include "searcher/query/print.h"

namespace {

using namespace dateline;

constexpr std::chrono::local_days kToday{std::chrono::year{2024} / 5 / 17};

void require(bool holds) {
  if (!holds) std::abort();
}

void check(std::string_view text, Mode mode, Dialect dialect = Dialect::dateline) {
  static const std::vector<SavedQuery> saved{{"a", "kim OR query:b", 1}, {"b", "munitions query:a", 2}};
  const ParsedQuery parsed = parse_query(text, {.today = kToday, .mode = mode, .dialect = dialect, .saved = &saved});
  for (const Complaint& complaint : parsed.complaints) {
    require(complaint.span.begin <= complaint.span.end && complaint.span.end <= text.size());
    require(is_utf8(complaint.message) && is_utf8(complaint.suggestion));
  }
  const std::string printed = print_query(parsed.root);
  require(is_utf8(printed));
  // Quotes and brackets can make a query longer than it came; past the limit it is cut, and then it is another one.
  if (printed.size() > kMaxQueryBytes) return;
  require(same_tree(parsed.root, parse_query(printed, {.today = kToday, .mode = Mode::all}).root));
}

/// A few articles in two shards: several languages, joined words, entities, dates of every precision, none.
class SmallArchive {
 public:
  SmallArchive() : folder_(std::filesystem::temp_directory_path() / ("query_fuzz_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    publish({article("a", "en", "Kim Jong-un meets envoys", "North Korea said that munitions were sold.\n\nTalks end."),
             article("b", "de", "Die H\u00E4user am Hafen", "Die Boote liegen still. Munition fehlt, a-b-c, AT&T.")});
    Article dated = article("c", "", "", "the world of work, a world of the U.S. and x");
    dated.published = date_from_string("2023-08");
    dated.entities = {{EntityKind::person, "Angela Merkel", "", {}, {}}};
    dated.source = "Harbour Ledger";
    publish({dated, article("d", "en", "\u6771\u4EAC", "")});
    searcher_ = std::make_unique<Searcher>(Archive::open(path()));
  }
  ~SmallArchive() {
    searcher_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  Answer ask(std::string_view text, Mode mode) {
    SearchRequest request;
    request.query = text;
    request.mode = mode;
    request.now = std::chrono::sys_days{kToday.time_since_epoch()};
    return searcher_->search(request);
  }

 private:
  [[nodiscard]] std::string path() const { return (folder_ / "archive").string(); }

  static Article article(std::string id, std::string language, std::string title, std::string body) {
    Article out;
    out.id = std::move(id);
    out.language = std::move(language);
    out.title = std::move(title);
    out.body = std::move(body);
    return out;
  }

  void publish(const std::vector<Article>& articles) const {
    Indexer indexer(path());
    for (const Article& each : articles) indexer.add(each);
    indexer.publish();
  }

  std::filesystem::path folder_;
  std::unique_ptr<Searcher> searcher_;
};

void check_marks(std::string_view text, const std::vector<Span>& marks) {
  std::uint32_t end = 0;
  for (const Span mark : marks) {
    require(mark.begin >= end && mark.begin < mark.end && mark.end <= text.size());
    end = mark.end;
  }
}

void check_answer(std::string_view text, Mode mode) {
  static SmallArchive archive;
  const Answer answer = archive.ask(text, mode);
  require(is_utf8(answer.read_as));
  require(answer.hits.size() <= answer.total);
  for (const Hit& hit : answer.hits) {
    check_marks(hit.title, hit.title_marks);
    for (const Snippet& snippet : hit.snippets) check_marks(snippet.text, snippet.marks);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check(text, Mode::all);
  check(text, Mode::any);
  check(text, Mode::all, Dialect::nexis);
  check_answer(text, Mode::automatic);
  return 0;
}
