// An archive as the routes see it, without sockets.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <dateline/searcher.h>

#include "searcher/server/route.h"
#include "tests/support/archives.h"

namespace dateline::testing {

/// Sixty articles: one whose id is an address and whose title is full of signs, and one whose id ends as a form does.
inline std::vector<Article> served_articles() {
  std::vector<Article> articles = synthetic_articles(7, 60);
  articles[0].id = "http://a.example/x?y=z#1";
  articles[0].url = articles[0].id;
  articles[0].title = "Bridge {opens} & \"closes\"";
  articles[0].source = "Harbour Ledger";
  articles[1].id = "notes.txt";
  return articles;
}

class ServedArchive {
 public:
  explicit ServedArchive(std::vector<Article> articles = served_articles(), const SearcherOptions& options = {}) {
    std::sort(articles.begin(), articles.end(), in_archive_order);
    write_small_archive(dir_ / "archive", {articles});
    searcher_.emplace(Archive::open(dir_ / "archive"), options);
  }
  HttpResponse get(const std::string& target, const std::string& if_none_match = {}) {
    return answer({.method = "GET", .target = target, .if_none_match = if_none_match},
                  {*searcher_, tag_, std::chrono::steady_clock::now() + std::chrono::seconds(60), cancel_});
  }
  /// Good until the next call.
  simdjson::dom::element json(const std::string& target, int status = 200) {
    response_ = get(target);
    INFO(target << " " << response_.body);
    REQUIRE(response_.status == status);
    return parser_.parse(response_.body);
  }
  std::string streamed(const std::string& target) {
    const HttpResponse response = get(target);
    REQUIRE(response.stream);
    std::string out;
    response.stream([&](std::string piece) {
      out += piece;
      return true;
    });
    return out;
  }

 private:
  TempDir dir_;
  std::optional<Searcher> searcher_;
  std::string tag_ = "a-1";
  std::atomic<bool> cancel_ = false;
  HttpResponse response_;
  simdjson::dom::parser parser_;
};

}  // namespace dateline::testing
