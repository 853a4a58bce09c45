#include "indexer/input/sniff.h"

#include <algorithm>
#include <array>

#include "common/text/utf8.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t at;
  std::string_view bytes;
  std::string_view what;
};

constexpr auto kContainers = std::to_array<Magic>({
    {0, "\x1F\x8B"sv, "gzip"},
    {0, "\x28\xB5\x2F\xFD"sv, "zstd"},
    {0, "\xFD\x37zXZ\0"sv, "xz"},
    {4, "1AY&SY"sv, "bzip2"},
    {0, "PK\x03\x04"sv, "zip"},
    {0, "PK\x05\x06"sv, "empty zip"},
    {257, "ustar"sv, "tar"},
});

constexpr auto kOthers = std::to_array<Magic>({
    {0, "%PDF-"sv, "a PDF document"},
    {0, "\x89PNG\r\n"sv, "a PNG image"},
    {0, "\xFF\xD8\xFF"sv, "a JPEG image"},
    {0, "GIF87a"sv, "a GIF image"},
    {0, "GIF89a"sv, "a GIF image"},
    {8, "WEBP"sv, "a WebP image"},
    {0, "II*\0"sv, "a TIFF image"},
    {0, "MM\0*"sv, "a TIFF image"},
    {0, "\0\0\1\0"sv, "an icon"},
    {4, "ftyp"sv, "a video or AVIF image"},
    {0, "\x1A\x45\xDF\xA3"sv, "a video"},
    {0, "ID3\x02"sv, "a sound file"},
    {0, "ID3\x03"sv, "a sound file"},
    {0, "ID3\x04"sv, "a sound file"},
    {0, "OggS"sv, "a sound or video file"},
    {0, "fLaC"sv, "a sound file"},
    {8, "WAVE"sv, "a sound file"},
    {8, "AVI "sv, "a video"},
    {0, "wOFF"sv, "a font"},
    {0, "wOF2"sv, "a font"},
    {0, "\0\1\0\0\0"sv, "a font"},
    {0, "OTTO\0"sv, "a font"},
    {0,
     "\x7F"
     "ELF"sv,
     "a program"},
    {0, "MZ\x90"sv, "a program"},
    {0, "\0asm"sv, "a WebAssembly program"},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document"},
    {0, "{\\rtf"sv, "an RTF document"},
    {0, "%!PS"sv, "a PostScript document"},
    {0, "7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
    {0, "Rar!\x1A\x07"sv, "a RAR archive"},
    {0, "\x04\x22\x4D\x18"sv, "an LZ4 file"},
    {0, "SQLite format 3\0"sv, "an SQLite database"},
    {0, "WARC/1."sv, "a web archive (WARC), which is not read yet"},
    {0, "WARC/0."sv, "a web archive (WARC), which is not read yet"},
    {0, "filedesc://"sv, "a web archive (ARC), which is not read yet"},
});

bool has(std::string_view front, const Magic& magic) {
  return front.size() >= magic.at + magic.bytes.size() && front.substr(magic.at).starts_with(magic.bytes);
}

bool is_text_byte_order_mark(std::string_view front) {
  return front.starts_with("\xFF\xFE"sv) || front.starts_with("\xFE\xFF"sv) || front.starts_with("\xEF\xBB\xBF"sv);
}

// Markup and Latin text in UTF-16 have a zero in every second byte; at most a few of the others are zero.
bool is_utf16_without_mark(std::string_view front) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < front.size(); ++i) zeros[i % 2] += front[i] == '\0' ? 1U : 0U;
  const std::size_t units = front.size() / 2;
  const auto [few, many] = std::minmax(zeros[0], zeros[1]);
  return units > 4 && many * 2 > units && few * 10 < units;
}

// A zip whose first member says that it is a document, not a container of pages.
std::string_view zipped_document(std::string_view front) {
  constexpr std::size_t kNameAt = 30;
  const std::string_view names = front.substr(std::min(kNameAt, front.size()), 64);
  if (names.starts_with("[Content_Types].xml") || names.starts_with("_rels/")) return "an Office document";
  if (names.starts_with("mimetypeapplication/epub")) return "an e-book";
  if (names.starts_with("mimetypeapplication/vnd.oasis")) return "an OpenDocument file";
  if (names.starts_with("META-INF/MANIFEST")) return "a Java archive";
  return {};
}

