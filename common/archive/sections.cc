#include "common/archive/sections.h"

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include <cerrno>

#include "common/archive/files.h"

namespace dateline {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 18;
constexpr std::uint64_t kAlignment = 8;

struct Section {
  std::uint64_t begin = 0;
  std::uint64_t size = 0;
};
static_assert(sizeof(Section) == 16);

void write_at(int descriptor, std::string_view bytes, std::uint64_t offset, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::pwrite(descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno != EINTR) throw_errno(errno, "write", path);
    if (put <= 0) continue;
    bytes.remove_prefix(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
}

}  // namespace

class SectionWriter::Impl {
 public:
  Impl(const SealKind& kind, const std::string& path)
      : kind_(kind), path_(path), file_(path, O_WRONLY | O_CREAT | O_TRUNC), sum_(XXH3_createState(), &XXH3_freeState) {
    XXH3_64bits_reset(sum_.get());
    buffer_.reserve(kBufferBytes);
  }
  ~Impl() {
    if (!finished_) ::unlink(path_.c_str());
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  void begin_section() {
    end_section();
    sections_.push_back({.begin = size_, .size = 0});
  }

  void write(std::string_view bytes) {
    size_ += bytes.size();
    if (buffer_.size() + bytes.size() > kBufferBytes) flush();
    if (bytes.size() > kBufferBytes) {
      put(bytes);
    } else {
      buffer_.append(bytes);
    }
  }

  void finish() {
    end_section();
    for (const Section& section : sections_) write({reinterpret_cast<const char*>(&section), sizeof section});
    const std::uint64_t count = sections_.size();
    write({reinterpret_cast<const char*>(&count), sizeof count});
    flush();
    write_at(file_.get(), seal_header(kind_, size_, XXH3_64bits_digest(sum_.get())), 0, path_);
    file_.close(path_);
    finished_ = true;
  }

 private:
  void end_section() {
    if (!sections_.empty()) sections_.back().size = size_ - sections_.back().begin;
    if (const auto over = size_ % kAlignment; over != 0) write(std::string(kAlignment - over, '\0'));
  }

  void flush() {
    put(buffer_);
    buffer_.clear();
  }

  void put(std::string_view bytes) {
    XXH3_64bits_update(sum_.get(), bytes.data(), bytes.size());
    write_at(file_.get(), bytes, written_, path_);
    written_ += bytes.size();
  }

  const SealKind& kind_;
  std::string path_;
  FileDescriptor file_;
  std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> sum_;
  std::string buffer_;
  std::vector<Section> sections_;
  std::uint64_t size_ = 0;  // of the payload so far
  std::uint64_t written_ = kSealBytes;
  bool finished_ = false;
};

SectionWriter::SectionWriter(const SealKind& kind, const std::string& path)
    : impl_(std::make_unique<Impl>(kind, path)) {}
SectionWriter::~SectionWriter() = default;
void SectionWriter::begin_section() { impl_->begin_section(); }
void SectionWriter::write(std::string_view bytes) { impl_->write(bytes); }
void SectionWriter::finish() { impl_->finish(); }

Sections::Sections(const SealKind& kind, std::string_view payload, const std::string& path, std::size_t least)
    : kind_(kind), path_(path) {
  std::uint64_t count = 0;
  if (payload.size() < sizeof count || payload.size() % kAlignment != 0) damaged("it ends too early");
  payload.remove_suffix(sizeof count);
  std::memcpy(&count, payload.data() + payload.size(), sizeof count);
  if (count < least || count > payload.size() / sizeof(Section)) damaged("its directory is wrong");
  const std::string_view directory = payload.substr(payload.size() - count * sizeof(Section));
  payload.remove_suffix(directory.size());
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Section section;
    std::memcpy(&section, directory.data() + i * sizeof section, sizeof section);
    if (section.begin < end || section.begin > payload.size() || section.begin % kAlignment != 0 ||
        section.size > payload.size() - section.begin) {
      damaged("a section lies outside");
    }
    end = section.begin + section.size;
    sections_.push_back(payload.substr(section.begin, section.size));
  }
}

}  // namespace dateline
