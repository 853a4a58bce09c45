// Articles whose places, people and organizations editors have coded: what of these does the tagger find?
//
// Reuters-21578 as JSON Lines: title, body, place (of the dateline), split, places, people, orgs.  Only stories of the
// split TRAIN are read.  Editors code the places a story is about, and a few dozen persons and organizations; so of the
// found persons and organizations only those count that have a code at all.
#pragma once

#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/error.h>

#include "common/text/fold.h"
#include "common/text/territories.h"
#include "tests/quality/bio_score.h"

namespace dateline {

struct CodedArticle {
  Article article;
  std::set<std::string> places;
  std::set<std::string> people;
  std::set<std::string> orgs;
};

inline std::vector<CodedArticle> read_coded(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorCode::not_found, "there is no such file", path);
  simdjson::dom::parser parser;
  std::vector<CodedArticle> out;
  for (std::string line; std::getline(in, line);) {
    const simdjson::dom::element row = parser.parse(line);
    const auto text = [&](const char* key) {
      std::string_view value;
      return row[key].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
    };
    const auto codes = [&](const char* key) {
      std::set<std::string> values;
      simdjson::dom::array list;
      if (row[key].get(list) != simdjson::SUCCESS) return values;
      for (const auto each : list) values.emplace(std::string_view(each));
      return values;
    };
    if (text("split") != "TRAIN") continue;
    CodedArticle coded{{}, codes("places"), codes("people"), codes("orgs")};
    coded.article.language = "en";
    coded.article.title = text("title");
    coded.article.body = text("body");
    coded.article.place = text("place");
    out.push_back(std::move(coded));
  }
  return out;
}

/// The editors' code of a country; empty if there is none.
inline std::string place_code(const Entity& entity) {
  static const std::map<std::string, std::string> kNames{{"soviet union", "ussr"},
                                                         {"ussr", "ussr"},
                                                         {"moscow", "ussr"},
                                                         {"russia", "ussr"},
                                                         {"yugoslavia", "yugoslavia"},
                                                         {"czechoslovakia", "czechoslovakia"},
                                                         {"east germany", "east-germany"},
                                                         {"zaire", "zaire"}};
  static const std::map<std::string, std::string> kCountries{{"US", "usa"},
                                                             {"GB", "uk"},
                                                             {"DE", "west-germany"},
                                                             {"AE", "uae"},
                                                             {"KH", "kampuchea"},
                                                             {"MM", "burma"},
                                                             {"CI", "ivory-coast"},
                                                             {"RU", "ussr"},
                                                             {"CD", "zaire"},
                                                             {"TT", "trinidad-tobago"},
                                                             {"YE", "yemen-arab-republic"},
                                                             {"HK", "hong-kong"},
                                                             {"CG", "congo"},
                                                             {"VI", "us-virgin-islands"}};
  if (entity.kind != EntityKind::place) return {};
  const auto name = kNames.find(match_key(entity.name));
  if (name != kNames.end()) return name->second;
  if (entity.country.empty()) return {};
  const auto country = kCountries.find(entity.country);
  if (country != kCountries.end()) return country->second;
  std::string code = match_key(country_name(entity.country));
  std::replace(code.begin(), code.end(), ' ', '-');
  return code;
}

/// "james-baker" is James Baker, "volcker" any Volcker.
inline std::set<std::string> person_codes(const Entity& entity, const std::set<std::string>& all) {
  std::set<std::string> out;
  const std::string name = ' ' + match_key(entity.name) + ' ';
  for (const std::string& code : all) {
    std::string words = ' ' + code + ' ';
    std::replace(words.begin(), words.end(), '-', ' ');
    const bool last = name.size() >= words.size() && name.substr(name.size() - words.size()) == words;
    const bool whole = code.find('-') != std::string::npos && name.find(words) != std::string::npos;
    if (last || whole) out.insert(code);
  }
  return out;
}

