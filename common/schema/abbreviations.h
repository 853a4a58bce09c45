// Short names of organizations that an article itself explains: "National Security Council (NSC)".
//
// The tagger reads "NSC" as the council from there on; each article that does so is a witness, for the whole archive,
// of what NSC stands for.  Witnesses are terms, so that they are counted without opening an article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

struct Abbreviation {
  std::string letters;  ///< "NSC"
  std::string name;     ///< "National Security Council"
  bool operator==(const Abbreviation&) const = default;
};

/// Of the organizations that facets know: capitals (2 to 7) that the article writes for a name whose words begin with
/// them, in this order; none twice.
[[nodiscard]] std::vector<Abbreviation> abbreviations(const Article& article);

/// True if the letters are the first ones of words of the name, that of the first word being the first.
[[nodiscard]] bool are_initials(std::string_view letters, std::string_view name);

[[nodiscard]] std::string abbreviation_term(const Abbreviation& abbreviation);
/// No value for a term that is none, or whose names were too long for a term.
[[nodiscard]] std::optional<Abbreviation> abbreviation_of_term(std::string_view term);

}  // namespace dateline
