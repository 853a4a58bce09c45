#include "common/archive/packed.h"

#include <dateline/error.h>

namespace dateline {

namespace {

constexpr std::uint64_t kPadding = 8;
constexpr std::size_t kMaxTextBytes = 255;

}  // namespace

PackedWriter::PackedWriter(std::uint64_t largest) : width_(packed_width(largest)) {
  if (width_ > kMaxPackedWidth) throw Error(ErrorCode::internal, "numbers are too large to be packed");
}

void PackedWriter::add(std::uint64_t number) {
  open_ |= number << filled_;
  for (filled_ += width_; filled_ >= 8; filled_ -= 8) {
    bytes_.push_back(static_cast<char>(open_));
    open_ >>= 8;
  }
}

std::string PackedWriter::take() {
  if (filled_ > 0) bytes_.push_back(static_cast<char>(open_));
  bytes_.append(kPadding, '\0');
  return std::move(bytes_);
}

std::optional<PackedNumbers> PackedNumbers::over(std::string_view bytes, std::uint64_t size,
                                                 std::uint64_t largest) noexcept {
  PackedNumbers numbers;
  numbers.width_ = packed_width(largest);
  if (numbers.width_ > kMaxPackedWidth || bytes.size() < kPadding) return std::nullopt;
  const std::uint64_t bits = (bytes.size() - kPadding) * 8;
  if (numbers.width_ == 0 ? bits != 0 : size > bits / numbers.width_ || (size * numbers.width_ + 7) / 8 * 8 != bits) {
    return std::nullopt;
  }
  numbers.bytes_ = bytes.data();
  numbers.size_ = size;
  numbers.mask_ = (std::uint64_t{1} << numbers.width_) - 1;
  return numbers;
}

bool PackedNumbers::all_at_most(std::uint64_t largest) const noexcept {
  if (largest >= mask_) return true;
  std::uint64_t most = 0;
  for (std::uint64_t i = 0; i < size_; ++i) most = std::max(most, (*this)[i]);
  return most <= largest;
}

bool PackedNumbers::are_offsets_to(std::uint64_t last) const noexcept {
  if (size_ == 0 || (*this)[0] != 0) return false;
  std::uint64_t previous = 0;
  bool rising = true;
  for (std::uint64_t i = 0; i < size_; ++i) {
    const std::uint64_t offset = (*this)[i];
    rising = rising && offset >= previous;
    previous = offset;
  }
  return rising && previous == last;
}

void TextsWriter::add(std::string_view added) {
  if (added.size() > kMaxTextBytes)
    throw Error(ErrorCode::internal, "a word is too long for its file", std::string(added));
  if (lengths.size() % Texts::kStride == 0) starts.push_back(text.size());
  lengths.push_back(static_cast<char>(added.size()));
  text += added;
}

std::optional<Texts> Texts::over(std::string_view text, std::string_view lengths,
                                 std::span<const std::uint64_t> starts) noexcept {
  if (starts.size() != (lengths.size() + kStride - 1) / kStride) return std::nullopt;
  Texts texts;
  texts.text_ = text;
  texts.lengths_ = lengths;
  texts.starts_ = starts;
  std::uint64_t end = 0;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (i % kStride == 0 && starts[i / kStride] != end) return std::nullopt;
    end += texts.length(i);
  }
  if (end != text.size()) return std::nullopt;
  return texts;
}

}  // namespace dateline