// A tar of before 1988 has no magic, only the sum of its header's bytes, in octal, its own field counted as blanks.
bool is_old_tar(std::string_view front) {
  constexpr std::size_t kHeader = 512, kSumAt = 148, kSumBytes = 8;
  if (front.size() < kHeader) return false;
  std::uint64_t told = 0, sum = 0;
  bool has_digits = false;
  for (const char c : front.substr(kSumAt, kSumBytes)) {
    if (c < '0' || c > '7') continue;
    told = told * 8 + static_cast<std::uint64_t>(c - '0');
    has_digits = true;
  }
  for (std::size_t i = 0; i < kHeader; ++i) {
    const bool own = i >= kSumAt && i < kSumAt + kSumBytes;
    sum += own ? std::uint64_t{' '} : static_cast<unsigned char>(front[i]);
  }
  return has_digits && told == sum;
}

// Stray zeros and controls happen on real pages; a share of them does not.
bool is_binary(std::string_view front) {
  std::size_t zeros = 0, controls = 0;
  for (const char c : front) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte == 0) ++zeros;
    if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\x1B') ++controls;
  }
  if (zeros > 1 + front.size() / 1000) return true;
  return controls > 4 + front.size() / 20;
}

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
         c == '_' || c == '.';
}

// The root element behind XML declaration, comments and doctype; empty if there is none.
std::string_view xml_root(std::string_view text) {
  for (;;) {
    const auto open = text.find('<');
    if (open == std::string_view::npos || open + 1 >= text.size()) return {};
    text.remove_prefix(open);
    const bool comment = text.starts_with("<!--");
    if (!comment && text[1] != '?' && text[1] != '!') break;
    const std::string_view ending = comment ? "-->" : ">";
    const auto close = text.find(ending);
    if (close == std::string_view::npos) return {};
    text.remove_prefix(close + ending.size());
  }
  std::size_t end = 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  return text.substr(1, end - 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// XML that is no page: feeds, site maps, newsroom formats.
std::string xml_kind(std::string_view front) {
  if (front.starts_with("\xEF\xBB\xBF")) front.remove_prefix(3);
  front = trim(front);
  const std::string_view root = xml_root(front.substr(0, 8192));
  const std::string name = lower(root);
  constexpr auto kFeeds = std::to_array<std::string_view>({"rss", "feed", "rdf:rdf"});
  if (!front.starts_with("<?xml") && !front.starts_with("<rss") && !front.starts_with("<feed")) return {};
  if (name.empty() || name == "html" || name == "head" || name == "body" || name == "div" || name == "article")
    return {};
  if (std::find(kFeeds.begin(), kFeeds.end(), name) != kFeeds.end())
    return "a feed (" + name + "), which is not read yet";
  return "XML (" + std::string(root) + "), not a page";
}

}  // namespace

Content sniff(std::string_view front) {
  if (trim(front).empty() && front.size() < kSniffBytes) return {ContentKind::empty, "empty"};
  for (const Magic& magic : kContainers) {
    if (!has(front, magic)) continue;
    const std::string_view document = magic.what == "zip" ? zipped_document(front) : std::string_view();
    if (!document.empty()) return {ContentKind::other, std::string(document)};
    return {ContentKind::container, std::string(magic.what)};
  }
  if (is_old_tar(front)) return {ContentKind::container, "tar"};
  for (const Magic& magic : kOthers) {
    if (has(front, magic)) return {ContentKind::other, std::string(magic.what)};
  }
  const bool utf16 = is_text_byte_order_mark(front) || is_utf16_without_mark(front);
  if (!utf16 && is_binary(front)) return {ContentKind::other, "binary data"};
  if (std::string kind = xml_kind(front); !kind.empty()) return {ContentKind::other, std::move(kind)};
  return {ContentKind::text, {}};
}

std::string_view named_as_no_page(std::string_view name) {
  struct Row {
    std::string_view ending, what;
  };
  constexpr auto kRows = std::to_array<Row>({{".js", "a script"},
                                             {".mjs", "a script"},
                                             {".css", "a style sheet"},
                                             {".svg", "an image"},
                                             {".map", "a source map"},
                                             {".csv", "a table"},
                                             {".tsv", "a table"},
                                             {".ics", "a calendar"},
                                             {".sql", "a database dump"}});
  const std::string last = lower(name.substr(0, name.find('?', name.find_last_of("/#") + 1)));
  for (const Row& row : kRows) {
    if (last.ends_with(row.ending)) return row.what;
  }
  return {};
}

}  // namespace dateline
