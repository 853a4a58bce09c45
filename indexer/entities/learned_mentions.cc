#include "indexer/entities/learned_mentions.h"

#include <algorithm>
#include <utility>

namespace dateline {
namespace {

class Merger {
 public:
  Merger(const TaggedText& text, const Vocabulary& vocabulary, const KnownNames& known)
      : text_(text), vocabulary_(vocabulary), known_(known) {}

  std::vector<Mention> merge(const std::vector<LabelledName>& names) {
    for (const LabelledName& name : names) {
      add_known_before(name.first);
      if (is_name(name)) add(learned(name));
    }
    add_known_before(text_.tokens.size());
    return std::move(merged_);
  }

 private:
  // The rules' mentions that the gazetteer is sure of and that the model overlooked.
  void add_known_before(std::size_t end) {
    for (; rule_ < text_.mentions.size() && text_.mentions[rule_].end <= end; ++rule_) {
      const Mention& rule = text_.mentions[rule_];
      if (rule.known != nullptr && rule.trust == Trust::sure) add(rule);
    }
  }

  void add(const Mention& mention) {
    if (merged_.empty() || merged_.back().end <= mention.first) merged_.push_back(mention);
  }

  [[nodiscard]] bool is_name(const LabelledName& name) const {
    const NameToken& first = text_.tokens[name.first];
    // The beginning of an address looks like a name and is none (tokens.cc).
    if (first.shape == Shape::lower && vocabulary_.forms().form(first.form).shape != Shape::lower) return false;
    // "US Ambassador" is an office and its country.
    const Vocabulary::Word& last = vocabulary_.word(text_.tokens[name.end - 1].word);
    if (name.kind == EntityKind::organization && last.classes.role && !last.classes.org_tail) return false;
    if (!has_capital(name)) return false;
    if (name.end - name.first > 1) return true;
    const Vocabulary::Word& word = vocabulary_.word(first.word);
    if (is_compass(word.key)) return false;
    // "Turkey is stuffed", in an article that writes turkey.
    return !(first.starts_sentence && word.inside == 0 && word.lower > 0);
  }

  // Of "sunny California" the first is none.
  [[nodiscard]] bool has_capital(const LabelledName& name) const {
    for (std::size_t i = name.first; i < name.end; ++i) {
      if (vocabulary_.forms().form(text_.tokens[i].form).has_capital || text_.tokens[i].shape == Shape::other)
        return true;
    }
    return false;
  }

  // "The North" is half of a name.
  static bool is_compass(std::string_view key) {
    return key == "north" || key == "south" || key == "east" || key == "west";
  }

  // The rules' mention that begins with this token.
  [[nodiscard]] const Mention* rule_at(std::size_t first) const {
    const auto found = std::lower_bound(text_.mentions.begin(), text_.mentions.end(), first,
                                        [](const Mention& m, std::size_t at) { return m.first < at; });
    return found != text_.mentions.end() && found->first == first ? &*found : nullptr;
  }

  [[nodiscard]] bool is_small(std::size_t i) const { return text_.tokens[i].shape == Shape::lower; }

  [[nodiscard]] Mention learned(const LabelledName& name) const {
    Mention out{name.first, name.end, name.kind, Trust::likely, nullptr, {}, std::max(name.margin, 1)};
    // "Jae-in": the model may stop at the small half.
    if (out.end < text_.tokens.size() && text_.tokens[out.end].gap == Gap::hyphen && out.kind == EntityKind::person) {
      const Mention* rule = rule_at(out.first);
      if (rule != nullptr && rule->kind == out.kind && rule->end == out.end + 1) ++out.end;
    }
    // "Giuffre's lawsuit" is where no one is.
    while (out.kind == EntityKind::place && out.end > out.first + 1 && is_small(out.end - 1) &&
           text_.tokens[out.end - 2].possessive)
      --out.end;
    const Mention* rule = rule_at(out.first);
    const bool longer = rule != nullptr && rule->known != nullptr && rule->trust == Trust::sure && rule->end > out.end;
    if (longer) out.end = rule->end;
    if (rule != nullptr && rule->end != out.end) rule = nullptr;
    const KnownNames::Match match = known_.at(text_.tokens, vocabulary_, out.first, out.end);
    const bool is_known = match.tokens == out.end - out.first;
    if (rule != nullptr && rule->known != nullptr && out.kind != EntityKind::person) {
      out.kind = rule->kind;
    } else if (is_known && match.known->kind == out.kind) {
      out.known = match.known;
    }
    if (rule == nullptr || rule->kind != out.kind) return out;
    out.trust = std::max(rule->trust, Trust::likely);
    if (rule->known != nullptr) out.known = rule->known;
    out.country = rule->country;
    return out;
  }

  const TaggedText& text_;
  const Vocabulary& vocabulary_;
  const KnownNames& known_;
  std::vector<Mention> merged_;
  std::size_t rule_ = 0;  // the next of the rules' mentions
};

}  // namespace

void use_learned(TaggedText& text, const std::vector<LabelledName>& names, const Vocabulary& vocabulary,
                 const KnownNames& known) {
  text.mentions = Merger(text, vocabulary, known).merge(names);
}

}  // namespace dateline
