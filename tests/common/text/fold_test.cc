#include "common/text/fold.h"

#include <catch2/catch.hpp>

namespace dateline {
namespace {

struct Row {
  const char* in;
  const char* out;
};

TEST_CASE("case folding keeps accents", "[text]") {
  const Row row = GENERATE(values<Row>({
      {"ABC xyz", "abc xyz"},
      {"Straße STRASSE", "strasse strasse"},
      {"ÉLYSÉE", "élysée"},
      {"E\u0301lyse\u0301e", "élysée"},
      {"ＦＩＦＡ", "fifa"},
      {"ΣΊΣΥΦΟΣ Σίσυφος", "σίσυφοσ σίσυφοσ"},
      {"", ""},
  }));
  CHECK(fold_case(row.in) == row.out);
}

TEST_CASE("accent folding drops what people leave out and keeps what changes the word", "[text]") {
  const Row row = GENERATE(values<Row>({
      {"élysée", "elysee"},
      {"erdoğan", "erdogan"},
      {"i\u0307stanbul", "istanbul"},
      {"ısparta", "isparta"},
      {"malmö ålesund ærø", "malmo alesund aero"},
      {"łódź đuro þór", "lodz duro thor"},
      {"مُحَمَّد", "محمد"},
      {"हिन्दी", "हिन्दी"},  // vowel signs are letters
      {"กรุงเทพฯ", "กรุงเทพฯ"},
      {"한국", "한국"},
      {"が", "が"},  // so are voicing marks
      {"ascii", "ascii"},
  }));
  CHECK(fold_accents(row.in) == row.out);
}

TEST_CASE("names that a person would call the same have the same key", "[text]") {
  const Row row = GENERATE(values<Row>({
      {"Recep Tayyip Erdoğan", "recep tayyip erdogan"},
      {"Kim Jong-un", "kim jong un"},
      {"KIM  JONG UN ", "kim jong un"},
      {"U.S.", "us"},
      {"O'Brien", "obrien"},
      {"O’Brien", "obrien"},
      {"AT&T", "at t"},
      {"北朝鮮", "北朝鮮"},
      {"!!!", ""},
      {"\xff bad \xfe", "bad"},
  }));
  CHECK(match_key(row.in) == row.out);
}

}  // namespace
}  // namespace dateline
