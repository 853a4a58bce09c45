#include "indexer/cleaning/address_words.h"

#include <algorithm>
#include <vector>

#include "common/text/utf8.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kLongestAddress = 1000;
constexpr std::size_t kFewestWords = 2;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char low = static_cast<char>(c | 0x20);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
    if (low >= 0) {
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(text[i]);
    }
  }
  return out;
}

// Addresses write ä as ae or as a; both sides are brought to the shorter form.
std::string without_umlauts(std::string word) {
  for (const std::string_view pair : {"ae", "oe", "ue"}) {
    for (std::size_t at = word.find(pair); at != std::string::npos; at = word.find(pair, at + 1)) word.erase(at + 1, 1);
  }
  return word;
}

bool has_letter(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c < '0' || c > '9'; });
}

// Ids and dates say nothing: "id_101072480", "2023".
std::vector<std::string> telling_words(std::string_view text) {
  std::vector<std::string> words = words_of(text);
  std::erase_if(words, [](const std::string& word) { return !has_letter(word) || word.size() < 2; });
  for (std::string& word : words) word = without_umlauts(std::move(word));
  return words;
}

}  // namespace

AddressWords::AddressWords(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) url.remove_prefix(scheme + 3);
  url = url.substr(0, std::min(url.find_first_of("?#"), kLongestAddress));
  const std::size_t host = url.find('/');
  if (host == std::string_view::npos) return;
  url.remove_prefix(host + 1);
  std::vector<std::string> best;
  while (!url.empty()) {
    const std::size_t slash = std::min(url.find('/'), url.size());
    std::string_view part = url.substr(0, slash);
    url.remove_prefix(std::min(slash + 1, url.size()));
    const std::size_t dot = part.rfind('.');
    if (dot != std::string_view::npos && part.size() - dot <= 6) part = part.substr(0, dot);
    std::vector<std::string> words = telling_words(plain_line(percent_decoded(part)));
    if (words.size() >= best.size()) best = std::move(words);
  }
  if (best.size() >= kFewestWords) words_.insert(best.begin(), best.end());
}

double AddressWords::agreement(std::string_view line) const {
  if (words_.empty()) return 0;
  const std::vector<std::string> words = telling_words(line);
  std::unordered_set<std::string> found;
  for (const std::string& word : words) {
    if (words_.contains(word)) found.insert(word);
  }
  if (found.size() < kFewestWords) return 0;
  const auto common = static_cast<double>(found.size());
  return 2 * common / static_cast<double>(words_.size() + words.size());
}

}  // namespace dateline
