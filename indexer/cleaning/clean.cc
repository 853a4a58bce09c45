// Page -> article: charset, form, the way of that form, and what every article gets whatever its form.
#include <algorithm>
#include <array>

#include <dateline/indexer.h>

#include "common/text/charset.h"
#include "common/text/digest.h"
#include "common/text/language.h"
#include "common/text/mojibake.h"
#include "common/text/utf8.h"
#include "indexer/cleaning/draft.h"
#include "indexer/cleaning/not_article.h"
#include "indexer/cleaning/text_shape.h"
#include "indexer/input/reader.h"

namespace dateline {
namespace {

// Real pages end below 2 MB; what lies behind this is not read, and the evidence says so.
constexpr std::size_t kMaxPageBytes = std::size_t{8} << 20;
constexpr std::size_t kMetaBytes = 4096;

// charset=... of a meta element in the first bytes, as HTML5 sniffs it.
std::string meta_charset(std::string_view bytes) {
  const std::string head = ascii_lower(bytes.substr(0, kMetaBytes));
  for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
    const std::size_t meta = head.rfind('<', at);
    if (meta == std::string::npos || (head.compare(meta, 5, "<meta") != 0 && head.compare(meta, 5, "<?xml") != 0))
      continue;
    std::size_t begin = head.find_first_not_of(" \t", at + 7);
    if (begin == std::string::npos || head[begin] != '=') continue;
    begin = head.find_first_not_of(" \t\"'", begin + 1);
    if (begin == std::string::npos) continue;
    const std::size_t end = std::min(head.find_first_of(" \t\"';>/", begin), head.size());
    if (end > begin && end - begin < 40) return head.substr(begin, end - begin);
  }
  return {};
}

std::string how_read(const DecodedText& decoded, bool declared_outside) {
  std::string how = decoded.how;
  if (how == "declared") how = declared_outside ? "HTTP" : "meta";
  return decoded.charset + " (" + how + ")";
}

// "Ann Example writes about space and lives in Leeds.": the last paragraph is about the author, not the story.
bool is_author_note(std::string_view text, const std::vector<std::string>& byline) {
  static constexpr std::array<std::string_view, 14> kVerbs = {
      " is ",  " was ",      " writes ",   " covers ", " reports ", " works ",       " joined ",
      " ist ", " schreibt ", " arbeitet ", " est ",    " es ",      " contributed ", " teaches "};
  if (text.size() > 500) return false;
  return std::any_of(byline.begin(), byline.end(), [&](const std::string& name) {
    if (!text.starts_with(name)) return false;
    const std::string_view rest = text.substr(name.size());
    return std::any_of(kVerbs.begin(), kVerbs.end(), [&](std::string_view verb) { return rest.starts_with(verb); });
  });
}

void drop_author_note(Draft& draft) {
  auto& blocks = draft.cleaned.blocks;
  const auto last = std::find_if(blocks.rbegin(), blocks.rend(), [](const CleanedBlock& block) { return block.kept; });
  if (last == blocks.rend() || !is_author_note(last->text, draft.article.byline)) return;
  if (draft.article.body.size() <= last->text.size() + 2) return;
  last->kept = false;
  last->reason = "about the author";
  draft.article.body.resize(draft.article.body.size() - last->text.size() - 2);
}

void finish(Draft& draft) {
  Article& article = draft.article;
  drop_author_note(draft);
  article.language = detect_language(article.body, draft.declared_language);
  if (!article.language.empty()) draft.note("language", "the text", 0.9);
  if (article.language.empty() && !draft.declared_language.empty()) {
    article.language = draft.declared_language;
    draft.note("language", "declared by the page", 0.6);
  }
  if (draft.cleaned.rejected.empty()) draft.cleaned.article = std::move(article);
}

// An id that stays when stories are put before or behind: the story's own address if it has one, else the page's, with
// a mark made of its title.
void name_part(Draft& part, const Article& first) {
  Article& article = part.article;
  article.input = first.input;
  article.fetched = first.fetched;
  article.digest = first.digest;
  if (!article.url.empty() && article.url != first.url && article.url != part.page.url) return;
  article.url = first.url;
  const std::string base = !first.id.empty() ? first.id : !first.input.empty() ? first.input : "xxh3:" + first.digest;
  article.id = base + "#" + digest_of(squashed(article.title)).substr(0, 8);
}

void finish_parts(Draft& draft) {
  CleanedPage& page = draft.cleaned;
  for (Draft& part : draft.others) {
    name_part(part, *page.article);
    finish(part);
    if (!part.cleaned.article) continue;
    page.others.push_back(*std::move(part.cleaned.article));
    for (std::size_t i = 0; i < part.cleaned.blocks.size(); ++i) {
      CleanedBlock& block = page.blocks[part.first_block + i];
      block = std::move(part.cleaned.blocks[i]);
      block.story = page.others.size();
    }
  }
}

}  // namespace

CleanedPage clean(const Page& page) { return clean_by(page, {}); }

CleanedPage clean_by(const Page& page, const Rules& rules) {
  Draft draft(page, rules);
  draft.article.input = page.input;
  draft.article.fetched = page.fetched;
  draft.article.digest = digest_of(page.bytes);
  const std::string_view bytes = std::string_view(page.bytes).substr(0, kMaxPageBytes);
  DecodedText decoded = to_utf8(bytes, page.charset, meta_charset(bytes));
  draft.cleaned.charset = how_read(decoded, !page.charset.empty());
  if (std::optional<std::string> mended = mend_mojibake(decoded.text)) {
    decoded.text = *std::move(mended);
    draft.cleaned.charset += ", with lines mended that were read as windows-1252 before";
  }
  // A byte of an old charset may become three.
  const bool cut = bytes.size() < page.bytes.size() || decoded.text.size() > kMaxPageBytes;
  if (decoded.text.size() > kMaxPageBytes) decoded.text = std::string(utf8_prefix(decoded.text, kMaxPageBytes));
  if (cut) draft.note("body", "only the first 8 MiB of the page were read", 0.5);
  if (is_garbage(decoded.text)) {
    draft.reject("not text");
    return std::move(draft.cleaned);
  }
  const PageForm form = page.form == PageForm::unknown ? guess_form(decoded.text) : page.form;
  if (form == PageForm::page_text)
    clean_page_text(draft, decoded.text);
  else
    clean_html(draft, decoded.text);
  finish(draft);
  if (draft.cleaned.article) finish_parts(draft);
  return std::move(draft.cleaned);
}

}  // namespace dateline
