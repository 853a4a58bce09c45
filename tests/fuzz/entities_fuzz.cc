// A model's bytes behind a right head, as a forger could hand them to us, and texts for the tagger.  The first byte
// chooses: 0 a model, 1 the language of an article whose title is its first line.
#include <xxhash.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <dateline/error.h>

#include "indexer/entities/label_model.h"
#include "indexer/entities/tagger.h"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

std::string sealed(std::string_view body) {
  std::string out = model_bytes(ModelParts{}).substr(0, 16);
  for (const std::uint64_t number :
       {std::uint64_t{body.size()}, std::uint64_t{XXH3_64bits(body.data(), body.size())}}) {
    for (unsigned k = 0; k < 8; ++k) out += static_cast<char>(number >> (8 * k) & 0xFF);
  }
  return out.append(body);
}

void check_model(std::string_view body) {
  try {
    const ModelParts parts = read_model(sealed(body));
    const ModelParts again = read_model(model_bytes(parts));
    require(again.phrases == parts.phrases && again.weights[0].features == parts.weights[0].features);
    static_cast<void>(LabelModel(parts));
  } catch (const Error& error) {
    require(error.code() == ErrorCode::damaged);
  }
}

void check_spans(const std::vector<Span>& spans, std::string_view text) {
  std::uint32_t last = 0;
  for (const Span& span : spans) {
    require(span.begin >= last && span.begin < span.end && span.end <= text.size());
    last = span.end;
  }
}

void check_text(std::string_view language, std::string_view text) {
  static const std::unique_ptr<Tagger> kTagger = make_tagger();
  Article article;
  article.language = language;
  article.title = text.substr(0, text.find('\n'));
  article.body = text.substr(std::min(article.title.size() + 1, text.size()));
  for (const Entity& entity : kTagger->tag(article)) {
    require(!entity.name.empty());
    check_spans(entity.spans, article.body);
    check_spans(entity.title_spans, article.title);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array<std::string_view, 7> kLanguages{"", "en", "pt", "de", "ru", "ar", "zh"};
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 0) {
    check_model(rest);
  } else {
    check_text(kLanguages[data[0] % kLanguages.size()], rest);
  }
  return 0;
}
