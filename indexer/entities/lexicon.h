// What the tagger knows before it reads: classes of words, and a gazetteer of names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// The lists of tables.h that a word is in.
struct WordClasses {
  bool common : 1 = false;
  bool given : 1 = false;
  bool family_first : 1 = false;
  bool honorific : 1 = false;
  bool role : 1 = false;
  bool role_modifier : 1 = false;
  bool speech : 1 = false;
  bool particle : 1 = false;
  bool org_tail : 1 = false;
  bool weak_org_tail : 1 = false;
  bool org_head : 1 = false;
  bool public_body : 1 = false;
  bool org_cue : 1 = false;
  bool place_tail : 1 = false;
  bool place_head : 1 = false;
  bool demonym : 1 = false;
  bool never : 1 = false;
  bool foreign_never : 1 = false;  ///< the same, in other languages than English
  bool other_acronym : 1 = false;
};

/// A name of the gazetteer.
struct KnownName {
  EntityKind kind = EntityKind::place;
  std::string name;  ///< canonical
  std::string country;
  bool upper_only = false;  ///< an acronym: "US", "EU"; "us" and "Us" are not it
};

/// Names of one or more words, looked up by the words' keys with one blank between.
class Gazetteer {
 public:
  void add(std::string_view name, const KnownName& known);
  [[nodiscard]] const KnownName* find(std::string_view key) const;
  /// One Cyrillic word in another case than it stands here: "России" for "Россия".
  [[nodiscard]] const KnownName* find_inflected(std::string_view key) const;
  /// The most words of a name that begins with this word; 0 if none does.
  [[nodiscard]] std::size_t longest_from(std::string_view first_word) const;

 private:
  std::unordered_map<std::string, KnownName> names_;
  std::unordered_map<std::string, std::string> stems_;  ///< of Cyrillic names, to their keys
  std::unordered_map<std::string, std::size_t> longest_;
};

/// Built once; read by any number of threads.
class Lexicon {
 public:
  Lexicon();
  [[nodiscard]] WordClasses classes(const std::string& key) const;
  /// The country of a word for its people ("ukrainian"); empty for others.
  [[nodiscard]] std::string_view country_of_people(std::string_view key) const;
  /// Organisations, cities and regions, and the territories and time-zone cities by their English names.
  [[nodiscard]] const Gazetteer& english() const { return english_; }
  /// Territories and time-zone cities by their names in a language; nullptr for English and unknown languages.
  [[nodiscard]] const Gazetteer* in_language(std::string_view language) const;

 private:
  void read_words();
  void read_known_names();
  void read_territories();
  void read_long_names();
  void read_cities();

  std::unordered_map<std::string, WordClasses> classes_;
  std::unordered_map<std::string_view, std::string_view> peoples_;
  Gazetteer english_;
  std::unordered_map<std::string, Gazetteer> by_language_;
};

}  // namespace dateline
