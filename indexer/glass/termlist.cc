#include "indexer/glass/termlist.h"

#include <algorithm>
#include <string_view>

#include <dateline/error.h>

#include "indexer/glass/encodings.h"

namespace dateline::glass {

namespace {

/// A wdf up to this may share a byte with the number of bytes taken over.
constexpr std::uint32_t kMostSharedWdf = 126;

void append_byte(std::string& to, std::size_t byte) { to += static_cast<char>(static_cast<unsigned char>(byte)); }

void check(std::string_view term, std::string_view before) {
  if (term.empty() || term.size() > kMostTermBytes) {
    throw Error(ErrorCode::internal, "a document has a term of " + std::to_string(term.size()) + " bytes");
  }
  if (term <= before) throw Error(ErrorCode::internal, "the terms of a document do not ascend");
}

void append_first(std::string& to, const GlassTerm& term) {
  append_byte(to, term.term.size());
  to += term.term;
  append_varint(to, term.wdf);
}

void append_next(std::string& to, const GlassTerm& term, std::string_view before) {
  const auto differs = std::mismatch(before.begin(), before.end(), term.term.begin(), term.term.end()).first;
  const auto same = static_cast<std::size_t>(differs - before.begin());
  const std::string_view rest = term.term.substr(same);
  // `same` is at most the length of the term before, so a byte above that says that it holds the wdf as well.
  const std::uint64_t shared = (std::uint64_t{term.wdf} + 1) * (before.size() + 1) + same;
  const bool fits = term.wdf <= kMostSharedWdf && shared < 256;
  append_byte(to, fits ? shared : same);
  append_byte(to, rest.size());
  to += rest;
  if (!fits) append_varint(to, term.wdf);
}

}  // namespace

void append_termlist(std::string& to, std::uint32_t length, std::span<const GlassTerm> terms) {
  if (terms.empty()) return;
  append_varint(to, length);
  append_varint(to, terms.size());
  std::string_view before;
  for (const GlassTerm& term : terms) {
    check(term.term, before);
    before.empty() ? append_first(to, term) : append_next(to, term, before);
    before = term.term;
  }
}

void append_slots(std::string& to, std::span<const Xapian::valueno> slots) {
  std::uint64_t next = 0;
  for (const Xapian::valueno slot : slots) {
    if (slot < next) throw Error(ErrorCode::internal, "the value slots of a document do not ascend");
    append_varint(to, slot - next);
    next = std::uint64_t{slot} + 1;
  }
}

}  // namespace dateline::glass
