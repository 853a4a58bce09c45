#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "indexer/stories/forms.h"
#include "indexer/stories/stories.h"
#include "indexer/stories/story_text.h"

namespace dateline {
namespace {

Article article_of(std::string id, std::string title, std::string body, std::string_view published = {}) {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.body = std::move(body);
  if (!published.empty()) article.published = date_from_string(published);
  return article;
}

// 40 words; `swap` puts another word for every n-th.
std::string text_of(int words, int swap, std::string_view other = "x") {
  std::string text;
  for (int i = 0; i < words; ++i) {
    const bool swapped = swap > 0 && i % swap == swap - 1;
    text += (swapped ? std::string(other) : std::string("w")) + "abcdefghij"[i % 10] + "klmnopqrst"[i / 10 % 10] + ' ';
  }
  return text;
}

constexpr const char* kBridge =
    "The harbour board opened the new bridge on Friday after two years of work, and the first carts rolled over it at "
    "noon while a band played on the quay below. The board said that the toll would stay as it was.";

}  // namespace

TEST_CASE("copies share half of their runs, or one lies in the other", "[stories]") {
  const Article whole = article_of("1", "Bridge opens", kBridge);
  CHECK(are_copies(whole, article_of("2", "Bridge opens", kBridge)));
  CHECK(are_copies(whole, article_of("2", "BRIDGE OPENS!", "  " + std::string(kBridge))));
  // Another headline, and a paragraph of the outlet's own.
  CHECK(are_copies(whole, article_of("2", "Carts roll at last", std::string(kBridge) + " Ferries stop next week.")));
  // Held whole by a text three times as long.
  CHECK(are_copies(whole, article_of("2", "Bridge opens", std::string(kBridge) + text_of(120, 0))));
  CHECK_FALSE(are_copies(whole, article_of("2", "Bridge opens", text_of(60, 0))));
  CHECK_FALSE(are_copies(article_of("1", "", text_of(60, 0)), article_of("2", "", text_of(60, 4))));
  CHECK(are_copies(article_of("1", "", text_of(60, 0)), article_of("2", "", text_of(60, 30))));
}

TEST_CASE("a short text inside a long one proves nothing", "[stories]") {
  const std::string quote = "the toll will stay as it was until the spring, the board said";
  CHECK_FALSE(are_copies(article_of("1", "", quote), article_of("2", "", quote + ' ' + text_of(80, 0))));
}

TEST_CASE("very short texts are copies only if they are equal", "[stories]") {
  CHECK(are_copies(article_of("1", "Tolls to stay", ""), article_of("2", "TOLLS to stay.", "")));
  CHECK_FALSE(are_copies(article_of("1", "Tolls to stay until spring", "no more"),
                         article_of("2", "Tolls to stay until spring", "no less")));
  CHECK_FALSE(are_copies(article_of("1", "", ""), article_of("2", "", "")));
  CHECK_FALSE(are_copies(article_of("1", "...", "!"), article_of("2", "...", "!")));
}

TEST_CASE("a form filled in anew is another story", "[stories]") {
  const std::string notice =
      "The central bank of Northmark lent 40 million marks to the money market for 7 days at a rate of 3 percent, a "
      "spokesman said. Dealers had expected as much. The loan falls due next week.";
  const std::string anew =
      "The central bank of Northmark lent 55 million marks to the money market for 7 days at a rate of 3 percent, a "
      "spokesman said. Dealers had expected as much. The loan falls due next week.";
  const auto on = [](std::string id, const std::string& body, std::string_view when) {
    return article_of(std::move(id), "Bank lends to market", body, when);
  };
  const Article first = on("1", notice, "2021-03-01T09:00:00Z");
  CHECK(are_copies(first, on("2", notice, "2021-03-02T09:00:00Z")));          // the same again, a day later
  CHECK(are_copies(first, on("2", anew, "2021-03-01T11:00:00Z")));            // a correction
  CHECK_FALSE(are_copies(first, on("2", anew, "2021-03-02T09:00:00Z")));      // the next day's loan
  CHECK_FALSE(are_copies(first, on("2", notice, "2021-03-08T09:00:00Z")));    // the next week's
  CHECK(are_copies(first, article_of("2", "Bank lends to market", notice)));  // no date: nothing speaks against it
}

TEST_CASE("a date without a time may be any time of its day", "[stories]") {
  const Article at_night = article_of("1", "Bridge opens", kBridge, "2021-03-01T23:50:00Z");
  CHECK(hours_apart(at_night, article_of("2", "", "", "2021-03-01")) == 0);
  CHECK(hours_apart(at_night, article_of("2", "", "", "2021-03")) == 0);
  CHECK(hours_apart(at_night, article_of("2", "", "")) == 0);
  CHECK(hours_apart(at_night, article_of("2", "", "", "2021-03-02")) < 1);
  CHECK(hours_apart(article_of("2", "", "", "2021-03-01"), article_of("2", "", "", "2021-03-03")) ==
        Approx(24).margin(.1));
}

TEST_CASE("a table with new numbers is another table", "[stories]") {
  std::string noon = "Prices at the corn exchange at noon: ";
  std::string later = noon;
  for (int i = 0; i < 24; ++i) {
    const std::string crop = std::string("crop") + "abcdefghijklmnopqrstuvwx"[i] + ' ' + std::to_string(100 + i) + ' ' +
                             std::to_string(200 + i) + ' ';
    noon += crop;
    later += i == 5 || i == 17 ? std::string("crop") + "abcdefghijklmnopqrstuvwx"[i] + " 7 8 " : crop;
  }
  CHECK(is_table(story_text(article_of("1", "", noon))));
  CHECK_FALSE(is_table(story_text(article_of("1", "", kBridge))));
  CHECK_FALSE(are_copies(article_of("1", "Corn prices", noon, "2021-03-01T12:00:00Z"),
                         article_of("2", "Corn prices", later, "2021-03-01T12:30:00Z")));
}

TEST_CASE("the same words about another company are another story", "[stories]") {
  const std::string cut =
      " cut its prime rate to eight percent from nine, with effect from tomorrow, as others had done this week.";
  CHECK_FALSE(are_copies(article_of("1", "", "Upper Bay Bank" + cut), article_of("2", "", "Lowland Trust" + cut)));
  CHECK(are_copies(article_of("1", "", "Upper Bay Bank" + cut), article_of("2", "", "Upper Bay" + cut)));
}

TEST_CASE("copying is symmetric", "[stories]") {
  const std::vector<Article> articles{article_of("1", "Bridge opens", kBridge, "2021-03-01"),
                                      article_of("2", "Bridge opens", kBridge, "2021-03-09"),
                                      article_of("3", "", text_of(60, 0)),
                                      article_of("4", "", text_of(60, 9), "2021-03-01"),
                                      article_of("5", "", text_of(200, 0)),
                                      article_of("6", "x", "")};
  for (const Article& a : articles) {
    for (const Article& b : articles) CHECK(are_copies(a, b) == are_copies(b, a));
  }
}

TEST_CASE("sketches are the smallest hashes, ascending", "[stories]") {
  const Article article = article_of("1", "Bridge opens", kBridge);
  const auto sketch = story_sketch(article);
  CHECK(sketch.size() == kSketchSize);
  CHECK(std::is_sorted(sketch.begin(), sketch.end()));
  const StoryText text = story_text(article);
  CHECK(std::equal(sketch.begin(), sketch.end(), text.runs.begin()));
  CHECK(story_sketch(article_of("1", "", "")).empty());
  CHECK(story_sketch(article_of("1", "two words", "")).size() == 1);
  CHECK(story_sketch(article) == story_sketch(article_of("2", "BRIDGE, opens", kBridge)));
}

TEST_CASE("scripts without spaces have runs of characters", "[stories]") {
  const Article a = article_of(
      "1", "新桥通车", "港务局周五宣布新桥经过两年施工正式通车中午第一批车辆驶过大桥码头上乐队奏乐过桥费保持不变");
  const Article b = article_of(
      "2", "新桥通车了", "港务局周五宣布新桥经过两年施工正式通车中午第一批车辆驶过大桥码头上乐队奏乐过桥费保持不变");
  CHECK(story_text(a).words.size() > 30);
  CHECK(are_copies(a, b));
  CHECK(story_text(article_of("1", "ประชุมวันนี้", "")).words.size() > 5);
  CHECK(story_text(article_of("1", "프랑스와 러시아", "")).words.size() == 2);
}

TEST_CASE("ill-formed bytes are no words", "[stories]") {
  CHECK(story_sketch(article_of("1", "\xFF\xFE", "\xE2\x80")).empty());
  CHECK(are_copies(article_of("1", "", std::string(kBridge) + "\xFF"), article_of("2", "", kBridge)));
}

}  // namespace dateline
