// Bytes of any charset.  The first byte chooses the declared label; the rest is the text.
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "common/text/charset.h"
#include "common/text/utf8.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace dateline;
  constexpr std::array<std::string_view, 12> kLabels{"",          "utf-8",  "iso-8859-1",  "gb2312",       "big5",
                                                     "shift_jis", "euc-kr", "iso-2022-jp", "windows-1255", "utf-16",
                                                     "koi8-u",    "gb18030"};
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const DecodedText read = to_utf8(bytes, kLabels[data[0] % kLabels.size()], kLabels[data[0] / 16U % kLabels.size()]);
  const bool fine = is_utf8(read.text) && read.text.find('\0') == std::string::npos &&
                    !read.text.starts_with("\xEF\xBB\xBF") && !read.charset.empty() && !read.how.empty();
  if (!fine) std::abort();
  return 0;
}
