// What the tests of this room share.
#pragma once

#include <cctype>
#include <string>
#include <string_view>
#include <utility>

#include <dateline/indexer.h>

namespace dateline::test {

inline CleanedPage clean_bytes(std::string bytes, PageForm form, std::string url = {}) {
  Page page;
  page.bytes = std::move(bytes);
  page.input = "test";
  page.url = std::move(url);
  page.form = form;
  return clean(page);
}
inline CleanedPage clean_html_text(std::string bytes, std::string url = {}) {
  return clean_bytes(std::move(bytes), PageForm::html, std::move(url));
}
inline CleanedPage clean_lines(std::string bytes) { return clean_bytes(std::move(bytes), PageForm::page_text); }

inline bool has_evidence(const Article& article, std::string_view field, std::string_view part) {
  for (const Evidence& evidence : article.evidence) {
    if (evidence.field == field && evidence.from.find(part) != std::string::npos) return true;
  }
  return false;
}

/// The reason given for the block of this text, "+" or "-" in front; empty if there is no such block.
inline std::string fate_of(const CleanedPage& page, std::string_view text) {
  for (const CleanedBlock& block : page.blocks) {
    if (block.text == text) return (block.kept ? "+" : "-") + block.reason;
  }
  return {};
}

/// Everything but ASCII white space.
inline std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!std::isspace(static_cast<unsigned char>(c))) out += c;
  }
  return out;
}

inline std::string all_blocks(const CleanedPage& page) {
  std::string out;
  for (const CleanedBlock& block : page.blocks) out += without_blanks(block.text);
  return out;
}
inline std::string kept_blocks(const CleanedPage& page) {
  std::string out;
  for (const CleanedBlock& block : page.blocks) {
    if (!block.kept) continue;
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

/// Four paragraphs about nothing in particular, long enough to be an article.
inline const std::string& sample_story() {
  static const std::string kStory =
      "<p>HARWICK - The old swing bridge over the Harwick canal will close for six weeks from Monday, the harbour "
      "office said.</p>"
      "<p>Engineers found worn bearings during a routine inspection in March, and the spare parts have now arrived "
      "from Antwerp.</p>"
      "<p>\"We know that the detour is long,\" said Maud Fenwick, who runs the office, \"but the bridge carried its "
      "last heavy load in May.\"</p>"
      "<p>A small ferry will take pedestrians and bicycles across every ten minutes until the work is done, free of "
      "charge.</p>";
  return kStory;
}
inline std::string page_with(std::string_view head, std::string_view body) {
  return "<!DOCTYPE html><html lang=\"en\"><head>" + std::string(head) + "</head><body>" + std::string(body) +
         "</body></html>";
}

}  // namespace dateline::test
