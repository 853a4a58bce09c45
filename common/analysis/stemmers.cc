#include "common/analysis/stemmers.h"

#include <libstemmer.h>

#include <array>
#include <utility>

#include "common/text/fold.h"

namespace dateline {
namespace {

// News has about 60,000 common word types a language; beyond that a cache holds typos and numbers.
constexpr std::size_t kCachedStems = 1u << 18;

struct Name {
  std::string_view tag, snowball;
};
constexpr std::array kNames{
    Name{"ar", "arabic"},     Name{"ca", "catalan"},   Name{"da", "danish"},     Name{"de", "german"},
    Name{"el", "greek"},      Name{"en", "english"},   Name{"es", "spanish"},    Name{"eu", "basque"},
    Name{"fi", "finnish"},    Name{"fr", "french"},    Name{"ga", "irish"},      Name{"hi", "hindi"},
    Name{"hu", "hungarian"},  Name{"hy", "armenian"},  Name{"id", "indonesian"}, Name{"it", "italian"},
    Name{"lt", "lithuanian"}, Name{"nb", "norwegian"}, Name{"ne", "nepali"},     Name{"nl", "dutch"},
    Name{"pt", "portuguese"}, Name{"ro", "romanian"},  Name{"ru", "russian"},    Name{"sr", "serbian"},
    Name{"sv", "swedish"},    Name{"ta", "tamil"},     Name{"tr", "turkish"},    Name{"yi", "yiddish"},
};

std::string snowball_name(std::string_view language) {
  for (const Name& name : kNames) {
    if (name.tag == language) return std::string(name.snowball);
  }
  return {};
}

}  // namespace

struct Stemmers::ForLanguage {
  struct Delete {
    void operator()(sb_stemmer* each) const noexcept { sb_stemmer_delete(each); }
  };
  std::unique_ptr<sb_stemmer, Delete> stemmer;
  std::unordered_map<std::string, std::string> stems;

  explicit ForLanguage(std::string_view language) {
    const std::string name = snowball_name(language);
    if (!name.empty()) stemmer.reset(sb_stemmer_new(name.c_str(), "UTF_8"));
  }

  std::string make(std::string_view word) const {
    if (!stemmer) return fold_accents(word);
    const auto* in = reinterpret_cast<const sb_symbol*>(word.data());
    const sb_symbol* out = sb_stemmer_stem(stemmer.get(), in, static_cast<int>(word.size()));
    if (out == nullptr) return fold_accents(word);
    const auto length = static_cast<std::size_t>(sb_stemmer_length(stemmer.get()));
    return fold_accents({reinterpret_cast<const char*>(out), length});
  }
};

Stemmers::Stemmers() = default;
Stemmers::~Stemmers() = default;
Stemmers::Stemmers(Stemmers&&) noexcept = default;
Stemmers& Stemmers::operator=(Stemmers&&) noexcept = default;

Stemmers::ForLanguage& Stemmers::for_language(std::string_view language) {
  if (last_ != nullptr && last_language_ == language) return *last_;
  last_language_ = language;
  auto& slot = languages_[last_language_];
  if (!slot) slot = std::make_unique<ForLanguage>(language);
  last_ = slot.get();
  return *last_;
}

std::string Stemmers::make(std::string_view word, std::string_view language) {
  return for_language(language).make(word);
}

const std::string& Stemmers::stem(std::string_view word, std::string_view language) {
  ForLanguage& known = for_language(language);
  std::string key(word);
  const auto found = known.stems.find(key);
  if (found != known.stems.end()) return found->second;
  if (known.stems.size() >= kCachedStems) known.stems.clear();
  std::string made = known.make(key);
  return known.stems.emplace(std::move(key), std::move(made)).first->second;
}

}  // namespace dateline
