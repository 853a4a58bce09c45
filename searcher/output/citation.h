// An article as reference managers read it.
#pragma once

#include <string>

#include <dateline/article.h>

namespace dateline {

/// One @article entry of BibTeX, with biblatex's fields `date` and `urldate`; text in UTF-8, TeX's own signs escaped.
[[nodiscard]] std::string bibtex(const Article& article);
/// An array with one item of the type article-newspaper (CSL-JSON 1.0).
[[nodiscard]] std::string csl_json(const Article& article);

}  // namespace dateline
