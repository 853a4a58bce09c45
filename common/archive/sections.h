// Sealed files of several sections, written as they come and read in place: tokens and blocks.
//
//   seal (sealed.h) | section 0 | section 1 | ... | u64 begin, u64 size of each section | u64 number of sections
//
// `begin` counts from the payload's first byte and is a multiple of 8.  The directory stands at the end, so that a
// section may be larger than memory.  A new kind of section is added behind the others without a new version: readers
// take a file with more sections than they know.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "common/archive/sealed.h"

namespace dateline {

/// Writes such a file in one pass.  What is not finished is removed again.  Throws Error(io).
class SectionWriter {
 public:
  /// `kind` must stay valid.
  SectionWriter(const SealKind& kind, const std::string& path);
  ~SectionWriter();
  SectionWriter(const SectionWriter&) = delete;
  SectionWriter& operator=(const SectionWriter&) = delete;

  void begin_section();
  void write(std::string_view bytes);
  template <typename Number>
  void write_array(std::span<const Number> numbers) {
    static_assert(std::is_integral_v<Number>);
    write({reinterpret_cast<const char*>(numbers.data()), numbers.size_bytes()});
  }
  /// Not synced: publishing does that.
  void finish();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The sections of an unsealed payload, whose directory is right.
class Sections {
 public:
  /// Throws Error(damaged) if there are fewer than `least`, or one lies outside.
  Sections(const SealKind& kind, std::string_view payload, const std::string& path, std::size_t least);

  [[nodiscard]] std::string_view bytes(std::size_t section) const { return sections_.at(section); }
  /// Throws Error(damaged) unless the section holds whole numbers of this size.
  template <typename Number>
  [[nodiscard]] std::span<const Number> array(std::size_t section) const {
    static_assert(std::is_integral_v<Number>);
    const std::string_view from = bytes(section);
    if (from.size() % sizeof(Number) != 0) damaged("a section ends inside a number");
    return {reinterpret_cast<const Number*>(from.data()), from.size() / sizeof(Number)};
  }
  [[noreturn]] void damaged(const std::string& what) const { throw_damaged(kind_, path_, what); }

 private:
  const SealKind& kind_;
  const std::string& path_;
  std::vector<std::string_view> sections_;
};

}  // namespace dateline
