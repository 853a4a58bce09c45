#include "common/archive/glass_table.h"

#include <utility>

#include "common/archive/files.h"

namespace dateline {

namespace {

std::string version_file_of(const std::string& folder) { return folder + "/iamglass"; }

std::string version_bytes(const std::string& folder) {
  auto version = read_file(version_file_of(folder));
  if (!version) throw_damaged_table(version_file_of(folder), "it is missing");
  return std::move(*version);
}

}  // namespace

GlassTable::GlassTable(std::string path, const GlassRoot& root)
    : path_(std::move(path)), root_(root), file_(MappedFile::if_exists(path_)) {
  if (!file_ && !root_.absent) throw_damaged_table(path_, "it is missing");
}

GlassTable GlassTable::postlist(const std::string& folder) {
  return {folder + "/postlist.glass", postlist_root(version_bytes(folder), version_file_of(folder))};
}

GlassTable GlassTable::docdata(const std::string& folder) {
  return {folder + "/docdata.glass", docdata_root(version_bytes(folder), version_file_of(folder))};
}

}  // namespace dateline
