// A fuzzer for where clang's is missing: mutates saved inputs and keeps those that reach code not reached before, by
// GCC's -fsanitize-coverage=trace-pc.
//
//   NAME_fuzz FOLDER SECONDS [SEED]
//
// The input at work is in ./last-input, mapped, so that it is there whatever kills the program.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

#define UNCOVERED __attribute__((no_sanitize_coverage))

namespace {

constexpr std::size_t kMaxInput = std::size_t{1} << 16;
constexpr std::size_t kEdges = std::size_t{1} << 18;

std::array<std::uint8_t, kEdges> hits;     // of the input at work, by edge
std::array<std::uint8_t, kEdges> reached;  // by any input: a bit for each power of two of hits
std::uintptr_t last_block = 0;

}  // namespace

extern "C" UNCOVERED void __sanitizer_cov_trace_pc() {
  const auto block = reinterpret_cast<std::uintptr_t>(__builtin_return_address(0));
  std::uint8_t& count = hits[((block >> 1U) ^ (last_block << 3U)) % kEdges];
  if (count < 255) ++count;
  last_block = block;
}

namespace {

namespace fs = std::filesystem;
using Bytes = std::vector<std::uint8_t>;

// True if something was reached that was not before, or much more often.
UNCOVERED bool take_in() {
  bool fresh = false;
  for (std::size_t i = 0; i < kEdges; ++i) {
    if (hits[i] == 0) continue;
    std::uint8_t bit = 1;
    for (unsigned n = hits[i]; n > 1; n >>= 1U) bit = static_cast<std::uint8_t>(bit << 1U);
    fresh = fresh || (reached[i] & bit) == 0;
    reached[i] |= bit;
  }
  return fresh;
}

class Mutator {
 public:
  UNCOVERED Mutator(std::vector<Bytes>& pool, unsigned seed) : pool_(pool), random_(seed) {}

  UNCOVERED Bytes next() {
    Bytes input = pool_[below(pool_.size())];
    for (std::size_t rounds = 1 + below(6); rounds > 0; --rounds) mutate(input);
    if (input.size() > kMaxInput) input.resize(kMaxInput);
    return input;
  }

 private:
  UNCOVERED std::size_t below(std::size_t end) { return end == 0 ? 0 : random_() % end; }
  UNCOVERED void mutate(Bytes& input) {
    const std::size_t at = below(input.size());
    const auto where = input.begin() + static_cast<std::ptrdiff_t>(at);
    const std::size_t run = std::min(input.size() - at, std::size_t{1} << below(9));
    switch (below(7)) {
      case 0:
        if (!input.empty()) input[at] = static_cast<std::uint8_t>(random_());
        break;
      case 1:
        if (!input.empty()) input[at] = static_cast<std::uint8_t>(input[at] ^ (1U << below(8)));
        break;
      case 2:
        input.erase(where, where + static_cast<std::ptrdiff_t>(run));
        break;
      case 3:
        repeat(input, at, run);
        break;
      case 4: {
        constexpr std::array<const char*, 14> kWords{"<",    ">",   "</", "\"",  "'",         "&#",           ";",
                                                     "<!--", "-->", "\n", "<p>", "<article>", "\xEF\xBF\xBF", "\xFF"};
        const char* const word = kWords[below(kWords.size())];
        input.insert(where, word, word + std::strlen(word));
        break;
      }
      default: {
        const Bytes& other = pool_[below(pool_.size())];
        const std::size_t from = below(other.size());
        const std::size_t size = std::min(other.size() - from, std::size_t{1} << below(11));
        const Bytes part(other.begin() + static_cast<std::ptrdiff_t>(from),
                         other.begin() + static_cast<std::ptrdiff_t>(from + size));
        input.insert(where, part.begin(), part.end());
      }
    }
  }
  UNCOVERED void repeat(Bytes& input, std::size_t at, std::size_t run) {
    const Bytes part(input.begin() + static_cast<std::ptrdiff_t>(at),
                     input.begin() + static_cast<std::ptrdiff_t>(at + run));
    for (std::size_t times = std::size_t{1} << below(8); times > 0 && input.size() < kMaxInput; --times)
      input.insert(input.begin() + static_cast<std::ptrdiff_t>(at), part.begin(), part.end());
  }

  std::vector<Bytes>& pool_;
  std::mt19937 random_;
};

class LastInput {
 public:
  UNCOVERED LastInput() {
    const int file = ::open("last-input", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0 || ::ftruncate(file, kMaxInput) != 0) std::abort();
    bytes_ = ::mmap(nullptr, kMaxInput, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (bytes_ == MAP_FAILED) std::abort();
    file_ = file;
  }
  UNCOVERED void set(const Bytes& input) const {
    if (!input.empty()) std::memcpy(bytes_, input.data(), input.size());
    if (::ftruncate(file_, static_cast<off_t>(input.size())) != 0) std::abort();
  }
  UNCOVERED void clear() const {
    if (::ftruncate(file_, kMaxInput) != 0) std::abort();
  }

 private:
  void* bytes_ = nullptr;
  int file_ = -1;
};

UNCOVERED std::vector<Bytes> saved(const fs::path& folder) {
  std::vector<Bytes> inputs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream in(entry.path(), std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

}  // namespace

UNCOVERED int main(int argc, char** argv) {
  if (argc < 3) return 64;
  std::vector<Bytes> pool = saved(argv[1]);
  if (pool.empty()) return 66;
  const unsigned seed = argc > 3 ? static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)) : std::random_device{}();
  std::printf("seed %u\n", seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(std::strtol(argv[2], nullptr, 10));
  const LastInput last;
  Mutator mutator(pool, seed);
  const std::size_t given = pool.size();
  std::size_t runs = 0;
  double longest = 0;
  for (; runs < given || std::chrono::steady_clock::now() < end; ++runs) {
    Bytes input = runs < given ? pool[runs] : mutator.next();
    last.clear();
    last.set(input);
    hits.fill(0);
    last_block = 0;
    const auto begin = std::chrono::steady_clock::now();
    LLVMFuzzerTestOneInput(input.data(), input.size());
    longest = std::max(longest, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    if (take_in() && runs >= given) pool.push_back(std::move(input));
  }
  const auto edges = std::count_if(reached.begin(), reached.end(), [](std::uint8_t bits) { return bits != 0; });
  std::printf("%zu inputs, %zu kept, %td edges, longest %.2f s\n", runs, pool.size() - given, edges, longest);
  std::remove("last-input");
  return 0;
}
