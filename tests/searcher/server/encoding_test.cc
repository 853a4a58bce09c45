#include "searcher/server/encoding.h"

#include <libdeflate.h>

#include <catch2/catch.hpp>
#include <memory>

namespace dateline {
namespace {

TEST_CASE("gzip is sent to those who take it", "[server]") {
  for (const char* header : {"gzip", "deflate, gzip", "gzip;q=0.5", " gzip ; q=1", "*", "br,*;q=0.1"}) {
    CAPTURE(header);
    CHECK(accepts_gzip(header));
  }
  for (const char* header : {"", "identity", "gzip;q=0", "gzip; q=0.000", "xgzip", "br"}) {
    CAPTURE(header);
    CHECK_FALSE(accepts_gzip(header));
  }
}

TEST_CASE("a compressed body reads back equal, and short ones stay as they are", "[server]") {
  std::string text;
  while (text.size() < 100'000) text += "{\"title\":\"Old bridge opens\"},";
  HttpResponse response{.body = text};
  REQUIRE(compress(response, "gzip"));
  CHECK(response.body.size() < text.size() / 10);
  std::string back(text.size(), '\0');
  const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> inflater(
      libdeflate_alloc_decompressor(), libdeflate_free_decompressor);
  REQUIRE(libdeflate_gzip_decompress(inflater.get(), response.body.data(), response.body.size(), back.data(),
                                     back.size(), nullptr) == LIBDEFLATE_SUCCESS);
  CHECK((back == text));

  HttpResponse small{.body = "{}"};
  CHECK_FALSE(compress(small, "gzip"));
  HttpResponse plain{.body = text};
  CHECK_FALSE(compress(plain, ""));
  CHECK((plain.body == text));
}

}  // namespace
}  // namespace dateline
