#include "searcher/command/batch.h"

#include <chrono>
#include <fstream>
#include <optional>
#include <ostream>

#include "common/text/shown.h"
#include "searcher/command/batch_report.h"
#include "searcher/command/last_resort.h"
#include "searcher/command/messages.h"
#include "searcher/command/query_list.h"
#include "searcher/command/search_request.h"
#include "searcher/output/answer_json.h"
#include "searcher/output/csv.h"
#include "searcher/output/trec.h"
#include "searcher/request/open_text.h"
#include "searcher/request/plain_query.h"

namespace dateline {
namespace {

using std::chrono::steady_clock;

constexpr std::uint64_t kHitsOfARun = 1000;  // what judged collections look at

// Errors of one query; all others would come again with the next.
bool is_of_one_query(ErrorCode code) { return code == ErrorCode::query || code == ErrorCode::timeout; }

class Batch {
 public:
  Batch(const Options& options, Searcher& searcher, SearchRequest request, std::ostream& out, std::ostream& messages)
      : options_(options), searcher_(searcher), request_(std::move(request)), out_(out), messages_(messages) {
    format_ = options.has("format") ? options.text("format") : "trec";
    most_ = options.has("limit") ? request_.limit : format_ == "trec" ? kHitsOfARun : UINT64_MAX;
    if (format_ == "trec") request_.snippets = 0;
    request_.relaxations = 0;  // nobody reads them
    if (most_ != UINT64_MAX) request_.limit = static_cast<std::uint32_t>(most_);
    name_ = options.text("queries") == "-" ? "standard input" : printable(options.text("queries"));
  }

  int run(std::istream& in) {
    const auto started = steady_clock::now();
    if (format_ == "csv") out_ << batch_csv_header();
    QueryList list(in);
    for (ListedQuery query; out_ && list.next(query);) ask(query);
    messages_ << report_.text(std::chrono::duration<double>(steady_clock::now() - started).count());
    return report_.found_something() && report_.all_answered() ? 0 : 1;
  }

 private:
  void ask(const ListedQuery& query) {
    const std::string where = name_ + ", line " + std::to_string(query.line);
    if (!query.problem.empty()) {
      fail(query, where, query.problem);
      return;
    }
    try {
      answer(query, where);
    } catch (const Error& error) {
      if (!is_of_one_query(error.code())) throw;
      fail(query, where, error.what());
    }
  }

  void answer(const ListedQuery& query, const std::string& where) {
    request_.query = options_.has("plain") ? plain_query(query.query) : query.query;
    start_clock(options_, request_);
    const DeadlineWatch watch(request_.deadline);
    TrecRun run(query.id);
    std::uint64_t hits = 0;
    const Answer answer = searcher_.stream(request_, [&](const Hit& hit) {
      if (hits == most_) return false;
      print(query.id, run, hit);
      return ++hits < most_ && static_cast<bool>(out_);
    });
    print_complaints(answer, where + " (" + printable(query.id) + ")", messages_);
    report_.answered(query.id, answer, hits);
  }

  void print(const std::string& id, TrecRun& run, const Hit& hit) {
    if (format_ == "trec") {
      out_ << run.line(hit);
    } else if (format_ == "csv") {
      out_ << batch_csv_row(id, hit);
    } else {
      out_ << hit_json(hit, id) << '\n';
    }
  }

  void fail(const ListedQuery& query, const std::string& where, const std::string& why) {
    messages_ << where << ": " << printable(why) << "\n";
    report_.failed(query.id.empty() ? "line " + std::to_string(query.line) : query.id);
  }

  const Options& options_;
  Searcher& searcher_;
  SearchRequest request_;
  std::ostream& out_;
  std::ostream& messages_;
  std::string format_, name_;
  std::uint64_t most_ = 0;
  BatchReport report_;
};

}  // namespace

int run_batch(const Options& options, Searcher& searcher, SearchRequest request, std::istream& in, std::ostream& out,
              std::ostream& messages) {
  const std::string path = options.text("queries");
  Batch batch(options, searcher, std::move(request), out, messages);
  if (path == "-") return batch.run(in);
  std::ifstream file = open_text(path, "the queries in ");
  return batch.run(file);
}

}  // namespace dateline
