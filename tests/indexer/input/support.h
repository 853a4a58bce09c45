// What the tests of this room share: items as one readable line each, and containers made on the spot.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "indexer/input/reader.h"
#include "tests/support/temp_dir.h"

namespace dateline::testing {

/// "news/a.html html 120 bytes", "x.jsonl:2 article The title", "b.bin unreadable: binary data".
inline std::string line_of(const InputItem& item) {
  if (const auto* page = std::get_if<Page>(&item.content)) {
    const char* form = page->form == PageForm::html ? " html " : page->form == PageForm::page_text ? " text " : " ? ";
    return item.input + form + std::to_string(page->bytes.size());
  }
  if (const auto* article = std::get_if<Article>(&item.content)) return item.input + " article " + article->title;
  return item.input + " unreadable: " + std::get<Unreadable>(item.content).reason;
}

inline std::vector<InputItem> items_of(const std::string& path, const InputLimits& limits = {}) {
  std::vector<InputItem> items;
  // Names as they would be from inside the test's folder.
  const auto shorten = [](std::string& name) {
    const std::size_t folder = name.find("dateline-test-");
    if (folder != std::string::npos) name.erase(0, name.find('/', folder) + 1);
  };
  read_input(path, limits, [&](InputItem&& item) {
    shorten(item.input);
    if (auto* page = std::get_if<Page>(&item.content)) shorten(page->input);
    if (auto* article = std::get_if<Article>(&item.content)) shorten(article->input);
    items.push_back(std::move(item));
  });
  return items;
}

inline std::vector<std::string> lines_of(const std::string& path, const InputLimits& limits = {}) {
  std::vector<std::string> lines;
  for (const InputItem& item : items_of(path, limits)) lines.push_back(line_of(item));
  return lines;
}

using Files = std::vector<std::pair<std::string, std::string>>;  // name, bytes

struct Packing {
  enum Format { tar, zip, raw } format = tar;
  enum Filter { none, gzip, zstd, xz, bzip2 } filter = none;
};

/// The bytes of a container of these files.
inline std::string packed(const Files& files, Packing packing) {
  struct Free {
    void operator()(struct archive* a) const { archive_write_free(a); }
  };
  const std::unique_ptr<struct archive, Free> writer(archive_write_new());
  switch (packing.filter) {
    case Packing::none:
      archive_write_add_filter_none(writer.get());
      break;
    case Packing::gzip:
      archive_write_add_filter_gzip(writer.get());
      break;
    case Packing::zstd:
      archive_write_add_filter_zstd(writer.get());
      break;
    case Packing::xz:
      archive_write_add_filter_xz(writer.get());
      break;
    case Packing::bzip2:
      archive_write_add_filter_bzip2(writer.get());
      break;
  }
  switch (packing.format) {
    case Packing::tar:
      archive_write_set_format_pax_restricted(writer.get());
      break;
    case Packing::zip:
      archive_write_set_format_zip(writer.get());
      break;
    case Packing::raw:
      archive_write_set_format_raw(writer.get());
      break;
  }
  std::size_t bytes = std::size_t{1} << 20;
  for (const auto& file : files) bytes += file.second.size() + file.first.size() + 4096;
  std::string out(bytes, '\0');
  std::size_t used = 0;
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  archive_write_open_memory(writer.get(), out.data(), out.size(), &used);
  for (const auto& [name, content] : files) {
    struct archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name.c_str());
    archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(writer.get(), entry);
    archive_write_data(writer.get(), content.data(), content.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer.get());
  out.resize(used);
  return out;
}

inline std::string html_page(const std::string& title) {
  return "<!DOCTYPE html><html><head><title>" + title +
         "</title></head><body><p>The ferry ran again.</p></body></html>";
}

}  // namespace dateline::testing
