// Containers and compressed files through libarchive: gz, zst, xz, bz2, zip, tar, one inside another by calling again.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "indexer/input/bytes.h"
#include "indexer/input/reader.h"

namespace dateline {

/// What has been unpacked from one input, so that containers in containers cannot multiply: bytes by depth.
struct Unpacked {
  std::vector<std::uint64_t> by_depth;
  std::function<std::uint64_t()> packed;  ///< bytes of the input itself read so far
};

/// One file in a container.
struct Member {
  std::string name;             ///< path inside; empty if the "container" is one compressed file
  ByteSource* bytes = nullptr;  ///< good until next() is called again
};

class Container {
 public:
  /// Reads from `source`, whose first bytes must be those of a container or compressed file.  `depth` counts from 1.
  Container(PeekSource& source, const InputLimits& limits, unsigned depth, Unpacked& unpacked);
  ~Container();
  Container(const Container&) = delete;
  Container& operator=(const Container&) = delete;

  /// The next regular file; no value at the end and after a failure.
  [[nodiscard]] std::optional<Member> next();
  /// Why the container could not be read to its end; empty if it was.
  [[nodiscard]] const std::string& failure() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline
