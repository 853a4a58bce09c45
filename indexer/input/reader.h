// Bytes -> pages: folders, containers, standard input, and one reader a form.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <dateline/indexer.h>

namespace dateline {

/// Something that could not be read, and where.
struct Unreadable {
  std::string reason;  ///< for people, with line and byte where there are any
};

/// One thing an input holds.  Its name: the path as it was named ("news/x/y.html", whether news was named or the file
/// itself), "-" for standard input; then "#pages/a.html" for a member of a container (nothing for a compressed
/// single file), ":12" for a line, "#3" for an element of a JSON array.
struct InputItem {
  std::string input;
  std::variant<Page, Article, Unreadable> content;
  std::uint64_t bytes = 0;  ///< its size, decompressed
  /// Single fields of a ready article that could not be read and were left out: "published: no date that can be read".
  std::vector<std::string> complaints;
};

/// Limits against hostile input; past one, that item is rejected with its reason and the run goes on.
struct InputLimits {
  std::uint64_t page_bytes = std::uint64_t{64} << 20;  ///< one page or member, decompressed
  std::uint64_t line_bytes = std::uint64_t{16} << 20;  ///< one JSON line
  std::uint64_t expansion = 200;                       ///< decompressed : compressed, after the first MiB
  unsigned container_depth = 3;                        ///< archives in archives
  std::uint64_t container_entries = 1'000'000;
  /// Called a few times a second, between two items, while a pipe gives nothing; false ends the reading.  Must not
  /// throw.
  std::function<bool()> while_waiting = {};
};

using InputSink = std::function<void(InputItem&&)>;

/// Reads `path`: a file, a folder (recursively, byte order of names, hidden files too, symbolic links to files
/// followed, to folders not), or "-" for standard input; gz, zst, xz, bz2, zip, tar and their nestings through
/// libarchive; then by content: JSON Lines (one object a line, or one JSON document that is an object or an array of
/// objects), HTML, page text.  What is binary, empty or cannot be read comes as Unreadable.  Memory is bounded by the
/// limits of one page and one line.
/// Throws Error(not_found) if `path` does not exist.
void read_input(const std::string& path, const InputLimits& limits, const InputSink& sink);
/// The same within the usual limits.  `while_waiting` may throw: that ends the reading and comes out of this call.
void read_input(const std::string& path, const std::function<void()>& while_waiting, const InputSink& sink);

/// html or page_text by the share of real tags; used for pages whose form is unknown.
[[nodiscard]] PageForm guess_form(std::string_view bytes);

}  // namespace dateline
