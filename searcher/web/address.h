// Addresses within the page: every state of it is one.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// A path with parameters in their order, as values: each change makes another address.
class Address {
 public:
  using Parameters = std::vector<std::pair<std::string, std::string>>;

  /// The path stands as it is: encode what comes from outside.
  explicit Address(std::string path, Parameters parameters = {})
      : path_(std::move(path)), parameters_(std::move(parameters)) {}

  /// In place of all values of the name; without the parameter if the value is empty.
  [[nodiscard]] Address with(std::string_view name, std::string_view value) const;
  /// One value more; the same twice is the same once.
  [[nodiscard]] Address and_with(std::string_view name, std::string_view value) const;
  [[nodiscard]] Address without(std::string_view name) const;
  [[nodiscard]] Address without(std::string_view name, std::string_view value) const;
  /// Only the parameters of these names: what another route takes.
  [[nodiscard]] Address only(std::initializer_list<std::string_view> names) const;
  /// The first value of the name; empty if there is none.
  [[nodiscard]] std::string value(std::string_view name) const;
  [[nodiscard]] Address at(std::string path) const { return Address(std::move(path), parameters_); }

  [[nodiscard]] const Parameters& parameters() const noexcept { return parameters_; }
  /// "/?q=bridge&filter=source%3ALedger"
  [[nodiscard]] std::string text() const;

 private:
  std::string path_;
  Parameters parameters_;
};

/// The state's question alone, at another path: what is asked, and under which filters.
[[nodiscard]] Address question_of(const Address& state, std::string path);

/// Of things the page shows.
[[nodiscard]] Address article_address(std::string_view id);
[[nodiscard]] Address story_address(std::string_view story);
[[nodiscard]] Address entity_address(std::string_view kind, std::string_view name);

}  // namespace dateline
