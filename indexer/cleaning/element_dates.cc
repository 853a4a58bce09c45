// Dates in elements that are made for them.
#include "common/dates/dates.h"
#include "indexer/cleaning/date_place.h"
#include "indexer/cleaning/date_words.h"
#include "indexer/cleaning/metadata.h"
#include "indexer/cleaning/page_dates.h"

namespace dateline {
namespace {

constexpr std::size_t kMostElements = 400;

bool has_mark(std::string_view marks, std::string_view mark) { return marks.find(mark) != std::string_view::npos; }

class ElementDates {
 public:
  ElementDates(const PageFacts& facts, const Body& body, bool modified)
      : facts_(facts), document_(facts.document), body_(body), between_(body), modified_(modified) {}

  // What is marked up by schema.org's names first, wherever it stands.
  void offer_to(std::vector<OfferedDate>& offers) {
    const Neighbourhood near = near_headline(document_, body_);
    if (document_.blocks.empty() || near.begin >= near.end) return;
    begin_ = document_.blocks[near.begin].text_begin;
    end_ = document_.blocks[near.end - 1].text_end;
    std::size_t seen = 0;
    for (std::uint32_t n = 1; n < document_.nodes.size() && seen < kMostElements; ++n) {
      if (read(n, offers)) ++seen;
    }
    offers.insert(offers.end(), plain_.begin(), plain_.end());
  }

 private:
  // False if the element is not made for a date.
  bool read(std::uint32_t n, std::vector<OfferedDate>& offers) {
    const bool marked = document_.attribute(n, Attr::itemprop).find(wanted()) != std::string_view::npos;
    std::string_view value = value_of(n, marked);
    if (value.empty() && document_.nodes[n].tag != Tag::time && !marked) return false;
    std::string text;
    if (value.empty() || !parse_date(value, facts_.language)) {
      text = document_.text_of(n);
      value = text;
    }
    if (marked)
      offer(offers, value, facts_.language, "itemprop " + std::string(wanted()), 0.95);
    else if (stands_well(n) && says_change(n) == modified_)
      offer(plain_, value, facts_.language, "time element near the headline", 0.85);
    return true;
  }

  [[nodiscard]] std::string_view wanted() const { return modified_ ? "dateModified" : "datePublished"; }

  [[nodiscard]] std::string_view value_of(std::uint32_t n, bool marked) const {
    const std::string_view value = document_.attribute(n, Attr::datetime);
    if (!value.empty()) return value;
    if (marked) return document_.attribute(n, Attr::content);
    const bool named =
        document_.nodes[n].tag == Tag::abbr && has_mark(document_.marks_of(n), modified_ ? " updated " : " published ");
    return named ? document_.attribute(n, Attr::title) : std::string_view();
  }

  [[nodiscard]] bool stands_well(std::uint32_t n) const {
    const std::uint32_t at = document_.nodes[n].text_begin;
    return at >= begin_ && at <= end_ &&
           is_date_place(document_, body_, between_, block_at(document_, at), facts_.language);
  }

  [[nodiscard]] bool says_change(std::uint32_t n) const {
    const std::string_view marks = document_.marks_of(n);
    return has_mark(marks, " updated ") || has_mark(marks, " modified ") ||
           says(document_.text_of(n), DateLabel::updated) ||
           document_.attribute(n, Attr::itemprop).find("dateModified") != std::string_view::npos;
  }

  const PageFacts& facts_;
  const HtmlDocument& document_;
  const Body& body_;
  Between between_;
  bool modified_;
  std::uint32_t begin_ = 0;  // bytes of the text round the headline
  std::uint32_t end_ = 0;
  std::vector<OfferedDate> plain_;
};

}  // namespace

void offer_elements(const PageFacts& facts, const Body& body, bool modified, std::vector<OfferedDate>& offers) {
  ElementDates(facts, body, modified).offer_to(offers);
}

}  // namespace dateline
