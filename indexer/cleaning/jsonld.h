// What a page's JSON-LD says about its article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct JsonLdArticle {
  bool found = false;  ///< an object of an article type was there
  std::string headline;
  std::string alternative_headline;
  std::string description;
  std::string article_body;
  std::string published;
  std::string modified;
  std::string section;
  std::string language;
  std::string url;
  std::string publisher;
  std::string site_name;  ///< of a WebSite object
  struct Author {
    std::string name;
    bool organization = false;
  };
  std::vector<Author> authors;
  std::vector<std::string> keywords;
  std::optional<bool> free_access;  ///< isAccessibleForFree
};

/// Reads all scripts; the first article object that has a headline wins, what it lacks comes from the others.
/// Broken JSON is mended where it is commonly broken (comments, CDATA, raw line ends in strings), else passed over.
[[nodiscard]] JsonLdArticle read_json_ld(const std::vector<std::string>& scripts);

/// HTML entities decoded and tags taken off: JSON-LD texts often hold markup.
[[nodiscard]] std::string plain_text(std::string_view marked_up);

}  // namespace dateline
