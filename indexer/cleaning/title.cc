#include "indexer/cleaning/title.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"
#include "indexer/cleaning/name_parts.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::array<std::string_view, 12> kSeparators = {
    " | ",        " - ",        " \xE2\x80\x93 ", " \xE2\x80\x94 ", " :: ", " \xC2\xBB ",
    " \xC2\xAB ", " \xC2\xB7 ", " \xE2\x80\xA2 ", "\xEF\xBD\x9C",   " / ",  "_"};

struct Cut {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

Cut last_separator(std::string_view title) {
  Cut cut;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at != std::string_view::npos && (cut.begin == std::string_view::npos || at > cut.begin))
      cut = {at, at + separator.size()};
  }
  return cut;
}

Cut first_separator(std::string_view title) {
  Cut cut;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at < cut.begin) cut = {at, at + separator.size()};
  }
  return cut;
}

struct Vote {
  std::string text;
  std::string from;
  double weight = 0;
};

class Ballot {
 public:
  explicit Ballot(const std::vector<std::string>& outlets) : outlets_(outlets) {}

  void add(std::string_view text, std::string_view from, double weight) {
    std::string clean = without_outlet(squeeze_blanks(text), outlets_);
    const std::string key = squashed(clean);
    if (key.empty() || names_outlet(clean, outlets_)) return;
    const auto found = std::find_if(votes_.begin(), votes_.end(), [&](const auto& v) { return v.first == key; });
    if (found != votes_.end()) {
      found->second.weight += weight;
      found->second.from += ", ";
      found->second.from += from;
    } else {
      votes_.emplace_back(key, Vote{std::move(clean), std::string(from), weight});
    }
  }

  // A title that goes on after another ("Headline | Section") supports the shorter one a little.
  void support_prefixes() {
    for (auto& [key, vote] : votes_) {
      for (const auto& [other, longer] : votes_) {
        if (other.size() > key.size() && key.size() > 12 && other.starts_with(key)) vote.weight += 0.4 * longer.weight;
      }
    }
  }

  [[nodiscard]] ChosenTitle winner() const {
    ChosenTitle chosen;
    double best = 0;
    double all = 0;
    for (const auto& [key, vote] : votes_) {
      all += vote.weight;
      if (vote.weight <= best) continue;
      best = vote.weight;
      chosen.text = vote.text;
      chosen.from = vote.from;
    }
    if (all > 0) chosen.confidence = std::min(1.0, 0.4 + 0.6 * best / all);
    return chosen;
  }

 private:
  const std::vector<std::string>& outlets_;
  std::vector<std::pair<std::string, Vote>> votes_;
};

std::size_t common_words(const std::string& a, const std::string& b) {
  std::vector<std::string> x = words_of(a);
  std::vector<std::string> y = words_of(b);
  std::sort(x.begin(), x.end());
  std::sort(y.begin(), y.end());
  std::vector<std::string> both;
  std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
  return both.size();
}

// The h1 that has most in common with the machine-readable titles; the first one if none has anything.
std::string best_h1(const TitleCandidates& candidates) {
  const std::string others = candidates.open_graph + " " + candidates.json_ld + " " + candidates.element;
  std::string best;
  std::size_t most = 0;
  for (const std::string& h1 : candidates.h1) {
    if (shape_of(h1).words == 0 || h1.size() > 500 || names_outlet(h1, candidates.outlets)) continue;
    const std::size_t common = common_words(h1, others);
    if (best.empty() || common > most) {
      best = h1;
      most = common;
    }
  }
  return best;
}

// One word more, less or other than in the title.
bool differs_little(std::string_view text, std::string_view title) {
  const std::size_t own = words_of(text).size();
  const std::size_t all = own + words_of(title).size();
  const std::size_t common = common_words(std::string(text), std::string(title));
  return common >= 4 && all - 2 * common <= 2;
}

// Most of a headline's longer words stand in the text.
bool is_about(std::string_view title, const std::string& body_words) {
  std::size_t all = 0;
  std::size_t found = 0;
  for (const std::string& word : words_of(title)) {
    if (word.size() < 4) continue;
    ++all;
    // The stem of a word, nearly.
    if (body_words.find(' ' + word.substr(0, std::max<std::size_t>(4, word.size() - 2))) != std::string::npos) ++found;
  }
  return all > 0 && found * 2 >= all;
}

}  // namespace

