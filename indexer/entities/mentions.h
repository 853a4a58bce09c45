// Names in a text, before the article as a whole decides which of them count.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <dateline/article.h>

#include "indexer/entities/lexicon.h"
#include "indexer/entities/tokens.h"

namespace dateline {

/// How good the reason for a mention is.
enum class Trust : std::uint8_t {
  weak,    ///< it looks like a name; counts only if the article says so elsewhere
  likely,  ///< a given name, an organisation word
  sure,    ///< in the gazetteer, or a title or role stands beside it
};

/// Tokens [first, end) of a text name something.
struct Mention {
  std::size_t first = 0;
  std::size_t end = 0;
  EntityKind kind = EntityKind::person;
  Trust trust = Trust::weak;
  const KnownName* known = nullptr;  ///< from the gazetteer
  std::string_view country;          ///< of a place that is named with its country
  int margin = 0;                    ///< how certain a learned model is (labeller.h); 0: a rule found it
  bool held_back = false;            ///< of an organization: it may be a thing or a phrase (organization_checks.h)
};

/// A text being read: its tokens and the mentions found so far, in ascending order and not overlapping.
struct TaggedText {
  std::string_view text;
  std::vector<NameToken> tokens;
  std::vector<Mention> mentions;
};

/// How a line writes its words, which says what a capital is worth.
enum class LineStyle : std::uint8_t { prose, heading, capitals };

/// Tokens [first, end) of one line.
struct Line {
  std::size_t first = 0;
  std::size_t end = 0;
  LineStyle style = LineStyle::prose;
};
/// The lines of a text.  A title is one line; it is a heading on less evidence.
[[nodiscard]] std::vector<Line> lines_of(const TaggedText& text, bool is_title);

/// The gazetteer as one article needs it: English, and the article's language.
class KnownNames {
 public:
  /// Without gazetteers nothing is known.
  KnownNames(const Lexicon& lexicon, std::string_view language, bool with_gazetteers);
  struct Match {
    const KnownName* known = nullptr;
    std::size_t tokens = 0;
  };
  /// The longest known name that begins with token `first` and ends before `end`.
  [[nodiscard]] Match at(const std::vector<NameToken>& tokens, const Vocabulary& vocabulary, std::size_t first,
                         std::size_t end) const;

 private:
  [[nodiscard]] const KnownName* find(const std::string& key, std::size_t words) const;
  const Gazetteer* english_;
  const Gazetteer* local_;
};

/// Finds names in a line of prose and appends them to text.mentions.
void find_in_prose(TaggedText& text, const Vocabulary& vocabulary, const KnownNames& known, const Line& line,
                   std::string_view language);
/// Finds names of the gazetteer in a line whose capitals mean nothing.
void find_in_heading(TaggedText& text, const Vocabulary& vocabulary, const KnownNames& known, const Line& line);

}  // namespace dateline
