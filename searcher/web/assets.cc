// .incbin reads the files when this is compiled; the build knows of them (CMakeLists.txt).
#include "searcher/web/assets.h"

#include <array>

#include "common/text/digest.h"

#define DATELINE_ASSET(symbol, name)                                                       \
  __asm__(                                                                                 \
      ".pushsection .rodata\n"                                                             \
      "dateline_asset_" #symbol                                                            \
      ":\n"                                                                                \
      ".incbin \"" DATELINE_ASSET_FOLDER "/" name                                          \
      "\"\n"                                                                               \
      "dateline_asset_" #symbol                                                            \
      "_end:\n"                                                                            \
      ".byte 0\n"                                                                          \
      ".popsection\n");                                                                    \
  extern "C" {                                                                             \
  extern __attribute__((visibility("hidden"))) const char dateline_asset_##symbol[];       \
  extern __attribute__((visibility("hidden"))) const char dateline_asset_##symbol##_end[]; \
  }

DATELINE_ASSET(style, "page.css")
DATELINE_ASSET(script, "page.js")
DATELINE_ASSET(icon, "icon.svg")

namespace dateline {
namespace {

Asset made(std::string_view path, std::string_view type, const char* begin, const char* end) {
  Asset asset{.path = path, .type = type, .bytes = {begin, static_cast<std::size_t>(end - begin)}};
  asset.etag = "\"" + digest_of(asset.bytes).substr(0, 16) + "\"";
  return asset;
}

#define DATELINE_BYTES(symbol) dateline_asset_##symbol, dateline_asset_##symbol##_end

}  // namespace

const Asset* find_asset(std::string_view path) noexcept {
  static const std::array assets{
      made("/assets/page.css", "text/css; charset=utf-8", DATELINE_BYTES(style)),
      made("/assets/page.js", "text/javascript; charset=utf-8", DATELINE_BYTES(script)),
      made("/assets/icon.svg", "image/svg+xml", DATELINE_BYTES(icon)),
  };
  for (const Asset& asset : assets) {
    if (asset.path == path) return &asset;
  }
  return nullptr;
}

}  // namespace dateline
