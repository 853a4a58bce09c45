// Tags a two-column file of tokens, for scoring against its own tags or reading.
//
//   tag_bio INPUT.bio [MODELS] > PREDICTED.bio     token TAB tag, an empty line between sentences
//
// Each sentence is an article of its own: the hardest case, because nothing repeats.
#include <iostream>

#include "tests/quality/bio_score.h"

int main(int argc, char** argv) {
  using namespace dateline;
  if (argc < 2 || argc > 3) {
    std::cerr << "usage: tag_bio INPUT.bio [FOLDER_OF_MODELS] > PREDICTED.bio\n";
    return 64;
  }
  try {
    const auto tell = [](const std::string& problem) { std::cerr << problem << '\n'; };
    const auto tagger = make_tagger({TaggerLayers::models, argc > 2 ? argv[2] : "", tell});
    bio::Measured measured;
    for (const bio::Sentence& sentence : bio::read(argv[1])) {
      const std::vector<std::uint8_t> labels = bio::tagged(*tagger, sentence, false, "en", measured);
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::uint8_t label = labels[i];
        std::cout << sentence.tokens[i] << '\t';
        if (label == 0) {
          std::cout << "O\n";
        } else {
          std::cout << (label % 2 == 1 ? "B-" : "I-") << bio::kKinds[(label - 1U) / 2] << '\n';
        }
      }
      std::cout << '\n';
    }
    std::cerr << measured.words << " tokens, " << static_cast<double>(measured.words) / measured.took.count()
              << " a second\n";
  } catch (const Error& error) {
    std::cerr << "tag_bio: " << error.what() << ' ' << error.context() << '\n';
    return exit_status(error.code());
  }
}
