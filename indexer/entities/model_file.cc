// The file of a model: a head of 32 bytes, and what follows it in varints (common/text/varint.h).
//
//   magic "DLLABELS" | format u32 | feature version u32 | bytes behind the head u64 | XXH3-64 of them u64
//   (little-endian) language, about                        texts behind their length twice, prose and headlines: 49
//   transitions, zigzag
//                                          number of features; each: distance from the last hash, a byte that says for
//                                          which labels there is a weight, and a signed byte for each of these
//   number of flag sets, the sets          of the gazetteer
//   number of phrases; each:               distance from the last hash, a byte: which set
//
// Hashes ascend, so distances are short: a feature takes about 5 bytes.  A feature's hash means what label_features.cc
// makes of it: another feature version cannot be used at all.
#include <xxhash.h>

#include <algorithm>
#include <cstring>
#include <map>

#include <dateline/error.h>

#include "common/text/varint.h"
#include "indexer/entities/label_model.h"

namespace dateline {
namespace {

constexpr std::string_view kMagic = "DLLABELS";
constexpr std::uint32_t kFormat = 1;
constexpr std::size_t kHeadBytes = 32;
constexpr std::size_t kMostFlagSets = 256;

template <typename Number>
void put(std::string& out, Number number) {
  for (std::size_t k = 0; k < sizeof(Number); ++k) out += static_cast<char>(number >> (8 * k) & 0xFF);
}

template <typename Number>
Number get(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t k = sizeof(Number); k-- > 0;) {
    number = static_cast<Number>(number << 8U | static_cast<unsigned char>(bytes[at + k]));
  }
  return number;
}

std::uint32_t zigzag(std::int16_t number) {
  return static_cast<std::uint32_t>(number < 0 ? -2 * number - 1 : 2 * number);
}
std::int16_t unzigzag(std::uint16_t code) {
  return static_cast<std::int16_t>((code & 1U) != 0 ? -static_cast<int>((code + 1U) / 2) : static_cast<int>(code / 2));
}

void put_weights(std::string& out, const ModelParts::Weights& weights) {
  for (const auto& row : weights.transitions) {
    for (const std::int16_t weight : row) append_varint(out, zigzag(weight));
  }
  append_varint(out, weights.features.size());
  std::uint32_t last = 0;
  for (const auto& [feature, row] : weights.features) {
    append_varint(out, feature - last);
    last = feature;
    unsigned mask = 0;
    for (std::size_t k = 0; k < kLabels; ++k) mask |= row[k] != 0 ? 1U << k : 0U;
    out += static_cast<char>(mask);
    for (const std::int8_t weight : row) {
      if (weight != 0) out += static_cast<char>(weight);
    }
  }
}

void put_phrases(std::string& out, const std::vector<std::pair<std::uint32_t, std::uint16_t>>& phrases) {
  std::map<std::uint16_t, std::size_t> sets;
  for (const auto& [phrase, flags] : phrases) sets.try_emplace(flags, 0);
  append_varint(out, sets.size());
  std::size_t number = 0;
  for (auto& [flags, place] : sets) {
    append_varint(out, flags);
    place = number++;
  }
  append_varint(out, phrases.size());
  std::uint32_t last = 0;
  for (const auto& [phrase, flags] : phrases) {
    append_varint(out, phrase - last);
    out += static_cast<char>(sets.at(flags));
    last = phrase;
  }
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  std::string_view text() {
    std::string_view out;
    require(read_sized(at_, end_, out));
    return out;
  }
  ModelParts::Weights weights() {
    ModelParts::Weights out;
    for (auto& row : out.transitions) {
      for (std::int16_t& weight : row) weight = unzigzag(number<std::uint16_t>());
    }
    out.features.resize(count(3));
    std::uint32_t hash = 0;
    for (auto& [feature, row] : out.features) {
      feature = hash = next_hash(hash, &feature == &out.features.front().first);
      read_row(row);
    }
    return out;
  }
  std::vector<std::pair<std::uint32_t, std::uint16_t>> phrases() {
    const auto set_count = number<std::uint32_t>();
    require(set_count <= kMostFlagSets);
    std::vector<std::uint16_t> sets(set_count);
    for (std::uint16_t& flags : sets) flags = number<std::uint16_t>();
    std::vector<std::pair<std::uint32_t, std::uint16_t>> out(count(2));
    std::uint32_t hash = 0;
    for (auto& [phrase, flags] : out) {
      phrase = hash = next_hash(hash, &phrase == &out.front().first);
      const unsigned set = byte();
      require(set < sets.size());
      flags = sets[set];
    }
    return out;
  }
  void finish() const { require(at_ == end_); }

 private:
  static void require(bool truth) {
    if (!truth) throw Error(ErrorCode::damaged, "the entity model contradicts itself");
  }
  template <typename Number>
  Number number() {
    Number out = 0;
    require(read_varint(at_, end_, out));
    return out;
  }
  unsigned byte() {
    require(at_ != end_);
    return static_cast<unsigned char>(*at_++);
  }
  // Of things that take at least so many bytes each: no count makes room for more than the file can hold.
  std::size_t count(std::size_t least_bytes) {
    const auto out = number<std::uint32_t>();
    require(out <= static_cast<std::size_t>(end_ - at_) / least_bytes);
    return out;
  }
  std::uint32_t next_hash(std::uint32_t last, bool first) {
    const auto distance = number<std::uint32_t>();
    require(distance <= 0xFFFFFFFFU - last && (first || distance > 0));
    return last + distance;
  }
  void read_row(std::array<std::int8_t, kLabels>& row) {
    const unsigned mask = byte();
    require(mask < 1U << kLabels);
    for (std::size_t k = 0; k < kLabels; ++k) {
      row[k] = (mask >> k & 1U) != 0 ? static_cast<std::int8_t>(byte()) : std::int8_t{0};
    }
  }

  const char* at_;
  const char* end_;
};

}  // namespace

std::string model_bytes(const ModelParts& parts) {
  std::string body;
  append_sized(body, parts.language);
  append_sized(body, parts.about);
  for (const ModelParts::Weights& weights : parts.weights) put_weights(body, weights);
  put_phrases(body, parts.phrases);
  std::string out(kMagic);
  put(out, kFormat);
  put(out, kFeatureVersion);
  put(out, std::uint64_t{body.size()});
  put(out, std::uint64_t{XXH3_64bits(body.data(), body.size())});
  return out + body;
}

ModelParts read_model(std::string_view bytes) {
  if (bytes.size() < kHeadBytes || bytes.substr(0, kMagic.size()) != kMagic) {
    throw Error(ErrorCode::bad_data, "this is no entity model");
  }
  if (get<std::uint32_t>(bytes, 8) != kFormat || get<std::uint32_t>(bytes, 12) != kFeatureVersion) {
    throw Error(ErrorCode::newer_format, "the entity model is of another version of dateline");
  }
  const std::string_view body = bytes.substr(kHeadBytes);
  if (get<std::uint64_t>(bytes, 16) != body.size() ||
      get<std::uint64_t>(bytes, 24) != XXH3_64bits(body.data(), body.size())) {
    throw Error(ErrorCode::damaged, "the entity model is cut or changed");
  }
  Reader reader(body);
  ModelParts parts;
  parts.language = reader.text();
  parts.about = reader.text();
  for (ModelParts::Weights& weights : parts.weights) weights = reader.weights();
  parts.phrases = reader.phrases();
  reader.finish();
  return parts;
}

}  // namespace dateline
