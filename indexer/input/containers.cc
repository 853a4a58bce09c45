#include "indexer/input/containers.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "common/text/utf8.h"

namespace dateline {
namespace {

// Below this nothing is called a bomb: an archive of a few repeated lines may well expand a thousand times.
constexpr std::uint64_t kHarmlessBytes = std::uint64_t{1} << 20;

struct FreeArchive {
  void operator()(struct archive* reader) const { archive_read_free(reader); }
};

// libarchive names pax members in the locale's charset, so in the C locale some have no name but the UTF-8 one.
std::string name_of(struct archive_entry* entry, std::uint64_t number) {
  for (const char* name : {archive_entry_pathname_utf8(entry), archive_entry_pathname(entry)}) {
    if (name != nullptr && *name != '\0') return to_valid_utf8(name);
  }
  return "member " + std::to_string(number);
}

}  // namespace

class Container::Impl {
 public:
  Impl(PeekSource& source, const InputLimits& limits, unsigned depth, Unpacked& unpacked);

  std::optional<Member> next();
  std::size_t read_member(std::span<char> buffer);

  std::string failure;
  std::string member_failure;

 private:
  class MemberSource final : public ByteSource {
   public:
    explicit MemberSource(Impl& container) : container_(container) {}
    std::size_t read(std::span<char> buffer) override { return container_.read_member(buffer); }
    [[nodiscard]] std::string failure() const override { return container_.member_failure; }

   private:
    Impl& container_;
  };

  static la_ssize_t read_block(struct archive*, void* self, const void** block);
  static la_int64_t seek_to(struct archive*, void* self, la_int64_t offset, int whence);
  void enable_formats();
  void fail(int code);
  [[nodiscard]] bool expands_too_much() const;
  [[nodiscard]] std::string message() const;

  PeekSource& source_;
  const InputLimits& limits_;
  unsigned depth_;
  Unpacked& unpacked_;
  std::unique_ptr<struct archive, FreeArchive> reader_;
  std::array<char, std::size_t{64} << 10> block_{};
  MemberSource member_{*this};
  std::uint64_t entries_ = 0;
  bool ended_ = false;
  std::uint64_t produced_ = 0;
};

Container::Impl::Impl(PeekSource& source, const InputLimits& limits, unsigned depth, Unpacked& unpacked)
    : source_(source), limits_(limits), depth_(depth), unpacked_(unpacked), reader_(archive_read_new()) {
  if (unpacked_.by_depth.size() <= depth_) unpacked_.by_depth.resize(std::size_t{depth_} + 1);
  if (!reader_) {
    failure = "no memory to read the container";
    ended_ = true;
    return;
  }
  enable_formats();
  archive_read_set_read_callback(reader_.get(), read_block);
  // Only a source that can go back lets libarchive read a zip by its directory.
  if (source_.seek(0, SEEK_CUR)) archive_read_set_seek_callback(reader_.get(), seek_to);
  archive_read_set_callback_data(reader_.get(), this);
  if (const int code = archive_read_open1(reader_.get()); code < ARCHIVE_WARN) fail(code);
}

void Container::Impl::enable_formats() {
  struct archive* reader = reader_.get();
  archive_read_support_filter_gzip(reader);
  archive_read_support_filter_zstd(reader);
  archive_read_support_filter_xz(reader);
  archive_read_support_filter_bzip2(reader);
  archive_read_support_format_tar(reader);
  archive_read_support_format_zip(reader);
  archive_read_support_format_empty(reader);
  archive_read_support_format_raw(reader);
}

la_ssize_t Container::Impl::read_block(struct archive*, void* self, const void** block) {
  auto& container = *static_cast<Impl*>(self);
  *block = container.block_.data();
  return static_cast<la_ssize_t>(container.source_.read(container.block_));
}

la_int64_t Container::Impl::seek_to(struct archive*, void* self, la_int64_t offset, int whence) {
  const auto place = static_cast<Impl*>(self)->source_.seek(offset, whence);
  return place ? *place : ARCHIVE_FATAL;
}

std::string Container::Impl::message() const {
  // The source below knows better why there are no more bytes.
  if (const std::string below = source_.failure(); !below.empty()) return below;
  const char* text = archive_error_string(reader_.get());
  return text == nullptr ? "unknown damage" : text;
}

void Container::Impl::fail(int) {
  if (failure.empty()) failure = "damaged after " + std::to_string(produced_) + " unpacked bytes: " + message();
  ended_ = true;
}

bool Container::Impl::expands_too_much() const {
  const std::uint64_t here = unpacked_.by_depth[depth_];
  const std::uint64_t packed = std::max<std::uint64_t>(unpacked_.packed(), 1);
  if (here > kHarmlessBytes && here / limits_.expansion > packed) return true;
  return produced_ > kHarmlessBytes && produced_ / limits_.expansion > std::max<std::uint64_t>(source_.taken(), 1);
}

std::size_t Container::Impl::read_member(std::span<char> buffer) {
  if (ended_ || !member_failure.empty()) return 0;
  const la_ssize_t count = archive_read_data(reader_.get(), buffer.data(), buffer.size());
  if (count < 0) {
    member_failure = "damaged after " + std::to_string(produced_) + " unpacked bytes: " + message();
    // One member may be damaged or encrypted and the next be whole; after a fatal error there is no next.
    if (count == ARCHIVE_FATAL) ended_ = true;
    return 0;
  }
  produced_ += static_cast<std::uint64_t>(count);
  unpacked_.by_depth[depth_] += static_cast<std::uint64_t>(count);
  if (expands_too_much()) {
    member_failure = "expands to more than " + std::to_string(limits_.expansion) + " times its size";
    ended_ = true;
    return 0;
  }
  return static_cast<std::size_t>(count);
}

std::optional<Member> Container::Impl::next() {
  while (!ended_) {
    member_failure.clear();
    struct archive_entry* entry = nullptr;
    const int code = archive_read_next_header(reader_.get(), &entry);
    if (code == ARCHIVE_EOF) {
      ended_ = true;
      // A source that broke off may look like an end to a format without one.
      if (const std::string below = source_.failure(); !below.empty()) failure = below;
      break;
    }
    if (code == ARCHIVE_RETRY) continue;
    if (code < ARCHIVE_WARN) {
      fail(code);
      break;
    }
    if (++entries_ > limits_.container_entries) {
      failure = "holds more than " + std::to_string(limits_.container_entries) + " files";
      ended_ = true;
      break;
    }
    const bool single = archive_format(reader_.get()) == ARCHIVE_FORMAT_RAW;
    if (!single && archive_entry_filetype(entry) != AE_IFREG) continue;
    if (archive_entry_hardlink(entry) != nullptr) continue;
    return Member{single ? std::string() : name_of(entry, entries_), &member_};
  }
  return std::nullopt;
}

Container::Container(PeekSource& source, const InputLimits& limits, unsigned depth, Unpacked& unpacked)
    : impl_(std::make_unique<Impl>(source, limits, depth, unpacked)) {}
Container::~Container() = default;
std::optional<Member> Container::next() { return impl_->next(); }
const std::string& Container::failure() const { return impl_->failure; }

}  // namespace dateline
