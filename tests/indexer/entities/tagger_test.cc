#include "indexer/entities/tagger.h"

#include <catch2/catch.hpp>

#include "tests/indexer/entities/tagging.h"

namespace dateline {
namespace {

using testing::article_of;
using testing::find;
using testing::Names;
using testing::names_of;
using testing::tagger;
using testing::texts_of;

// A report of the usual shape: titles, roles, offices, countries, short forms.
constexpr const char* kArmsTitle = "White House Says Putin and Kim Jong Un Exchanged Notes Over Shells";
constexpr const char* kArmsBody =
    "Washington. The White House said on Tuesday that Russian President Vladimir Putin and North Korean leader Kim "
    "Jong "
    "Un have written to each other while Russia shops for shells in North Korea for the war in Ukraine.\n\n"
    "National Security Council spokesman John Kirby spoke weeks after Russian Defense Minister Sergei Shoigu flew to "
    "Pyongyang. Kirby said that Moscow wants more.\n\n"
    "\"After Shoigu's trip a second group went to the DPRK,\" Kirby said. US officials watch the Korean Peninsula, and "
    "the U.S. sent a bomber.\n\n"
    "The Biden administration says that the Kremlin leans on North Korea and on Iran.\n\n"
    "Late last year the White House said that the Wagner Group, a private army, had taken delivery of rockets. Wagner "
    "denied it.\n\n"
    "At the United Nations on Tuesday, South Korea and Japan protested. The deals would break UN Security Council "
    "resolutions, said US Ambassador to the United Nations Linda Thomas-Greenfield.\n\n"
    "President Donald Trump once wrote to Kim, too.";

}  // namespace

TEST_CASE("a report's people, organisations and places are named as a reader would name them", "[entities]") {
  const Article article = article_of(kArmsTitle, kArmsBody);
  const auto entities = tagger().tag(article);
  CHECK(names_of(entities, EntityKind::person) == Names{"Biden", "Vladimir Putin", "Kim Jong Un", "John Kirby",
                                                        "Sergei Shoigu", "Linda Thomas-Greenfield", "Donald Trump"});
  CHECK(names_of(entities, EntityKind::organization) == Names{"White House", "National Security Council", "Kremlin",
                                                              "Wagner Group", "United Nations", "UN Security Council"});
  CHECK(names_of(entities, EntityKind::place) == Names{"Russia", "North Korea", "Ukraine", "Pyongyang", "Moscow",
                                                       "Washington", "Iran", "United States", "Korean Peninsula",
                                                       "South Korea", "Japan"});
}

TEST_CASE("short forms are mentions of the whole name", "[entities]") {
  const Article article = article_of(kArmsTitle, kArmsBody);
  const auto entities = tagger().tag(article);
  const auto [name, body, title] = GENERATE(table<std::string, std::vector<std::string>, std::vector<std::string>>({
      {"Sergei Shoigu", {"Sergei Shoigu", "Shoigu"}, {}},
      {"John Kirby", {"John Kirby", "Kirby", "Kirby"}, {}},
      {"Vladimir Putin", {"Vladimir Putin"}, {"Putin"}},
      {"Kim Jong Un", {"Kim Jong Un", "Kim"}, {"Kim Jong Un"}},
      {"Wagner Group", {"Wagner Group", "Wagner"}, {}},
      {"North Korea", {"North Korea", "DPRK", "North Korea"}, {}},
      {"United States", {"US", "U.S.", "US"}, {}},
  }));
  INFO(name);
  const Entity* entity = find(entities, name);
  REQUIRE(entity != nullptr);
  CHECK(texts_of(article.body, entity->spans) == body);
  CHECK(texts_of(article.title, entity->title_spans) == title);
}

TEST_CASE("places carry the code of their country", "[entities]") {
  const auto [text, name, country] = GENERATE(table<std::string, std::string, std::string>({
      {"They met in Pyongyang on Monday.", "Pyongyang", "KP"},
      {"They met in the U.S. on Monday.", "United States", "US"},
      {"They met in Scotland on Monday.", "Scotland", "GB"},
      {"They met in Britain on Monday.", "United Kingdom", "GB"},
      {"They met in Burma on Monday.", "Myanmar", "MM"},
      {"They met in the Ivory Coast on Monday.", "Ivory Coast", "CI"},
      {"They met in Hong Kong on Monday.", "Hong Kong", "HK"},
      {"They met in Bavaria on Monday.", "Bavaria", "DE"},
      {"They met in the Middle East on Monday.", "Middle East", ""},
      {"They met in Georgia, not far from Tbilisi.", "Georgia", "GE"},
      {"They met in Georgia, not far from Atlanta.", "Georgia", "US"},
  }));
  INFO(text);
  const auto entities = tagger().tag(article_of("", text));
  const Entity* entity = find(entities, name);
  REQUIRE(entity != nullptr);
  CHECK(entity->kind == EntityKind::place);
  CHECK(entity->country == country);
}

TEST_CASE("titles, roles and given names make persons", "[entities]") {
  const auto [text, name] = GENERATE(table<std::string, std::string>({
      {"The talks were led by Chancellor Olaf Scholz in private.", "Olaf Scholz"},
      {"The talks were led by Mr. Tanaka in private.", "Tanaka"},
      {"The talks were led by President Biden in private.", "Biden"},
      {"The talks were led by spokeswoman Zdenka Quill in private.", "Zdenka Quill"},
      {"The talks were led by Secretary of State Mike Pompeo in private.", "Mike Pompeo"},
      {"The talks were led by White House Press Secretary Ona Farrow in private.", "Ona Farrow"},
      {"The talks were led by Chief Information Officer Anna Quill in private.", "Anna Quill"},
      {"The talks were led by South Korean President Moon Jae-in in private.", "Moon Jae-in"},
      {"The talks were led by Ursula von der Leyen in private.", "Ursula von der Leyen"},
      {"The talks were led by Mohammed bin Salman in private.", "Mohammed bin Salman"},
      {"The talks were led by John F. Kennedy in private.", "John F. Kennedy"},
      {"The talks were led by Conor O’Brien in private.", "Conor O’Brien"},
      {"The talks were led by Pope Francis in private.", "Pope Francis"},
      {"The talks were led by Jordan Smithers in private.", "Jordan Smithers"},
      {"The talks were led by Gordon Brown in private.", "Gordon Brown"},
      {"Quentin Oddly, 45, led the talks.", "Quentin Oddly"},
      {"The talks were led by Emmanuel Macron’s envoy.", "Emmanuel Macron"},
  }));
  INFO(text);
  CHECK(names_of(tagger().tag(article_of("", text)), EntityKind::person) == Names{name});
}

TEST_CASE("organisations are known by their words, their acronyms and what stands in brackets", "[entities]") {
  const auto [text, names] = GENERATE(table<std::string, Names>({
      {"He left the Ministry of Foreign Affairs.", {"Ministry of Foreign Affairs"}},
      {"She works for the Russian Defense Ministry.", {"Russian Defense Ministry"}},
      {"She works for Brightwater Holdings Inc. in town.", {"Brightwater Holdings Inc"}},
      {"He studied at the University of Oslo.", {"University of Oslo"}},
      {"He joined the Department of Health and Human Services.", {"HHS"}},
      {"The U.S. Securities and Exchange Commission agreed.", {"SEC"}},
      {"NATO and the E.U. and the UN met.", {"NATO", "European Union", "United Nations"}},
      {"The Harbour Workers Union (HWU) met. The HWU struck.", {"Harbour Workers Union"}},
      {"She bought shares of AT&T.", {"AT&T"}},
      {"The ZZX said it would strike.", {"ZZX"}},
      {"The Korean Central News Agency reported it.", {"Korean Central News Agency"}},
      {"Reporters of the Washington Post asked.", {"Washington Post"}},
      {"She joined the German Aerospace Center.", {"German Aerospace Center"}},
      {"They fought al-Qaeda there.", {"Al Qaeda"}},
      {"The Merrow Lynx Inc. deal: Merrow Lynx agreed.", {"Merrow Lynx Inc"}},
      {"Joining Peace Corps is hard. The Peace Corps knows.", {"Peace Corps"}},
  }));
  INFO(text);
  CHECK(names_of(tagger().tag(article_of("", text)), EntityKind::organization) == names);
}

TEST_CASE("what is written with a capital is not always a name", "[entities]") {
  const auto* text =
      GENERATE("On Monday the Russian and the French agreed. In March they did not.",
               "Prosecutors said that the Germans were late.",
               "The API and the PDF are ready. However, HTML is not. CEO needed.",
               "Advertisement\n\nArticle: Read More", "He said: \"We will go. They will not.\" Then he left.",
               "English is spoken. Christmas came.", "Mobile users are many. Digital services grew.",
               "I said so. The End.", "Write to Paris@Oslo.test or @Berlin or https://Rome.test/Paris/London now.",
               "She turkey-trotted. turkey is cheap, us too, who knows.");
  INFO(text);
  CHECK(tagger().tag(article_of("", text)).empty());
}

TEST_CASE("a word that begins a sentence needs better evidence than its capital", "[entities]") {
  CHECK(tagger().tag(article_of("", "Turkey is on the table. We eat turkey.")).empty());
  CHECK(names_of(tagger().tag(article_of("", "Turkey votes. Crowds in Turkey cheer.")), EntityKind::place) ==
        Names{"Turkey"});
  const auto entities = tagger().tag(article_of("", "Brown is a colour. The minister, Gordon Brown, likes brown."));
  const Entity* brown = find(entities, "Gordon Brown");
  REQUIRE(brown != nullptr);
  CHECK(brown->spans.size() == 1);
}

TEST_CASE("headings lend their capitals to nobody", "[entities]") {
  const std::string body = "The mayor, Adele Quill, opened the bridge in Oslo on Friday.";
  const auto* title = GENERATE("Mayor Quill Opens Shiny Bridge As Crowds Cheer In Oslo",
                               "MAYOR QUILL OPENS SHINY BRIDGE AS CROWDS CHEER IN OSLO", "Quill opens bridge in Oslo");
  INFO(title);
  const Article article = article_of(title, body);
  const auto entities = tagger().tag(article);
  CHECK(names_of(entities, EntityKind::person) == Names{"Adele Quill"});
  CHECK(names_of(entities, EntityKind::organization).empty());
  REQUIRE(find(entities, "Adele Quill") != nullptr);
  CHECK(texts_of(article.title, find(entities, "Adele Quill")->title_spans).size() == 1);
  REQUIRE(find(entities, "Oslo") != nullptr);
  CHECK(find(entities, "Oslo")->title_spans.size() == 1);
}

TEST_CASE("in capitals US is a pronoun and U.S. a country", "[entities]") {
  CHECK(tagger().tag(article_of("TELL US WHO SAW IT", "")).empty());
  CHECK(names_of(tagger().tag(article_of("U.S. SHIPS LEAVE KUWAIT", "")), EntityKind::place) ==
        Names{"United States", "Kuwait"});
}

TEST_CASE("the canonical name is the form that the article writes most", "[entities]") {
  const std::string body =
      "Kim Jong-un came. The crowd saw Kim Jong-un leave again. One banner read Kim Jong Un. Donald J. Trump waited; "
      "Donald Trump had come early, and Donald Trump left late.";
  CHECK(names_of(tagger().tag(article_of("", body)), EntityKind::person) == Names{"Kim Jong-un", "Donald Trump"});
}

TEST_CASE("the dateline is a place, and its agency is no organisation of the story", "[entities]") {
  Article article = article_of("", "GREYWICK, Ukraine (Reuters) - Ferries stopped on Friday.");
  auto entities = tagger().tag(article);
  CHECK(find(entities, "Reuters") == nullptr);
  REQUIRE(find(entities, "Greywick") != nullptr);
  CHECK(find(entities, "Greywick")->country == "UA");

  article = article_of("", "Ferries stopped on Friday.");
  article.place = "PANMUNJOM";
  entities = tagger().tag(article);
  REQUIRE(find(entities, "Panmunjom") != nullptr);
  CHECK(find(entities, "Panmunjom")->country == "KR");
  CHECK(find(entities, "Panmunjom")->spans.empty());
}

TEST_CASE("the most mentioned entity comes first", "[entities]") {
  const auto entities = tagger().tag(article_of("", "France, Spain, France, Italy, France and Spain."));
  REQUIRE(entities.size() == 3);
  CHECK(entities[0].name == "France");
  CHECK(entities[1].name == "Spain");
}

}  // namespace dateline
