// Model files: what is written can be read, and nothing else is believed.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include <dateline/error.h>

#include "indexer/entities/label_model.h"
#include "indexer/entities/models.h"
#include "tests/indexer/entities/tagging.h"
#include "tests/support/temp_dir.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

ModelParts small_parts() {
  ModelParts parts;
  parts.language = "xx";
  parts.about = "made by a test";
  for (ModelParts::Weights& weights : parts.weights) {
    weights.features = {
        {0, {1, -1, 0, 0, 127, -128, 5}}, {7, {0, 0, 0, 0, 0, 0, 1}}, {0xFFFFFFFF, {3, 0, 0, 0, 0, 0, 0}}};
    weights.transitions[0][1] = -32768;
    weights.transitions[6][6] = 32767;
  }
  parts.phrases = {{3, 1}, {9, kGivenName | kFamilyName}, {1000000, 1}};
  return parts;
}

void check_same(const ModelParts& a, const ModelParts& b) {
  CHECK(a.language == b.language);
  CHECK(a.about == b.about);
  CHECK(a.phrases == b.phrases);
  for (std::size_t set = 0; set < 2; ++set) {
    CHECK(a.weights[set].features == b.weights[set].features);
    CHECK(a.weights[set].transitions == b.weights[set].transitions);
  }
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("a model is read as it was written", "[entities][model]") {
  check_same(read_model(model_bytes(small_parts())), small_parts());
  check_same(read_model(model_bytes(ModelParts{})), ModelParts{});
}

TEST_CASE("a model that is cut or has a flipped bit is refused", "[entities][model][hostile]") {
  const std::string whole = model_bytes(small_parts());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    INFO("cut to " << size);
    CHECK_THROWS_AS(read_model(whole.substr(0, size)), Error);
  }
  for (std::size_t bit = 0; bit < 8 * whole.size(); ++bit) {
    INFO("bit " << bit);
    std::string flipped = whole;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << bit % 8));
    CHECK_THROWS_AS(read_model(flipped), Error);
  }
  CHECK_THROWS_AS(read_model(whole + "x"), Error);
}

TEST_CASE("a model of another version or no model at all is told apart", "[entities][model]") {
  const auto code_of = [](const std::string& bytes) {
    try {
      static_cast<void>(read_model(bytes));
    } catch (const Error& error) {
      return error.code();
    }
    return ErrorCode::internal;
  };
  std::string newer = model_bytes(small_parts());
  newer[8] = 2;
  CHECK(code_of(newer) == ErrorCode::newer_format);
  CHECK(code_of("") == ErrorCode::bad_data);
  CHECK(code_of(std::string(100, 'x')) == ErrorCode::bad_data);
}

TEST_CASE("the built-in English model says what it was made from, and is small", "[entities][model]") {
  const auto models = built_in_models();
  const auto english = std::find_if(models.begin(), models.end(), [](const auto& m) { return m.language == "en"; });
  REQUIRE(english != models.end());
  CHECK(english->bytes.size() <= 2'500'000);
  const ModelParts parts = read_model(english->bytes);
  CHECK(parts.language == "en");
  CHECK(parts.about.find("CC BY-SA 4.0") != std::string::npos);
}

TEST_CASE("a damaged model is told once, and the rules go on", "[entities][model]") {
  const testing::TempDir folder;
  write(fs::path(folder.path()) / "en.model", "no model");
  std::vector<std::string> problems;
  const auto tagger =
      make_tagger({TaggerLayers::models, folder.path(), [&](const std::string& p) { problems.push_back(p); }});
  const auto entities = tagger->tag(testing::article_of("", "The talks in Oslo were led by President Adele Quill."));
  CHECK(testing::find(entities, "Oslo") != nullptr);
  static_cast<void>(tagger->tag(testing::article_of("", "Again in Oslo.")));
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().find("en.model") != std::string::npos);
}

TEST_CASE("a model in another language's file is refused", "[entities][model]") {
  const testing::TempDir folder;
  write(fs::path(folder.path()) / "yy.model", model_bytes(small_parts()));
  std::string problem;
  const Models models(folder.path(), [&](const std::string& p) { problem = p; });
  CHECK(models.of("yy") == nullptr);
  CHECK(problem.find("\"xx\"") != std::string::npos);
}

TEST_CASE("every built-in model can be used", "[entities][model]") {
  std::string problem;
  const Models models({}, [&](const std::string& p) { problem = p; });
  for (const BuiltInModel& model : built_in_models()) {
    INFO(model.language);
    CHECK(models.of(model.language) != nullptr);
  }
  CHECK(problem.empty());
}

TEST_CASE("a folder that is not there is told, and the built-in models stay", "[entities][model]") {
  std::vector<std::string> problems;
  const Models models("/nonexistent/folder", [&](const std::string& p) { problems.push_back(p); });
  CHECK(problems.size() == 1);
  CHECK(models.of("en") != nullptr);
  CHECK(models.of("en-GB") == models.of("en"));
  CHECK(models.of("xx") == nullptr);
}

TEST_CASE("a model of the folder takes the place of the built-in one", "[entities][model]") {
  const testing::TempDir folder;
  ModelParts parts = small_parts();
  parts.language = "en";
  write(fs::path(folder.path()) / "en.model", model_bytes(parts));
  const Models models(folder.path(), {});
  REQUIRE(models.of("en") != nullptr);
  CHECK(models.of("en")->about() == "made by a test");
}

TEST_CASE("weights of any size are added without harm", "[entities][model][hostile]") {
  const testing::TempDir folder;
  std::mt19937 random(5);
  ModelParts parts;
  parts.language = "en";
  for (ModelParts::Weights& weights : parts.weights) {
    for (std::uint32_t i = 0; i < 20000; ++i)
      weights.features.push_back({i * 200000U, {127, -128, 127, -128, 127, -128, 127}});
    for (auto& row : weights.transitions) {
      for (auto& weight : row) weight = static_cast<std::int16_t>(random());
    }
  }
  write(fs::path(folder.path()) / "en.model", model_bytes(parts));
  const auto tagger = make_tagger({TaggerLayers::models, folder.path(), {}});
  CHECK_NOTHROW(tagger->tag(testing::article_of("Mayor Quill Opens Bridge", "Adele Quill, of Oslo, met NATO there.")));
}

}  // namespace dateline
