#include "indexer/cleaning/byline_words.h"

#include <array>

namespace dateline {
namespace {

using Words = std::string_view;

constexpr auto kEnglish = std::to_array<Words>({"written by:",
                                                "written by ",
                                                "posted by:",
                                                "posted by ",
                                                "published by ",
                                                "reported by ",
                                                "reporting by ",
                                                "story by ",
                                                "words by ",
                                                "text by ",
                                                "article by ",
                                                "analysis by ",
                                                "opinion by ",
                                                "review by ",
                                                "guest post by ",
                                                "edited by ",
                                                "this post was written by ",
                                                "this article was written by ",
                                                "authors:",
                                                "author:",
                                                "byline:",
                                                "reporter:",
                                                "by:",
                                                "by "});
constexpr auto kGerman = std::to_array<Words>(
    {"autoren:", "autorin:", "autor:", "text:", "von:", "von ", "ein gastbeitrag von ", "eine analyse von ",
     "ein kommentar von ", "ein bericht von ", "ein artikel von ", "artikel von ", "gastbeitrag von ", "kommentar von ",
     "interview von ", "verfasst von ", "geschrieben von ", "interview:", "aus der redaktion "});
constexpr auto kFrench = std::to_array<Words>({"auteur :", "auteur:", "texte :", "texte:", "écrit par ", "Écrit par ",
                                               "propos recueillis par ", "publié par ", "rédigé par ", "par "});
constexpr auto kSpanish =
    std::to_array<Words>({"autores:", "texto:", "escrito por ", "publicado por ", "por:", "por "});
constexpr auto kItalian = std::to_array<Words>({"autore:", "testo:", "scritto da ", "a cura di ", "di ", "da "});
constexpr auto kNordic =
    std::to_array<Words>({"tekst:", "skrevet av ", "skrevet af ", "skriven av ", "av:", "av ", "af:", "af "});
constexpr auto kDutch = std::to_array<Words>({"geschreven door ", "door: ", "door "});
constexpr auto kSlavic = std::to_array<Words>({"автор:", "Автор:", "Автори:", "Авторы:", "Текст:", "АВТОР:", "автор ",
                                               "Автор ", "текст:", "автори:", "авторы:", "napisał ", "napisała "});
constexpr auto kTurkish = std::to_array<Words>({"yazan:", "haber:", "haberi:", "muhabir:"});
constexpr auto kEastAsian =
    std::to_array<Words>({"文／", "文/", "文：", "文=", "文＝", "取材・文／", "取材・文：", "執筆：", "記者：", "글 "});

constexpr auto kOpeners = std::to_array<BylineWords>({{"en", kEnglish},
                                                      {"de", kGerman},
                                                      {"fr", kFrench},
                                                      {"es, pt", kSpanish},
                                                      {"it", kItalian},
                                                      {"no, da, sv", kNordic},
                                                      {"nl", kDutch},
                                                      {"ru, uk, bg, pl", kSlavic},
                                                      {"tr", kTurkish},
                                                      {"ja, zh, ko", kEastAsian}});

constexpr auto kAnd = std::to_array<Words>({" and ", " & ", " with "});
constexpr auto kUnd = std::to_array<Words>({" und ", " und: ", " mit ", " sowie "});
constexpr auto kEt = std::to_array<Words>({" et ", " avec "});
constexpr auto kY = std::to_array<Words>({" y ", " con ", " e "});
constexpr auto kOg = std::to_array<Words>({" og ", " och ", " en "});
constexpr auto kI = std::to_array<Words>({" и ", " i ", " ve "});
constexpr auto kJoints = std::to_array<BylineWords>(
    {{"en", kAnd}, {"de", kUnd}, {"fr", kEt}, {"es, it, pt", kY}, {"no, da, sv, nl", kOg}, {"ru, pl, tr", kI}});

constexpr auto kEnglishEnds =
    std::to_array<Words>({" in ", " for ", " from ", " at ", " of ", " is ", " on ", " - ", " – ", " — ", " via "});
constexpr auto kOtherEnds =
    std::to_array<Words>({" aus ", " für ", " am ", " um ", " pour ", " le ", " para ", " desde ", " el ", " il "});
constexpr auto kEnds = std::to_array<BylineWords>({{"en", kEnglishEnds}, {"de, fr, es, pt, it", kOtherEnds}});

constexpr auto kInner = std::to_array<Words>({"作者：", "作者:", "记者：", "记者:", "記者：", "執筆："});
constexpr auto kRanks = std::to_array<Words>({" 기자", "기자", " 특파원", "記者", " 記者", " 记者"});
constexpr auto kDegrees = std::to_array<Words>(
    {"md", "phd", "ph d", "jr", "sr", "mba", "cpp", "psp", "rd", "msc", "dr", "prof", "esq", "cfp"});

}  // namespace

std::span<const BylineWords> byline_openers() noexcept { return kOpeners; }
std::span<const BylineWords> name_joints() noexcept { return kJoints; }
std::span<const BylineWords> name_ends() noexcept { return kEnds; }
std::span<const std::string_view> inner_openers() noexcept { return kInner; }
std::span<const std::string_view> rank_endings() noexcept { return kRanks; }
std::span<const std::string_view> degrees() noexcept { return kDegrees; }

}  // namespace dateline
