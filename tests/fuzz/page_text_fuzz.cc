// Any bytes cleaned as the text of a page.  The first byte says whether the address is known and whether the form is.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/cleaned_page.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  if (size == 0) return 0;
  Page page;
  page.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] >= 0x80) page.url = "https://harbourledger.example/2021/03/08/bridge";
  page.form = data[0] % 4 == 0 ? PageForm::unknown : PageForm::page_text;
  fuzz::check(clean(page));
  return 0;
}
