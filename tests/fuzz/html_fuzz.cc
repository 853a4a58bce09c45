// Any bytes cleaned as markup.  The first byte chooses a charset from outside and whether the address is known.
#include <array>
#include <cstddef>
#include <cstdint>

#include "indexer/cleaning/html_slim.h"
#include "tests/fuzz/cleaned_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::array<const char*, 4> kCharsets{"", "windows-1251", "shift_jis", "utf-8"};
  if (size == 0) return 0;
  Page page;
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  page.charset = kCharsets[data[0] % kCharsets.size()];
  if (data[0] >= 0x80) page.url = "https://harbourledger.example/2021/03/08/bridge";
  page.form = PageForm::html;
  fuzz::check(clean(page));
  // What is left out once stays out.
  const SlimMarkup slim = slim_markup(page.bytes);
  fuzz::require(slim_markup(slim.markup).json_ld.empty());
  return 0;
}