inline std::string org_code(const Entity& entity, const std::set<std::string>& all) {
  static const std::map<std::string, std::string> kNames{{"european community", "ec"},
                                                         {"european communities", "ec"},
                                                         {"european commission", "ec"},
                                                         {"eec", "ec"},
                                                         {"european economic community", "ec"},
                                                         {"world bank", "worldbank"},
                                                         {"international monetary fund", "imf"},
                                                         {"organization of petroleum exporting countries", "opec"},
                                                         {"international coffee organization", "ico-coffee"},
                                                         {"ico", "ico-coffee"},
                                                         {"international cocoa organization", "icco"},
                                                         {"general agreement on tariffs and trade", "gatt"},
                                                         {"united nations", "un"},
                                                         {"international energy agency", "iea"}};
  const std::string key = match_key(entity.name);
  const auto name = kNames.find(key);
  if (name != kNames.end()) return name->second;
  return all.contains(key) ? key : std::string();
}

/// What a story is about stands in its dateline, title and first 400 bytes.
inline bool is_salient(const Entity& entity) {
  const bool declared = entity.spans.empty() && entity.title_spans.empty();
  return declared || !entity.title_spans.empty() || entity.spans.front().begin < 400;
}

inline void print(const char* what, const bio::Score& score) {
  std::printf("  %-28s %.3f  P %.3f R %.3f\n", what, score.f1(), score.precision(), score.recall());
}

/// Prints micro-averaged F1, precision and recall, and words a second.
inline void measure_articles(const Tagger& tagger, const std::string& path) {
  const std::vector<CodedArticle> articles = read_coded(path);
  std::set<std::string> people;
  std::set<std::string> orgs;
  for (const CodedArticle& coded : articles) {
    people.insert(coded.people.begin(), coded.people.end());
    orgs.insert(coded.orgs.begin(), coded.orgs.end());
  }
  bio::Score everywhere;
  bio::Score salient;
  bio::Score persons;
  bio::Score organizations;
  std::size_t words = 0;
  std::chrono::duration<double> took{0};
  const auto count = [](const std::set<std::string>& found, const std::set<std::string>& gold, bio::Score& score) {
    score.found += found.size();
    score.gold += gold.size();
    for (const std::string& code : found) score.right += gold.contains(code) ? 1U : 0U;
  };
  for (const CodedArticle& coded : articles) {
    words += static_cast<std::size_t>(std::count(coded.article.body.begin(), coded.article.body.end(), ' '));
    const auto start = std::chrono::steady_clock::now();
    const std::vector<Entity> entities = tagger.tag(coded.article);
    took += std::chrono::steady_clock::now() - start;
    std::set<std::string> all_places;
    std::set<std::string> main_places;
    std::set<std::string> found_people;
    std::set<std::string> found_orgs;
    for (const Entity& entity : entities) {
      if (const std::string code = place_code(entity); !code.empty()) {
        all_places.insert(code);
        if (is_salient(entity)) main_places.insert(code);
      }
      if (entity.kind == EntityKind::person) found_people.merge(person_codes(entity, people));
      if (entity.kind != EntityKind::organization) continue;
      if (const std::string code = org_code(entity, orgs); !code.empty()) found_orgs.insert(code);
    }
    if (main_places.empty()) main_places.insert("usa");  // the wire's own country
    count(all_places, coded.places, everywhere);
    count(main_places, coded.places, salient);
    count(found_people, coded.people, persons);
    count(found_orgs, coded.orgs, organizations);
  }
  print("coded places, anywhere", everywhere);
  print("coded places, salient", salient);
  print("coded people", persons);
  print("coded organizations", organizations);
  std::printf("  %zu articles, %zu words: %.2f M words/s, %.3f ms for 400 words\n", articles.size(), words,
              static_cast<double>(words) / took.count() / 1e6, 400e3 * took.count() / static_cast<double>(words));
}

}  // namespace dateline
