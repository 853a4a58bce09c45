// The models that a tagger has: those built into the library, and those of a folder.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>

#include "indexer/entities/label_model.h"

namespace dateline {

/// By language; each is unpacked when it is first asked for.
class Models {
 public:
  using Problem = std::function<void(const std::string&)>;
  /// `folder` may be empty; its files LANGUAGE.model go before the built-in ones.  What cannot be used is told to
  /// `problem` once, if that is not empty: a folder at once, a model when it is first asked for.
  explicit Models(const std::string& folder = {}, Problem problem = {});
  /// The model of an article's language ("en", "pt-BR"); nullptr if there is none.  Thread-safe.
  [[nodiscard]] const LabelModel* of(std::string_view language) const;

 private:
  struct Entry {
    std::string name;        // for people
    std::string_view bytes;  // of a built-in model
    std::once_flag unpacked;
    std::unique_ptr<const LabelModel> model;
  };
  void unpack(const std::string& language, Entry& entry) const;

  Problem problem_;
  mutable std::map<std::string, Entry, std::less<>> by_language_;  // the entries guard themselves
};

/// A model file as it is linked into the library.
struct BuiltInModel {
  std::string_view language;
  std::string_view bytes;
};
[[nodiscard]] std::span<const BuiltInModel> built_in_models();

}  // namespace dateline
