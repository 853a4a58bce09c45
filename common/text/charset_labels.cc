#include "common/text/charset_labels.h"

#include <algorithm>
#include <array>
#include <string>

namespace dateline {
namespace {

struct Row {
  Charset charset;
  std::string_view labels;  // letters and digits only, one blank before and after each
};

// https://encoding.spec.whatwg.org/#names-and-labels, with the converter of ICU that reads the same bytes.
constexpr auto kRows = std::to_array<Row>({
    {kUtf8, " utf8 unicode11utf8 xunicode20utf8 unicode20utf8 "},
    {kUtf16Le, " utf16 utf16le unicode ucs2 iso10646ucs2 csunicode unicodefeff "},
    {kUtf16Be, " utf16be unicodefffe "},
    {kWindows1252,
     " ascii usascii ansix341968 cp1252 cp819 csisolatin1 ibm819 iso88591 isoir100 iso885911987 l1 latin1 windows1252 "
     "xcp1252 ansi "},
    {{"ISO-8859-2", "ISO-8859-2"}, " csisolatin2 iso88592 isoir101 iso885921987 l2 latin2 "},
    {{"ISO-8859-3", "ISO-8859-3"}, " csisolatin3 iso88593 isoir109 iso885931988 l3 latin3 "},
    {{"ISO-8859-4", "ISO-8859-4"}, " csisolatin4 iso88594 isoir110 iso885941988 l4 latin4 "},
    {{"ISO-8859-5", "ISO-8859-5"}, " csisolatincyrillic cyrillic iso88595 isoir144 iso885951988 "},
    {{"ISO-8859-6", "ISO-8859-6"},
     " arabic asmo708 csisolatinarabic ecma114 iso88596 iso88596e iso88596i isoir127 iso885961987 "},
    {{"ISO-8859-7", "ISO-8859-7"},
     " csisolatingreek ecma118 elot928 greek greek8 iso88597 isoir126 iso885971987 suneugreek "},
    {{"ISO-8859-8", "ISO-8859-8"},
     " csiso88598e csisolatinhebrew hebrew iso88598 iso88598e iso88598i isoir138 iso885981988 visual logical "
     "csiso88598i "},
    {{"ISO-8859-10", "ISO-8859-10"}, " csisolatin6 iso885910 isoir157 l6 latin6 "},
    {{"ISO-8859-13", "ISO-8859-13"}, " iso885913 "},
    {{"ISO-8859-14", "ISO-8859-14"}, " iso885914 "},
    {{"ISO-8859-15", "ISO-8859-15"}, " csisolatin9 iso885915 l9 latin9 "},
    {{"KOI8-R", "KOI8-R"}, " cskoi8r koi koi8 koi8r "},
    {{"KOI8-U", "KOI8-U"}, " koi8ru koi8u "},
    {{"macintosh", "macintosh"}, " csmacintosh mac macintosh xmacroman "},
    {{"x-mac-cyrillic", "x-mac-cyrillic"}, " xmaccyrillic xmacukrainian "},
    {{"IBM866", "IBM866"}, " 866 cp866 csibm866 ibm866 "},
    {{"windows-874", "windows-874"}, " dos874 iso885911 tis620 windows874 "},
    {{"windows-1250", "windows-1250"}, " cp1250 windows1250 xcp1250 "},
    {{"windows-1251", "windows-1251"}, " cp1251 windows1251 xcp1251 win1251 "},
    {{"windows-1253", "windows-1253"}, " cp1253 windows1253 xcp1253 "},
    {{"windows-1254", "windows-1254"},
     " cp1254 csisolatin5 iso88599 isoir148 iso885991989 l5 latin5 windows1254 xcp1254 "},
    {{"windows-1255", "windows-1255"}, " cp1255 windows1255 xcp1255 "},
    {{"windows-1256", "windows-1256"}, " cp1256 windows1256 xcp1256 "},
    {{"windows-1257", "windows-1257"}, " cp1257 windows1257 xcp1257 "},
    {{"windows-1258", "windows-1258"}, " cp1258 windows1258 xcp1258 "},
    {{"GB18030", "gb18030"},
     " chinese csgb2312 csiso58gb231280 gb2312 gb231280 gbk isoir58 xgbk gb18030 cp936 windows936 "},
    {{"Big5", "Big5-HKSCS"}, " big5 big5hkscs cnbig5 csbig5 xxbig5 cp950 windows950 "},
    {{"EUC-JP", "EUC-JP"}, " cseucpkdfmtjapanese eucjp xeucjp ujis "},
    {kIso2022Jp, " csiso2022jp iso2022jp "},
    {{"windows-31j", "windows-31j"}, " csshiftjis ms932 mskanji shiftjis sjis windows31j xsjis cp932 windows932 "},
    {{"windows-949", "windows-949"},
     " cseuckr csksc56011987 euckr isoir149 korean ksc5601 ksc56011987 ksc56011989 windows949 cp949 uhc "},
});

constexpr std::size_t kLongestLabel = 40;

// What stands behind "charset=", if that is there.
std::string_view label_part(std::string_view label) {
  constexpr std::string_view kKey = "charset=";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  const auto found = std::search(label.begin(), label.end(), kKey.begin(), kKey.end(), same);
  if (found == label.end()) return label;
  label.remove_prefix(static_cast<std::size_t>(found - label.begin()) + kKey.size());
  return label.substr(0, label.find(';'));
}

std::string key_of(std::string_view label) {
  std::string key;
  for (const char c : label_part(label)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
    if (c >= 'A' && c <= 'Z') key += static_cast<char>(c - 'A' + 'a');
    if (key.size() > kLongestLabel) return {};
  }
  return key;
}

}  // namespace

const Charset* charset_by_label(std::string_view label) {
  const std::string key = key_of(label);
  if (key.empty()) return nullptr;
  const std::string wanted = " " + key + " ";
  const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return candidate.labels.find(wanted) != std::string_view::npos;
  });
  return row == kRows.end() ? nullptr : &row->charset;
}

}  // namespace dateline
