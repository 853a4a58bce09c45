#include "indexer/input/json_items.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

#include <dateline/error.h>

#include "common/dates/dates.h"
#include "common/schema/article_object.h"
#include "common/text/digest.h"
#include "common/text/utf8.h"
#include "indexer/input/json_mend.h"

namespace dateline {
namespace {

using simdjson::dom::element;
using simdjson::dom::object;

std::string text_of(const object& source, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    std::string_view text;
    if (source.at_key(key).get(text) == simdjson::SUCCESS && !trim(text).empty()) return std::string(text);
  }
  return {};
}

// What an object that holds nothing to index does hold, for the message.
std::string keys_of(const object& source) {
  constexpr std::size_t kMost = 8, kLongestKey = 32;
  std::string out;
  std::size_t count = 0;
  for (const auto& field : source) {
    if (++count > kMost) return out + ", ...";
    out += (out.empty() ? "" : ", ") + std::string(utf8_prefix(field.key, kLongestKey));
  }
  return out.empty() ? "none" : out;
}

InputItem unreadable(std::string name, std::string reason, std::uint64_t bytes) {
  return {.input = std::move(name), .content = Unreadable{std::move(reason)}, .bytes = bytes, .complaints = {}};
}

}  // namespace

class ObjectReader::Impl {
 public:
  simdjson::error_code parse(std::string_view text, object& out) {
    element document;
    if (const auto failed = parser_.parse(text.data(), text.size(), true).get(document)) return failed;
    return document.get(out);
  }
  InputItem item(const object& source, std::string_view text, std::string name, const std::string& where);

 private:
  static Page page_of(const object& source, std::string html, const Article& article);

  simdjson::dom::parser parser_;
};

ObjectReader::ObjectReader() : impl_(std::make_unique<Impl>()) {}
ObjectReader::~ObjectReader() = default;

bool ObjectReader::is_object(std::string_view text) {
  object source;
  if (impl_->parse(text, source) == simdjson::SUCCESS) return true;
  const auto mended = mend_json(text);
  return mended && impl_->parse(*mended, source) == simdjson::SUCCESS;
}

Page ObjectReader::Impl::page_of(const object& source, std::string html, const Article& article) {
  Page page;
  page.form = guess_form(html);
  page.bytes = std::move(html);
  page.input = article.input;
  page.url = article.url;
  page.charset = "UTF-8";  // JSON is, whatever the page says of itself
  page.fetched = article.fetched;
  if (!page.fetched) page.fetched = parse_date(text_of(source, {"fetched_at", "download_date", "crawl_time"}));
  return page;
}

InputItem ObjectReader::Impl::item(const object& source, std::string_view text, std::string name,
                                   const std::string& where) {
  InputItem item{.input = name, .content = Unreadable{}, .bytes = text.size(), .complaints = {}};
  Article article = article_from(source, &item.complaints);
  article.input = std::move(name);
  if (article.body.empty()) {
    std::string html = text_of(source, {"html", "raw_html", "rawHtml", "page", "page_html"});
    if (!html.empty()) {
      item.content = page_of(source, std::move(html), article);
      return item;
    }
  }
  if (article.body.empty() && article.title.empty()) {
    item.content = Unreadable{where + ": an object without text or title (keys: " + keys_of(source) + ")"};
    return item;
  }
  article.digest = digest_of(text);
  item.content = std::move(article);
  return item;
}

InputItem ObjectReader::read(std::string_view text, std::string name, const std::string& where) {
  object source;
  const std::uint64_t bytes = text.size();
  try {
    const auto failed = impl_->parse(text, source);
    if (failed == simdjson::SUCCESS) return impl_->item(source, text, std::move(name), where);
    if (failed == simdjson::INCORRECT_TYPE) return unreadable(std::move(name), where + ": not a JSON object", bytes);
    const auto mended = mend_json(text);
    if (mended && impl_->parse(*mended, source) == simdjson::SUCCESS) {
      InputItem item = impl_->item(source, *mended, std::move(name), where);
      // The digest is of the bytes that were read, not of what we made of them.
      if (auto* article = std::get_if<Article>(&item.content)) article->digest = digest_of(text);
      item.bytes = bytes;
      item.complaints.insert(item.complaints.begin(), "JSON mended: " + std::string(simdjson::error_message(failed)));
      return item;
    }
    return unreadable(std::move(name), where + ": not JSON: " + simdjson::error_message(failed), bytes);
  } catch (const Error& error) {
    return unreadable(std::move(name), where + ": " + error.what(), bytes);
  }
}

}  // namespace dateline
