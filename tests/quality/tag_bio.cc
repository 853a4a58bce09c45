// Tags a two-column file of tokens with the rule tagger, for scoring against its own tags.
//
//   tag_bio INPUT.bio > PREDICTED.bio     token TAB tag, an empty line between sentences
//
// Each sentence is an article of its own: the hardest case, because nothing repeats.  Tokens are joined as text has
// them ("'s" to its word, no blank before a comma).  Speed goes to stderr.
#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/entities/tagger.h"

namespace {

struct Sentence {
  std::vector<std::string> tokens;
  dateline::Article article;
  std::vector<dateline::Span> spans;  // of the tokens in article.body
};

bool joins_left(std::string_view token) {
  static constexpr std::array<std::string_view, 16> kJoined{",",  ".",  ";",   ":", "!", "?", ")",   "]",
                                                            "'s", "’s", "n't", "'", "’", "%", "'re", "'ll"};
  for (const std::string_view joined : kJoined) {
    if (token == joined) return true;
  }
  return false;
}

void close_sentence(Sentence& sentence) {
  std::string& body = sentence.article.body;
  sentence.article.language = "en";
  bool glue = true;
  for (const std::string& token : sentence.tokens) {
    if (!glue && !joins_left(token) && token != "-") body += ' ';
    glue = token == "(" || token == "[" || token == "-" || token == "$";
    const auto begin = static_cast<std::uint32_t>(body.size());
    body += token;
    sentence.spans.push_back({begin, static_cast<std::uint32_t>(body.size())});
  }
}

std::vector<Sentence> read(const char* path) {
  std::vector<Sentence> sentences(1);
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) {
      if (!sentences.back().tokens.empty()) sentences.emplace_back();
    } else {
      sentences.back().tokens.push_back(line.substr(0, line.find('\t')));
    }
  }
  if (sentences.back().tokens.empty()) sentences.pop_back();
  for (Sentence& sentence : sentences) close_sentence(sentence);
  return sentences;
}

std::vector<std::string> tags_of(const Sentence& sentence, const std::vector<dateline::Entity>& entities) {
  static constexpr std::array<std::string_view, 3> kKinds{"PER", "ORG", "LOC"};
  std::vector<std::string> tags(sentence.tokens.size(), "O");
  for (const dateline::Entity& entity : entities) {
    for (const dateline::Span& span : entity.spans) {
      std::string prefix = "B-";
      for (std::size_t i = 0; i < tags.size(); ++i) {
        if (sentence.spans[i].end <= span.begin || sentence.spans[i].begin >= span.end) continue;
        tags[i] = prefix + std::string(kKinds[static_cast<std::size_t>(entity.kind)]);
        prefix = "I-";
      }
    }
  }
  return tags;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: tag_bio INPUT.bio > PREDICTED.bio\n";
    return 64;
  }
  const std::vector<Sentence> sentences = read(argv[1]);
  const auto tagger = dateline::make_rule_tagger();
  std::chrono::duration<double> took{0};
  std::size_t tokens = 0;
  for (const Sentence& sentence : sentences) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<dateline::Entity> entities = tagger->tag(sentence.article);
    took += std::chrono::steady_clock::now() - start;
    const std::vector<std::string> tags = tags_of(sentence, entities);
    for (std::size_t i = 0; i < tags.size(); ++i) std::cout << sentence.tokens[i] << '\t' << tags[i] << '\n';
    std::cout << '\n';
    tokens += tags.size();
  }
  std::cerr << tokens << " tokens, " << static_cast<double>(tokens) / took.count() << " a second\n";
}
