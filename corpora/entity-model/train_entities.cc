// Makes the model of a language from sentences with marked names (README.md).
//
//   train_entities LANGUAGE GAZETTEER.tsv ABOUT.txt OUT.model [OPTIONS] FILE[:TIMES]...
#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>
#include <string>

#include "bio.h"
#include "headline.h"
#include "indexer/entities/label_model.h"
#include "indexer/entities/tokens.h"
#include "perceptron.h"
#include "sequences.h"

namespace dateline {
namespace {

struct Arguments {
  std::vector<std::string> plain;
  std::map<std::string, std::string> options{
      {"--rounds", "10"}, {"--headline-rounds", "10"}, {"--runs", "3"},
      {"--seed", "1"},    {"--prune", "1.0"},          {"--headline-prune", "1.0"},
      {"--eager", "20"},  {"--headline-eager", "20"},  {"--headlines", "1"}};
};

Arguments arguments_of(int argc, char** argv) {
  Arguments out;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.substr(0, 2) != "--") {
      out.plain.push_back(argument);
    } else if (i + 1 < argc && out.options.contains(argument)) {
      out.options[argument] = argv[++i];
    } else {
      throw Error(ErrorCode::usage, "unknown option", argument);
    }
  }
  if (out.plain.size() < 5) {
    throw Error(ErrorCode::usage,
                "usage: train_entities LANGUAGE GAZETTEER.tsv ABOUT.txt OUT.model [--rounds N] [--headline-rounds N] "
                "[--runs N] [--seed N] [--prune X] [--headline-prune X] [--eager N] [--headline-eager N] "
                "[--headlines 1|2] FILE[:TIMES]...");
  }
  return out;
}

std::ifstream open(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw Error(ErrorCode::not_found, "there is no such file", path);
  return in;
}

// The words of phrases are those that the tagger makes of them: "Hay-on-Wye" has three.
std::vector<std::pair<std::uint32_t, std::uint16_t>> read_phrases(const std::string& path) {
  static const std::map<std::string, std::uint16_t> kFlags{
      {"c1", 1U << 0U}, {"c2", 1U << 1U}, {"c3", 1U << 2U},  {"c4", 1U << 3U},   {"co", 1U << 4U},
      {"rg", 1U << 5U}, {"st", 1U << 6U}, {"geo", 1U << 7U}, {"fn", kGivenName}, {"ln", kFamilyName}};
  const Lexicon lexicon;
  WordFormTable forms(lexicon);
  std::map<std::uint32_t, std::uint16_t> phrases;
  std::ifstream in = open(path);
  for (std::string line; std::getline(in, line);) {
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) continue;
    Vocabulary vocabulary(forms, "en");
    std::uint32_t phrase = 0;
    for (const NameToken& token : tokenize(std::string_view(line).substr(0, tab), vocabulary))
      phrase = phrase_hash(phrase, key_hash(vocabulary.word(token.word).key));
    if (phrase == 0) continue;
    for (std::size_t begin = tab + 1; begin < line.size();) {
      const std::size_t end = std::min(line.find(',', begin), line.size());
      const auto flag = kFlags.find(line.substr(begin, end - begin));
      if (flag != kFlags.end()) phrases[phrase] |= flag->second;
      begin = end + 1;
    }
  }
  return {phrases.begin(), phrases.end()};
}

// The headlines that a sentence is learnt as: one of three ways to write it, or plain title case and one of the others.
class Headlines {
 public:
  Headlines(bool both, std::mt19937& random) : both_(both), random_(random) {}

  template <typename Use>
  void of(const bio::Sentence& sentence, Use use) {
    if (both_) use(stopped(bio::title_cased(sentence, false)));
    const auto die = static_cast<std::uint32_t>(random_() % 20);
    const std::uint32_t shouted = both_ ? 10 : 4;
    use(stopped(die < shouted ? bio::shouted(sentence) : bio::title_cased(sentence, both_ || die < 8)));
  }

 private:
  // With its full stop or without.
  bio::Sentence stopped(bio::Sentence sentence) {
    if (random_() % 2 == 0) bio::drop_stop(sentence);
    return sentence;
  }

  bool both_;
  std::mt19937& random_;
};

// Every sentence as it stands, and as headlines.
void read_sentences(const std::string& argument, SequenceMaker& maker, Headlines& as_headlines, Sequences& prose,
                    Sequences& headlines) {
  const std::size_t colon = argument.rfind(':');
  const int times = colon == std::string::npos ? 1 : std::stoi(argument.substr(colon + 1));
  const std::vector<bio::Sentence> sentences = bio::read(argument.substr(0, colon));
  for (int time = 0; time < times; ++time) {
    for (const bio::Sentence& sentence : sentences) {
      maker.add(sentence, false, prose, headlines);
      as_headlines.of(sentence, [&](const bio::Sentence& line) { maker.add(line, true, prose, headlines); });
    }
  }
}

void run(const Arguments& arguments) {
  const auto& option = arguments.options;
  ModelParts parts;
  parts.language = arguments.plain[0];
  std::ifstream about = open(arguments.plain[2]);
  parts.about.assign(std::istreambuf_iterator<char>(about), {});
  parts.phrases = read_phrases(arguments.plain[1]);
  PhraseTable phrases;
  phrases.reserve(parts.phrases.size());
  for (const auto& [phrase, flags] : parts.phrases) phrases.add(phrase, flags);

  PerceptronOptions how;
  how.rounds = static_cast<unsigned>(std::stoul(option.at("--rounds")));
  how.runs = static_cast<unsigned>(std::stoul(option.at("--runs")));
  how.seed = static_cast<std::uint32_t>(std::stoul(option.at("--seed")));
  SequenceMaker maker(parts.language, phrases);
  Sequences prose;
  Sequences headlines;
  std::mt19937 random(how.seed);
  Headlines as_headlines(option.at("--headlines") == "2", random);
  for (std::size_t i = 4; i < arguments.plain.size(); ++i)
    read_sentences(arguments.plain[i], maker, as_headlines, prose, headlines);
  how.prune = std::stod(option.at("--prune"));
  parts.weights[0] = learn(prose, how);
  how.prune = std::stod(option.at("--headline-prune"));
  how.rounds = static_cast<unsigned>(std::stoul(option.at("--headline-rounds")));
  parts.weights[1] = learn(headlines, how);
  // Names are missed more often than they are invented: "no name" gets a handicap.
  const std::array<int, 2> eager{std::stoi(option.at("--eager")), std::stoi(option.at("--headline-eager"))};
  for (std::size_t set = 0; set < eager.size(); ++set) {
    for (auto& row : parts.weights[set].transitions)
      row[kOutside] = static_cast<std::int16_t>(row[kOutside] - eager[set]);
  }
  const std::string bytes = model_bytes(parts);
  std::ofstream out(arguments.plain[3], std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size())).flush();
  if (!out) throw Error(ErrorCode::io, "the model cannot be written", arguments.plain[3]);
  std::cout << arguments.plain[3] << ": " << bytes.size() << " bytes, " << parts.weights[0].features.size() << " + "
            << parts.weights[1].features.size() << " features, " << parts.phrases.size() << " phrases\n";
}

}  // namespace
}  // namespace dateline

int main(int argc, char** argv) {
  try {
    dateline::run(dateline::arguments_of(argc, argv));
  } catch (const dateline::Error& error) {
    std::cerr << "train_entities: " << error.what() << " " << error.context() << '\n';
    return dateline::exit_status(error.code());
  }
}
