// Sentences with marked names, as they are given round: a token, a tab and a tag (B-PER, I-PER, ORG, LOC; O) a line, an
// empty line between sentences.  Other kinds of names count as none.
#pragma once

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/article.h>
#include <dateline/error.h>

namespace dateline::bio {

inline constexpr std::array<std::string_view, 3> kKinds{"PER", "ORG", "LOC"};  // in the order of EntityKind

struct Sentence {
  std::vector<std::string> tokens;
  std::vector<std::uint8_t> labels;  // as in indexer/entities/label_model.h
};

inline std::uint8_t label_of(std::string_view tag) {
  for (std::size_t kind = 0; kind < kKinds.size(); ++kind) {
    if (tag.size() == 5 && tag.substr(2) == kKinds[kind])
      return static_cast<std::uint8_t>(1 + 2 * kind + (tag[0] == 'I' ? 1 : 0));
  }
  return 0;
}

inline std::vector<Sentence> read(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw Error(ErrorCode::not_found, "there is no such file", path);
  std::vector<Sentence> sentences(1);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      if (!sentences.back().tokens.empty()) sentences.emplace_back();
      continue;
    }
    sentences.back().tokens.push_back(line.substr(0, tab));
    sentences.back().labels.push_back(label_of(std::string_view(line).substr(line.rfind('\t') + 1)));
  }
  if (sentences.back().tokens.empty()) sentences.pop_back();
  return sentences;
}

/// A sentence as text has it ("'s" at its word, no blank before a comma), and where its tokens stand.
struct Joined {
  std::string text;
  std::vector<Span> spans;
};

inline bool joins_left(std::string_view token) {
  static constexpr std::array<std::string_view, 22> kJoined{",",   ".",   ";",   ":",   "!",  "?",  ")", "]",
                                                            "'s",  "’s",  "n't", "n’t", "'",  "’",  "%", "'S",
                                                            "'re", "'ll", "'ve", "'m",  "'d", "..."};
  for (const std::string_view joined : kJoined) {
    if (token == joined) return true;
  }
  return false;
}

inline Joined join(const std::vector<std::string>& tokens) {
  Joined out;
  bool glue = true;
  bool quoted = false;
  for (const std::string& token : tokens) {
    const bool plain_quote = token == "\"" || token == "``" || token == "''";
    const bool closes = plain_quote && quoted;
    if (!glue && !joins_left(token) && !closes && token != "-") out.text += ' ';
    glue = token == "(" || token == "[" || token == "-" || token == "$" || (plain_quote && !quoted);
    if (plain_quote) quoted = !quoted;
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += token == "``" || token == "''" ? "\"" : token;
    out.spans.push_back({begin, static_cast<std::uint32_t>(out.text.size())});
  }
  return out;
}

}  // namespace dateline::bio
