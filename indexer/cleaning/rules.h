// Groups of rules that can be left out, to measure what each of them brings.
#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

#include <dateline/indexer.h>

namespace dateline {

enum class Rule : std::uint8_t {
  tags,             ///< furniture by element: nav, aside, footer, figure, form
  names,            ///< furniture by the names of elements
  whole_phrases,    ///< printed lines: "Advertisement"
  phrase_openings,  ///< how printed lines begin: "Read more: ..."
  credits,          ///< ends of captions: "(... via AP)"
  consent,          ///< paragraphs that ask for consent
  boxes,            ///< small containers by what they hold: a label, a picture, a field for an address
  teasers,          ///< linked headings with one paragraph each
  slides,           ///< captions that are the article
  declared,         ///< JSON-LD articleBody
  lead,             ///< text between headline and body
  siblings,         ///< containers like the article's beside it
  tails,            ///< what follows "Leave a reply" and its kin
  repeats,          ///< page text: lines said twice
  parts,            ///< page text: what goes on behind a list of other stories
};
inline constexpr std::size_t kRules = static_cast<std::size_t>(Rule::parts) + 1;

inline constexpr std::array<std::string_view, kRules> kRuleNames = {
    "tags",   "names",    "whole-phrases", "phrase-openings", "credits", "consent", "boxes", "teasers",
    "slides", "declared", "lead",          "siblings",        "tails",   "repeats", "parts"};

/// All rules, or all but some.
class Rules {
 public:
  [[nodiscard]] bool on(Rule rule) const noexcept { return !off_[static_cast<std::size_t>(rule)]; }
  void leave_out(Rule rule) noexcept { off_.set(static_cast<std::size_t>(rule)); }
  [[nodiscard]] static std::optional<Rule> named(std::string_view name) noexcept {
    for (std::size_t i = 0; i < kRules; ++i) {
      if (kRuleNames[i] == name) return static_cast<Rule>(i);
    }
    return std::nullopt;
  }

 private:
  std::bitset<kRules> off_;
};

/// clean() by some of the rules only.
[[nodiscard]] CleanedPage clean_by(const Page& page, const Rules& rules);

}  // namespace dateline
