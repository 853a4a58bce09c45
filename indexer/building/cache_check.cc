#include "indexer/building/cache_check.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>

#include "common/archive/blocks.h"
#include "common/archive/files.h"
#include "common/archive/mapped_file.h"
#include "common/archive/snapshot.h"
#include "common/archive/tokens_build.h"
#include "indexer/building/caches.h"

namespace dateline {

namespace {

/// Says what an article's stream should be, and keeps count of what the dictionary should be.
class TokensCheck {
 public:
  explicit TokensCheck(const Tokens& tokens) : tokens_(tokens), uses_(tokens.words() + std::size_t{1}) {}

  std::optional<std::string> wrong_article(const Article& article, Xapian::docid docid) {
    const std::string name = "article " + std::to_string(docid) + " (" + article.id + ")";
    std::string missing;
    const ArticleTokens wanted = tokens_of(analyzer_.article_words(article.title, article.body), [&](const auto& word) {
      const WordNumber number = tokens_.find(word);
      if (number == kNoWord) missing = word;
      return number;
    });
    if (!missing.empty()) return "the word \"" + missing + "\" of " + name + " is not in its dictionary";
    if (tokens_.read(docid) != wanted) return "it does not say what " + name + " says";
    for (const WordNumber number : wanted.words) count(number, article.language);
    for (const auto& joined : wanted.joined) count(joined.word, article.language);
    return std::nullopt;
  }

  std::optional<std::string> wrong_dictionary() {
    for (WordNumber number = 1; number <= tokens_.words(); ++number) {
      const std::string word(tokens_.word(number));
      if (uses_[number].count == 0) return "no article has the word \"" + word + "\" of its dictionary";
      if (number > 1 && !in_order(number - 1, number)) return "its dictionary is out of order at \"" + word + "\"";
      std::set<std::string> stems;
      for (const auto* language : uses_[number].languages) stems.insert(analyzer_.stem(word, *language));
      const auto stored = tokens_.stems(number);
      if (!std::equal(stems.begin(), stems.end(), stored.begin(), stored.end()))
        return "its dictionary has other stems for \"" + word + "\"";
    }
    return std::nullopt;
  }

 private:
  struct Use {
    std::uint64_t count = 0;
    std::vector<const std::string*> languages;  // few; elements of languages_
  };

  void count(WordNumber number, const std::string& language) {
    if (number == kNoWord) return;
    Use& use = uses_[number];
    ++use.count;
    const std::string* name = &*languages_.insert(language).first;
    if (std::find(use.languages.begin(), use.languages.end(), name) == use.languages.end())
      use.languages.push_back(name);
  }

  [[nodiscard]] bool in_order(WordNumber a, WordNumber b) const {
    if (uses_[a].count != uses_[b].count) return uses_[a].count > uses_[b].count;
    return tokens_.word(a) < tokens_.word(b);
  }

  const Tokens& tokens_;
  Analyzer analyzer_;
  std::set<std::string> languages_;
  std::vector<Use> uses_;
};

/// A file that goes with this object.
class TemporaryFile {
 public:
  TemporaryFile() : path_((std::filesystem::temp_directory_path() / "dateline-verify-XXXXXX").string()) {
    const int descriptor = ::mkstemp(path_.data());
    if (descriptor < 0) throw_errno(errno, "make the temporary file", path_);
    ::close(descriptor);
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
};

bool same_block(const Block& a, const Block& b) {
  return a.first_docid == b.first_docid && a.last_docid == b.last_docid && a.file_offset == b.file_offset &&
         a.begins_chunk == b.begins_chunk && a.postings == b.postings &&
         std::equal(a.best.begin(), a.best.end(), b.best.begin(), b.best.end());
}

std::optional<std::string> wrong_list(std::string_view term, const std::vector<Block>& stored,
                                      const std::vector<Block>& wanted) {
  const auto [at, ignored] = std::mismatch(stored.begin(), stored.end(), wanted.begin(), wanted.end(), same_block);
  if (at == stored.end() && stored.size() == wanted.size()) return std::nullopt;
  return "block " + std::to_string(at - stored.begin() + 1) + " of the term \"" + std::string(term) +
         "\" does not say what the posting list says";
}

/// Two files that differ somewhere: where.
std::string difference(const std::string& postlist, const Blocks& stored, const Blocks& wanted) {
  std::optional<std::string> found;
  for_each_posting_list(postlist, [&](std::string_view term, std::span<const PostingChunk>) {
    if (!found) found = wrong_list(term, stored.find(term), wanted.find(term));
  });
  return found.value_or("it does not say what the posting lists say");
}

}  // namespace

std::optional<std::string> wrong_tokens(const std::string& folder, std::uint32_t articles) {
  return guarded(folder, [&]() -> std::optional<std::string> {
    const auto tokens = Tokens::open(folder + "/" + std::string(kTokensFile), articles);
    const Xapian::Database shard(folder, Xapian::DB_BACKEND_GLASS);
    TokensCheck check(*tokens);
    for (Xapian::docid docid = 1; docid <= articles; ++docid) {
      if (auto problem = check.wrong_article(stored_article(shard, docid), docid)) return problem;
    }
    return check.wrong_dictionary();
  });
}

std::optional<std::string> wrong_blocks(const std::string& folder, const Columns& columns) {
  const std::string file = folder + "/" + std::string(kBlocksFile);
  const std::string postlist = folder + "/postlist.glass";
  const std::uint64_t postlist_bytes = file_size(postlist).value_or(0);
  const auto stored = Blocks::open(file, postlist_bytes, columns.articles());
  const TemporaryFile fresh;
  make_blocks(folder, columns, fresh.path());
  const auto stored_bytes = MappedFile::if_exists(file);
  const auto fresh_bytes = MappedFile::if_exists(fresh.path());
  if (stored_bytes && fresh_bytes && stored_bytes->bytes() == fresh_bytes->bytes()) return std::nullopt;
  return difference(postlist, *stored, *Blocks::open(fresh.path(), postlist_bytes, columns.articles()));
}

}  // namespace dateline
