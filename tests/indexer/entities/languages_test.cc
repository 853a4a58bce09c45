// Names in texts that are not English.
#include <catch2/catch.hpp>

#include "indexer/entities/caseless.h"
#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::find;
using testing::Names;
using testing::names_of;
using testing::tagger;

}  // namespace

TEST_CASE("territories are found in the language of the article, under their names in it", "[entities]") {
  const auto [language, text, names] = GENERATE(table<std::string, std::string, Names>({
      {"de", "Das Treffen fand in Deutschland statt, nicht in Frankreich.", {"Deutschland", "Frankreich"}},
      {"fr", "Le sommet de l'Allemagne et d'Italie.", {"Allemagne", "Italie"}},
      {"es", "La cumbre fue en Alemania.", {"Alemania"}},
      {"ru", "Переговоры прошли в России и во Франции.", {"Россия", "Франция"}},
      {"el", "Η σύνοδος έγινε στην Ελλάδα.", {"Ελλάδα"}},
      {"zh", "俄罗斯和法国的代表在北京会面。", {"俄罗斯", "法国", "北京"}},
      {"ja", "ロシアとフランスの代表が会った。", {"ロシア", "フランス"}},
      {"ko", "러시아는 프랑스에서 만났다.", {"러시아", "프랑스"}},
      {"ar", "اجتمع الوفد في روسيا وفرنسا أمس.", {"روسيا", "فرنسا"}},
      {"he", "הם נפגשו ברוסיה אתמול.", {"רוסיה"}},
      {"th", "ประชุมที่รัสเซียเมื่อวาน", {"รัสเซีย"}},
      {"", "俄罗斯和法国的代表会面。", {"俄罗斯", "法国"}},
  }));
  INFO(text);
  CHECK(names_of(tagger().tag(article_of("", text, language)), EntityKind::place) == names);
}

TEST_CASE("a German noun is no name for its capital", "[entities]") {
  const auto entities = tagger().tag(article_of(
      "",
      "Am Montag sprach Bundeskanzlerin Angela Merkel im Bundestag über die Wahl von der Tribüne. Der Neue Plan der "
      "Grossen Koalition ist ein Guter Anfang, sagte Merkel.",
      "de"));
  CHECK(names_of(entities, EntityKind::person) == Names{"Angela Merkel"});
  CHECK(names_of(entities, EntityKind::organization) == Names{"Bundestag"});
  REQUIRE(find(entities, "Angela Merkel") != nullptr);
  CHECK(find(entities, "Angela Merkel")->spans.size() == 2);
}

TEST_CASE("the second letter of an abbreviation is no initial", "[entities]") {
  const auto entities = tagger().tag(article_of(
      "", "In den Behältern, z. B. Altholz und i. d. R. Autoreifen, lag auch Papier. Das sagte J. Beispiel.", "de"));
  for (const Entity& entity : entities) {
    CHECK(entity.name.find("Altholz") == std::string::npos);
    CHECK(entity.name.find("Autoreifen") == std::string::npos);
  }
}

TEST_CASE("Cyrillic names are found by their capitals", "[entities]") {
  const auto entities = tagger().tag(
      article_of("", "Об этом сообщил президент Владимир Путин. По словам Путина, встреча полезна.", "ru"));
  CHECK(find(entities, "Владимир Путин") != nullptr);
}

TEST_CASE("a caseless name is not found inside a longer word", "[entities]") {
  const CaselessNames names;
  CHECK(names.find("インドネシア", "ja").size() == 1);
  CHECK(names.find("インドネシア", "ja").front().country == "ID");
  CHECK(names.find("スイスロール", "ja").empty());
  CHECK(names.find("이란성", "ko").empty());
  CHECK(names.find("内蒙古", "zh").front().country == "CN");
  CHECK(names.find("plain text", "zh").empty());
}

}  // namespace dateline
