#include "indexer/cleaning/html_parser.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <deque>
#include <limits>
#include <memory>

#include "common/text/utf8.h"
#include "indexer/cleaning/html_attributes.h"
#include "indexer/cleaning/html_blocks.h"
#include "indexer/cleaning/html_slim.h"
#include "indexer/cleaning/text_shape.h"

namespace dateline {
namespace {

constexpr std::size_t kMaxMetas = 2000;
constexpr std::size_t kMaxValue = 4096;

std::uint32_t offset(std::size_t size) noexcept { return static_cast<std::uint32_t>(size); }

// Builds the document from the parser's events.
class Builder {
 public:
  explicit Builder(HtmlDocument& document) : document_(document) {
    document_.nodes.push_back(HtmlNode{});
    open_.push_back(Open{});
  }

  void start(std::string_view name, const Attributes& attributes) {
    const Tag tag = tag_of(name);
    Open open{.node = open_.back().node, .tag = tag, .skip = open_.back().skip};
    if (tag == Tag::skipped || tag == Tag::script) open.skip = true;
    if (!open.skip) {
      head(tag, attributes);
      if (is_block(tag)) flush();
      if (tag == Tag::br) line_break();
      // <a>Ann Example</a><span>Editor</span> are two words on the page, by style sheet: never glue them.
      if (is_apart(tag, name) && behind_element_ == document_.text.size() && behind_element_ > block_begin_)
        document_.text.push_back(' ');
      if (tag == Tag::pre) in_pre_ = true;
      open.node = add_node(tag, attributes);
    }
    open_.push_back(open);
  }

  void end(std::string_view name) {
    if (open_.size() <= 1) return;
    const Open open = open_.back();
    if (!open.skip && is_block(open.tag)) flush();
    open_.pop_back();
    if (open.node != open_.back().node) close_node(open.node);
    if (open.tag == Tag::pre) in_pre_ = false;
    if (!open.skip && is_apart(open.tag, name)) behind_element_ = document_.text.size();
    if (open.tag == Tag::title) title_done_ = title_done_ || !document_.title.empty();
  }

  void characters(std::string_view text) {
    const Open& open = open_.back();
    if (open.skip) return;
    if (open.tag == Tag::title) return title_text(text);
    append(text, open);
  }

  void finish() {
    while (open_.size() > 1) end({});
    flush();
    document_.nodes[0].end = offset(document_.nodes.size());
    document_.nodes[0].text_end = offset(document_.text.size());
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    Tag tag = Tag::other;
    bool skip = false;
  };

  // Inline elements that carry meaning rather than looks: <b>G</b><i>20</i> is one word, linked names are two.
  static bool is_apart(Tag tag, std::string_view name) {
    return tag == Tag::a || tag == Tag::time || tag == Tag::label || tag == Tag::cite || tag == Tag::abbr ||
           (tag == Tag::other && name == "span");
  }

  void head(Tag tag, const Attributes& attributes) {
    if (tag == Tag::meta) return meta(attributes);
    if (tag == Tag::html && document_.language.empty()) {
      document_.language = attributes.get(Attr::lang);
      if (document_.language.empty()) document_.language = attributes.get(Attr::xml_lang);
      if (document_.language.size() > 35) document_.language.clear();
    }
    if (tag == Tag::link && document_.canonical.empty() && ascii_lower(attributes.get(Attr::rel)) == "canonical") {
      document_.canonical = trim(attributes.get(Attr::href).substr(0, kMaxValue));
    }
  }

  void meta(const Attributes& attributes) {
    if (document_.metas.size() >= kMaxMetas || !attributes.has(Attr::content)) return;
    const std::string content(utf8_prefix(attributes.get(Attr::content), kMaxValue));
    for (const Attr key : {Attr::property, Attr::name, Attr::itemprop, Attr::http_equiv}) {
      const std::string_view name = attributes.get(key);
      if (!name.empty() && name.size() < 100) document_.metas.push_back({ascii_lower(trim(name)), content});
    }
  }

  void title_text(std::string_view text) {
    if (!title_done_ && document_.title.size() + text.size() < kMaxValue) document_.title.append(text);
  }