std::string without_outlet(std::string_view title, const std::vector<std::string>& outlets) {
  title = trim(title);
  for (int cuts = 0; cuts < 4; ++cuts) {
    const Cut last = last_separator(title);
    if (last.begin == std::string_view::npos || last.begin == 0) break;
    if (names_outlet(title.substr(last.end), outlets)) {
      title = trim(title.substr(0, last.begin));
      continue;
    }
    const Cut first = first_separator(title);
    if (first.begin > 0 && names_outlet(title.substr(0, first.begin), outlets)) {
      title = trim(title.substr(first.end));
      continue;
    }
    break;
  }
  return std::string(title);
}

std::vector<std::string> title_parts(std::string_view title) {
  std::vector<std::string_view> pieces;
  std::string_view rest = title;
  while (pieces.size() < 8) {
    const Cut cut = first_separator(rest);
    pieces.push_back(rest.substr(0, cut.begin));
    if (cut.begin == std::string_view::npos) break;
    rest.remove_prefix(cut.end);
  }
  std::vector<std::string> parts;
  for (std::size_t first = 0; first < pieces.size(); ++first) {
    for (std::size_t last = first; last < pieces.size(); ++last) {
      if (first == 0 && last + 1 == pieces.size()) continue;
      const char* begin = pieces[first].data();
      parts.push_back(
          squeeze_blanks({begin, static_cast<std::size_t>(pieces[last].data() + pieces[last].size() - begin)}));
    }
  }
  return parts;
}

std::string last_title_part(std::string_view title) {
  const Cut last = last_separator(title);
  return last.begin == std::string_view::npos || last.begin == 0 ? std::string()
                                                                 : squeeze_blanks(title.substr(last.end));
}

ChosenTitle choose_title(const TitleCandidates& candidates) {
  Ballot ballot(candidates.outlets);
  const std::string h1 = best_h1(candidates);
  const bool lone_word = shape_of(h1).words < 2;
  ballot.add(h1, "h1", lone_word ? 1.0 : 4.0);
  ballot.add(candidates.open_graph, "og:title", 2.0);
  ballot.add(candidates.json_ld, "JSON-LD headline", 1.8);
  ballot.add(candidates.element, "title element", 1.0);
  ballot.add(candidates.printed, "declared title printed on the page", 2.5);
  ballot.add(candidates.twitter, "twitter:title", 0.5);
  ballot.support_prefixes();
  return ballot.winner();
}

bool is_other_title(std::string_view text, std::string_view title, std::string_view body) {
  constexpr std::size_t kLongest = 300;
  constexpr std::size_t kShortened = 24;  // bytes in common at the start: the one is cut, or goes on otherwise
  constexpr std::size_t kMostWordsOfSentence = 12;
  const TextShape shape = shape_of(text);
  if (text.size() > kLongest || (shape.dense == 0 ? shape.words < 3 : shape.characters < 6)) return false;
  // A summary, and a title with sections or slogans round it.
  if ((shape.stops > 0 && shape.words > kMostWordsOfSentence) || text.find(" | ") != std::string_view::npos)
    return false;
  if (shape.dense == 0 && differs_little(text, title)) return false;
  const std::string key = squashed(text);
  const std::string chosen = squashed(title);
  if (key.empty() || chosen.empty() || key.find(chosen) != std::string::npos || chosen.find(key) != std::string::npos)
    return false;
  const auto [end, other] = std::mismatch(key.begin(), key.end(), chosen.begin(), chosen.end());
  const auto common = static_cast<std::size_t>(end - key.begin());
  if (common >= kShortened && common * 10 >= 8 * std::min(key.size(), chosen.size())) return false;
  return shape.dense > 0 || is_about(text, ' ' + word_key(body));
}

ChosenTitle choose_alternative(const TitleCandidates& candidates, std::string_view title, std::string_view body) {
  const std::string h1 = best_h1(candidates);
  struct Source {
    std::string_view text;
    std::string_view from;
    double confidence;
  };
  const std::array<Source, 6> sources = {{{candidates.alternative, "JSON-LD alternativeHeadline", 0.9},
                                          {h1, "h1", 0.8},
                                          {candidates.open_graph, "og:title", 0.8},
                                          {candidates.json_ld, "JSON-LD headline", 0.8},
                                          {candidates.twitter, "twitter:title", 0.7},
                                          {candidates.element, "title element", 0.7}}};
  for (const Source& source : sources) {
    const std::string text = without_outlet(squeeze_blanks(source.text), candidates.outlets);
    if (is_other_title(text, title, body) && !names_outlet(text, candidates.outlets))
      return {text, std::string(source.from), source.confidence};
  }
  return {};
}

}  // namespace dateline
