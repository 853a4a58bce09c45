// The places of a page with markup that may name its authors, each read for itself.
//
// What a page declares comes first (JSON-LD, meta tags), then what it marks up, then what it prints where a byline
// stands: between headline and text, or right below the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/cleaning/body.h"
#include "indexer/cleaning/html_document.h"
#include "indexer/cleaning/jsonld.h"
#include "indexer/cleaning/metadata.h"

namespace dateline {

/// What one place says.
struct AuthorSource {
  std::vector<std::string> names;
  std::string agency;
  std::string acronym;
  bool opens = false;  ///< a line that begins with "By" or its kin
};

/// Borrows everything it is given.
class AuthorSources {
 public:
  AuthorSources(const HtmlDocument& document, const Body& body, const std::vector<std::string>& outlets);

  [[nodiscard]] AuthorSource json_ld(const JsonLdArticle& declared) const;
  [[nodiscard]] AuthorSource metas() const;
  /// Lines near the headline that begin with "By" or lie in a byline's element.
  [[nodiscard]] AuthorSource lines() const;
  /// rel=author, itemprop=author near the headline.
  [[nodiscard]] AuthorSource elements() const;
  /// Small elements of class "author" or "byline" near the headline.
  [[nodiscard]] AuthorSource classes() const;
  /// Links near the headline to the page of a writer ("/authors/ann-example").
  [[nodiscard]] AuthorSource links() const;
  /// A name on a line with the date and nothing else, or alone in bold right before the text.
  [[nodiscard]] AuthorSource bare_names() const;
  /// "Posted by ..." and rel=author right below the text.
  [[nodiscard]] AuthorSource below() const;

 private:
  /// Bytes [begin, end) of the document's text.
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  [[nodiscard]] Range near_text() const;
  [[nodiscard]] AuthorSource marked(Range range, bool anywhere) const;
  [[nodiscard]] bool usable_at(std::size_t block) const;
  [[nodiscard]] bool is_bare_name(std::size_t block) const;
  [[nodiscard]] bool in_bold(std::size_t block) const;
  void take(AuthorSource& source, std::string_view text, bool declared) const;

  const HtmlDocument& document_;
  const Body& body_;
  const std::vector<std::string>& outlets_;
  Neighbourhood near_;
  std::size_t first_kept_ = SIZE_MAX;  // the first paragraph of the story
  std::size_t last_kept_ = 0;
};

}  // namespace dateline
