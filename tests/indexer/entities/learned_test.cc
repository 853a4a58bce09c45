// What the models add: names that no list holds, in prose and in headlines, and what the article makes of them.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::find;
using testing::Names;
using testing::names_of;
using testing::tagger;

std::size_t mentions(const Entity& entity) { return entity.spans.size() + entity.title_spans.size(); }

// The article between the first line that begins with one of the marks and the line that begins with another.
std::string story_of(const std::string& page, const std::string& from, const std::string& to) {
  const std::size_t begin = page.find(from);
  REQUIRE(begin != std::string::npos);
  return page.substr(begin, page.find(to, begin) - begin);
}

std::string seed(const std::string& beginning) {
  const std::filesystem::path folder = std::filesystem::path(DATELINE_SHARED_DIR) / "data" / "seeds";
  if (!std::filesystem::is_directory(folder)) return {};
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().substr(0, beginning.size()) != beginning) continue;
    std::ifstream in(entry.path());
    return {std::istreambuf_iterator<char>(in), {}};
  }
  return {};
}

}  // namespace

TEST_CASE("one person is one entity, with a title, by the surname, or by a given name", "[entities]") {
  struct Row {
    const char* language;
    const char* text;
    const char* name;
    std::size_t mentions;
  };
  const Row row = GENERATE(values<Row>({
      {"en",
       "Ms Lagarde spoke in Frankfurt. Christine Lagarde, president of the bank, warned on Monday. Mrs. Lagarde added "
       "that all agreed. Madame Lagarde left.",
       "Christine Lagarde", 4},
      {"fr", "M. Attal était à Paris. Le Premier ministre Gabriel Attal est parti. Mme Borne est restée.",
       "Gabriel Attal", 2},
      {"en", "Andy Murray won in New York on Monday. He was tired, but Andy smiled, and Murray left.", "Andy Murray",
       3},
  }));
  INFO(row.text);
  const auto entities = tagger().tag(article_of("", row.text, row.language));
  const Entity* person = find(entities, row.name);
  REQUIRE(person != nullptr);
  CHECK(mentions(*person) == row.mentions);
}

TEST_CASE("two persons of one given name do not share it", "[entities]") {
  const auto entities = tagger().tag(article_of(
      "", "Andy Murray met Andy Roddick in Dallas on Monday. Later Andy said that he was glad to see Andy."));
  for (const char* name : {"Andy Murray", "Andy Roddick"}) {
    const Entity* person = find(entities, name);
    REQUIRE(person != nullptr);
    CHECK(mentions(*person) == 1);
  }
}

TEST_CASE("two who share a surname are not mixed up", "[entities]") {
  const auto entities = tagger().tag(article_of(
      "", "Adele Quill spoke first. Then the other candidate, Bernard Quill, answered. In the end Quill won."));
  REQUIRE(find(entities, "Adele Quill") != nullptr);
  REQUIRE(find(entities, "Bernard Quill") != nullptr);
  CHECK(find(entities, "Adele Quill")->spans.size() == 1);
  CHECK(find(entities, "Bernard Quill")->spans.size() == 1);
}

TEST_CASE("a headline takes the names of its article", "[entities]") {
  const std::string body =
      "The finance minister, Adele Quill, met officials of the Harbour Workers Union in Oslo on Friday. Quill said the "
      "talks would go on.";
  const auto* title = GENERATE("Quill Promises More Talks With Harbour Workers Union",
                               "QUILL PROMISES MORE TALKS WITH HARBOUR WORKERS UNION");
  const auto entities = tagger().tag(article_of(title, body));
  INFO(title);
  REQUIRE(find(entities, "Adele Quill") != nullptr);
  CHECK(find(entities, "Adele Quill")->title_spans == std::vector<Span>{{0, 5}});
  REQUIRE(find(entities, "Harbour Workers Union") != nullptr);
  CHECK(find(entities, "Harbour Workers Union")->title_spans.size() == 1);
  CHECK(names_of(entities, EntityKind::person) == Names{"Adele Quill"});
}

TEST_CASE("quotes may be curly or plain", "[entities]") {
  const auto plain =
      tagger().tag(article_of("", "\"We met Conor O'Brien's envoy,\" said Angela Merkel's office in Berlin."));
  const auto curly =
      tagger().tag(article_of("", "“We met Conor O’Brien’s envoy,” said Angela Merkel’s office in Berlin."));
  CHECK(names_of(plain, EntityKind::person) == Names{"Conor O'Brien", "Angela Merkel"});
  CHECK(names_of(curly, EntityKind::person) == Names{"Conor O’Brien", "Angela Merkel"});
}

TEST_CASE("what a tagger has read before changes nothing", "[entities]") {
  const Article article =
      article_of("Talks Resume in Oslo", "Adele Quill of the Harbour Workers Union met Kim Jong Un in Oslo.");
  const auto fresh = make_tagger()->tag(article);
  const auto used = make_tagger();
  std::string words;
  for (int i = 0; i < 70000; ++i) words += "Word" + std::to_string(i) + "x of ";
  static_cast<void>(used->tag(article_of("", words)));
  static_cast<void>(used->tag(article_of("", "Quill Oslo Kim union of adele", "de")));
  CHECK(used->tag(article) == fresh);
}

TEST_CASE("the letters-for-munitions story yields its names, each once", "[entities][seeds]") {
  const std::string page = seed("002");
  if (page.empty()) {
    WARN("no seeds here: skipped");
    return;
  }
  const std::string title = "White House Says Putin and Kim Jong Un Traded Letters for Munitions Supply";
  const auto entities = tagger().tag(article_of(title, story_of(page, "Washington. The White House", "Tags:")));
  Names found;
  for (const Entity& entity : entities) {
    INFO(entity.name);
    CHECK(found.insert(entity.name).second);
  }
  const auto has = [&](std::initializer_list<const char*> forms) {
    return std::any_of(forms.begin(), forms.end(), [&](const char* form) { return found.contains(form); });
  };
  CHECK(names_of(entities, EntityKind::person) == Names{"John Kirby", "Vladimir Putin", "Kim Jong Un", "Sergei Shoigu",
                                                        "Linda Thomas-Greenfield", "Donald Trump", "Biden"});
  for (const char* name : {"National Security Council", "White House", "UN Security Council", "North Korea", "Russia",
                           "Ukraine", "South Korea", "Japan", "Iran", "Washington"}) {
    INFO(name);
    CHECK(found.contains(name));
  }
  CHECK(has({"Wagner", "Wagner Group"}));
  REQUIRE(find(entities, "Kim Jong Un") != nullptr);
  CHECK(mentions(*find(entities, "Kim Jong Un")) >= 3);
}

}  // namespace dateline
