// A text cut at UAX #29 word bounds, before anything is folded.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <dateline/article.h>

namespace dateline {

/// Finds the segments that hold a letter, digit, ideograph, underscore or @.  Not thread-safe: keeps an ICU iterator.
class Segmenter {
 public:
  Segmenter();
  ~Segmenter();
  Segmenter(Segmenter&&) noexcept;
  Segmenter& operator=(Segmenter&&) noexcept;

  /// Appends the segments of `text`, in order.  Blank-separated pieces of ASCII take the fast way, others ICU's:
  /// UAX #29 always breaks at a blank, so cutting there first changes nothing.
  void cut(std::string_view text, std::vector<Span>& out);
  /// The same through ICU alone: the oracle of the fast way.
  void cut_by_icu(std::string_view text, std::vector<Span>& out);

 private:
  struct Iterator;
  void append_icu(std::string_view text, std::size_t begin, std::size_t end, std::vector<Span>& out);
  std::unique_ptr<Iterator> iterator_;
};

}  // namespace dateline
