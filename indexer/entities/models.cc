#include "indexer/entities/models.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include <dateline/error.h>

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestFile = std::uintmax_t{1} << 28U;  // a model is a few megabytes

std::string read_file(const std::string& path) {
  std::error_code error;
  const std::uintmax_t size = fs::file_size(path, error);
  if (error || size > kLargestFile) throw Error(ErrorCode::bad_data, "this is no entity model");
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace

Models::Models(const std::string& folder, Problem problem) : problem_(std::move(problem)) {
  for (const BuiltInModel& model : built_in_models()) {
    Entry& entry = by_language_[std::string(model.language)];
    entry.name = "built-in model " + std::string(model.language);
    entry.bytes = model.bytes;
  }
  if (folder.empty()) return;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    if (at->path().extension() != ".model") continue;
    Entry& entry = by_language_[at->path().stem().string()];
    entry.name = at->path().string();
    entry.bytes = {};
  }
  if (error && problem_) problem_(folder + ": " + error.message() + "; only built-in entity models are used");
}

const LabelModel* Models::of(std::string_view language) const {
  const auto found = by_language_.find(language.substr(0, language.find('-')));
  if (found == by_language_.end()) return nullptr;
  std::call_once(found->second.unpacked, [&] { unpack(found->first, found->second); });
  return found->second.model.get();
}

void Models::unpack(const std::string& language, Entry& entry) const {
  try {
    const std::string file = entry.bytes.empty() ? read_file(entry.name) : std::string();
    const ModelParts parts = read_model(entry.bytes.empty() ? std::string_view(file) : entry.bytes);
    if (parts.language != language) {
      throw Error(ErrorCode::bad_data, "the entity model is of language \"" + parts.language + '"');
    }
    entry.model = std::make_unique<const LabelModel>(parts);
  } catch (const Error& error) {
    if (problem_) {
      problem_(entry.name + ": " + error.what() + "; names in this language are found by rules and gazetteers alone");
    }
  }
}

}  // namespace dateline
