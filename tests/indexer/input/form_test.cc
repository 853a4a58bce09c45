// guess_form(): markup or text.
#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "indexer/input/reader.h"
#include "tests/support/temp_dir.h"

using namespace dateline;
using namespace dateline::testing;

namespace {

std::string sentences(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += "The council of the harbour town met again and put off its vote. ";
  return out;
}

}  // namespace

TEST_CASE("documents and fragments of markup are html", "[input]") {
  const std::string text = sentences(6);
  for (const std::string& bytes : std::initializer_list<std::string>{
           std::string("<!DOCTYPE html><html><body>x</body></html>"), "\n\n <html>\n<p>" + text, "<p>" + text + "</p>",
           "<div><p>" + text + "</p></div>", "Warning: late headers\n<!doctype html><html><head></head><p>" + text,
           "<!-- saved --><html><body>" + text + "</body></html>", "<h1>Title</h1>" + text + "<p>" + text + "</p>",
           text + "<br><br>" + text + "<br><br>" + text, "\xEF\xBB\xBF<!DOCTYPE HTML><title>x</title>"}) {
    INFO(bytes.substr(0, 60));
    CHECK(guess_form(bytes) == PageForm::html);
  }
}

TEST_CASE("text with a few printed tags is page text", "[input]") {
  const std::string text = sentences(20);
  for (const std::string& bytes : std::initializer_list<std::string>{
           std::string(), text, "Russia and <a href=\"\" rel=\"tag\">North Korea</a> met.\n\n" + text,
           text + "\nThe <b>bold</b> and the <i>italic</i>.", "How to write a <div> and a <p>\n\n" + text + text,
           "a < b and c > d\n" + text, "<a href=\"x\">Printed link</a>\n" + text, "Why <html> matters\n\n" + text}) {
    INFO(bytes.substr(0, 60));
    CHECK(guess_form(bytes) == PageForm::page_text);
  }
}

TEST_CASE("pages as crawled are told apart", "[input]") {
  const std::string folder = std::string(DATELINE_SHARED_DIR) + "/data/seeds";
  if (!std::filesystem::exists(folder)) {
    WARN("skipped: no shared data");
    return;
  }
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    INFO(file.path().string());
    CHECK(guess_form(read_bytes(file.path().string())) == PageForm::page_text);
  }
}