  static bool is_white(char c) noexcept { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

  // Line ends of the source are blanks: only <br> and blocks break lines, and <pre> keeps its own.
  void append(std::string_view text, const Open& open) {
    const std::size_t before = document_.text.size();
    for (std::size_t pos = 0; pos < text.size();) {
      std::size_t space = in_pre_ ? text.size() : pos;
      while (space < text.size() && !is_white(text[space])) ++space;
      document_.text.append(text, pos, space - pos);
      pos = space + 1;
      // One blank is enough; it is dropped at a block's start.
      if (space < text.size() && document_.text.size() > block_begin_ && document_.text.back() != ' ')
        document_.text.push_back(' ');
    }
    if (document_.text.size() > before && !has_text_) {
      has_text_ = true;
      block_node_ = open.node;
    }
  }

  void line_break() {
    if (document_.text.size() > block_begin_) document_.text.push_back('\n');
  }

  void flush() {
    if (has_text_ && document_.text.size() > block_begin_) {
      if (document_.blocks.size() < kMaxBlocks) {
        HtmlBlock block;
        block.node = block_ancestor(block_node_);
        block.text_begin = offset(block_begin_);
        block.text_end = offset(document_.text.size());
        document_.blocks.push_back(std::move(block));
      } else {
        document_.cut = true;
        document_.blocks.back().text_end = offset(document_.text.size());
      }
      document_.text.push_back('\n');
    }
    block_begin_ = document_.text.size();
    has_text_ = false;
  }

  [[nodiscard]] std::uint32_t block_ancestor(std::uint32_t node) const {
    while (node != 0 && !is_block(document_.nodes[node].tag)) node = document_.nodes[node].parent;
    return node;
  }

  std::uint32_t add_node(Tag tag, const Attributes& attributes) {
    const std::uint32_t parent = open_.back().node;
    const std::size_t depth = document_.nodes[parent].depth + std::size_t{1};
    if (document_.nodes.size() >= kMaxNodes || depth >= kMaxDepth) {
      document_.cut = true;
      return parent;
    }
    HtmlNode node;
    node.parent = parent;
    node.tag = tag;
    node.depth = static_cast<std::uint16_t>(depth);
    node.text_begin = offset(document_.text.size());
    node.text_end = node.text_begin;
    const std::uint32_t index = offset(document_.nodes.size());
    node.end = index + 1;
    node.marks_begin = offset(document_.marks.size());
    attributes.append_marks(document_.marks);
    node.marks_end = offset(document_.marks.size());
    node.hidden = attributes.is_hidden();
    node.image = tag == Tag::img;
    node.email = tag == Tag::input && attributes.is_email_field();
    add_attributes(index, tag, attributes);
    document_.nodes.push_back(node);
    return index;
  }

  void close_node(std::uint32_t index) {
    HtmlNode& node = document_.nodes[index];
    node.end = offset(document_.nodes.size());
    node.text_end = offset(document_.text.size());
    if (node.parent == kNoNode) return;
    document_.nodes[node.parent].image = document_.nodes[node.parent].image || node.image;
    document_.nodes[node.parent].email = document_.nodes[node.parent].email || node.email;
  }

  void add_attributes(std::uint32_t node, Tag tag, const Attributes& attributes) {
    const auto keep = [&](Attr name) {
      const std::string_view value = attributes.get(name);
      if (!value.empty()) document_.attributes.push_back({node, name, std::string(utf8_prefix(value, kMaxValue))});
    };
    keep(Attr::itemprop);
    keep(Attr::rel);
    if (tag == Tag::time || tag == Tag::other) keep(Attr::datetime);
    if (tag == Tag::a) keep(Attr::href);
    if (tag == Tag::abbr) keep(Attr::title);
    if (tag != Tag::meta && attributes.has(Attr::itemprop)) keep(Attr::content);
  }

  HtmlDocument& document_;
  std::deque<Open> open_;  // as deep as the markup says; a vector would hold it twice when it grows
  std::size_t block_begin_ = 0;
  std::uint32_t block_node_ = 0;
  bool has_text_ = false;
  bool title_done_ = false;
  bool in_pre_ = false;
  std::size_t behind_element_ = 0;
};

Builder& builder(void* context) { return *static_cast<Builder*>(context); }

void on_start(void* context, const xmlChar* name, const xmlChar** attributes) {
  builder(context).start(view(name), Attributes(attributes));
}
void on_end(void* context, const xmlChar* name) { builder(context).end(view(name)); }
void on_text(void* context, const xmlChar* text, int length) {
  if (length > 0) builder(context).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
}

struct FreeContext {
  void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

// An empty handler but for what we read.  No error handler: libxml2 would print.
htmlSAXHandler handler() {
  htmlSAXHandler sax{};
  sax.startElement = on_start;
  sax.endElement = on_end;
  sax.characters = on_text;
  sax.ignorableWhitespace = on_text;
  sax.cdataBlock = on_text;
  return sax;
}

}  // namespace

HtmlDocument parse_html(std::string_view utf8) {
  HtmlDocument document;
  Builder build(document);
  SlimMarkup slim = slim_markup(utf8.substr(0, std::numeric_limits<int>::max() / 4));
  document.json_ld = std::move(slim.json_ld);
  const std::string& markup = slim.markup;
  const std::unique_ptr<htmlParserCtxt, FreeContext> context(
      htmlCreateMemoryParserCtxt(markup.c_str(), static_cast<int>(markup.size())));
  if (context) {
    htmlSAXHandler sax = handler();
    *context->sax = sax;
    context->userData = &build;
    // The charset is already decided; a meta element must not change it again.
    htmlCtxtUseOptions(context.get(), HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                          HTML_PARSE_IGNORE_ENC | HTML_PARSE_RECOVER);
    xmlSwitchEncoding(context.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(context.get());
  }
  build.finish();
  shape_blocks(document);
  return document;
}

}  // namespace dateline
