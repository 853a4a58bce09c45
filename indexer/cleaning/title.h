// Which of a page's many titles is the headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

struct TitleCandidates {
  std::vector<std::string> h1;  ///< that stand where a headline may stand, in order
  std::string open_graph;
  std::string json_ld;
  std::string alternative;  ///< JSON-LD alternativeHeadline
  std::string twitter;
  std::string element;               ///< <title>
  std::string printed;               ///< a declared title, or part of one, that stands on the page as a line of its own
  std::vector<std::string> outlets;  ///< names of the outlet and its host
};

struct ChosenTitle {
  std::string text;
  std::string from;
  double confidence = 0;
};

[[nodiscard]] ChosenTitle choose_title(const TitleCandidates& candidates);

/// Another headline than the chosen one: as the page declares it, or for search engines and for sharing.  What only
/// shortens or lengthens the title, or adds a section, is none; nor is what says nothing of the body.
[[nodiscard]] ChosenTitle choose_alternative(const TitleCandidates& candidates, std::string_view title,
                                             std::string_view body);

/// True if a text is a headline of its own beside `title`: it neither shortens nor lengthens it, and it is about the
/// body.
[[nodiscard]] bool is_other_title(std::string_view text, std::string_view title, std::string_view body);

/// "Headline - Outlet" -> "Headline"; only what names the outlet is cut, never a colon's or dash's second half.
[[nodiscard]] std::string without_outlet(std::string_view title, const std::vector<std::string>& outlets);
/// What is left of a title when parts are cut from its ends: "A - B - C" gives "A - B", "A", "B - C", "B", "C".
[[nodiscard]] std::vector<std::string> title_parts(std::string_view title);
/// The last part of "Headline | Section | Outlet", or empty.
[[nodiscard]] std::string last_title_part(std::string_view title);

}  // namespace dateline
