#include "common/archive/manifest.h"

#include <simdjson.h>
#include <xxhash.h>

#include <array>
#include <charconv>
#include <limits>
#include <optional>

#include <dateline/error.h>

#include "common/archive/files.h"
#include "common/archive/run_records.h"
#include "common/text/json.h"

namespace dateline {

namespace {

using simdjson::dom::element;

std::string sum_tail(std::string_view before) {
  std::array<char, 16> digits{};
  const auto hash = XXH3_64bits(before.data(), before.size());
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr;
  const std::string hex(digits.data(), end);
  return ",\"sum\":\"" + std::string(16 - hex.size(), '0') + hex + "\"}\n";
}

bool sum_is_right(std::string_view json) {
  const std::size_t tail = sum_tail({}).size();
  if (json.size() <= tail) return false;
  const auto before = json.substr(0, json.size() - tail);
  return json.substr(before.size()) == sum_tail(before);
}

/// Reads values out of the manifest and knows how to complain.
class ManifestReader {
 public:
  explicit ManifestReader(std::string path) : path_(std::move(path)) {}

  [[noreturn]] void damaged(const std::string& what) const {
    throw Error(ErrorCode::damaged, path_ + " is damaged: " + what, path_,
                "restore dateline.json from a backup of this revision, or index the articles again");
  }

  element need(element object, const char* key) const {
    element value;
    if (object[key].get(value) != simdjson::SUCCESS) damaged(std::string("the key \"") + key + "\" is missing");
    return value;
  }

  std::string text(element object, const char* key) const {
    std::string_view value;
    if (need(object, key).get(value) != simdjson::SUCCESS) damaged(std::string("\"") + key + "\" is no text");
    return std::string(value);
  }

  std::uint64_t number(element object, const char* key) const {
    std::uint64_t value = 0;
    if (need(object, key).get(value) != simdjson::SUCCESS) damaged(std::string("\"") + key + "\" is no number");
    return value;
  }

  bool truth(element object, const char* key) const {
    bool value = false;
    if (need(object, key).get(value) != simdjson::SUCCESS) damaged(std::string("\"") + key + "\" is no true or false");
    return value;
  }

  simdjson::dom::array list(element object, const char* key) const {
    simdjson::dom::array value;
    if (need(object, key).get(value) != simdjson::SUCCESS) damaged(std::string("\"") + key + "\" is no list");
    return value;
  }

  /// A name that stays in its folder.
  std::string name(element object, const char* key) const {
    std::string value = text(object, key);
    if (!is_plain_name(value)) damaged("\"" + value + "\" is no file name");
    return value;
  }

  static bool is_plain_name(std::string_view value) {
    return !value.empty() && value.front() != '.' && value.find('/') == value.npos && value.find('\0') == value.npos;
  }

  FileSum file(element object) const {
    FileSum sum{.name = name(object, "name"), .size = number(object, "size"), .xxh3 = text(object, "xxh3")};
    if (sum.xxh3.size() != 32) damaged("the checksum of " + sum.name + " has not 32 digits");
    return sum;
  }

  ShardInfo shard(element object) const {
    ShardInfo info{.name = name(object, "name")};
    const std::uint64_t articles = number(object, "articles");
    // Docids are 32 bits wide, and arrays over them have one element more.
    if (articles >= std::numeric_limits<std::uint32_t>::max()) damaged("shard " + info.name + " has too many articles");
    info.articles = static_cast<std::uint32_t>(articles);
    info.first_day = text(object, "first_day");
    info.last_day = text(object, "last_day");
    for (const element entry : list(object, "files")) info.files.push_back(file(entry));
    return info;
  }

  RunRecord run(element object) const {
    RunRecord out{.revision = number(object, "revision"),
                  .published = text(object, "published"),
                  .read = number(object, "read"),
                  .added = number(object, "added"),
                  .updated = number(object, "updated"),
                  .unchanged = number(object, "unchanged"),
                  .rejected = number(object, "rejected"),
                  .deleted = number(object, "deleted")};
    for (const element each : list(object, "reasons")) {
      out.reasons.push_back({text(each, "reason"), number(each, "inputs")});
    }
    for (const element each : list(object, "rejected_inputs")) {
      out.rejected_inputs.push_back({text(each, "input"), text(each, "reason")});
    }
    return out;
  }

  std::string retired(element entry) const {
    std::string_view value;
    if (entry.get(value) != simdjson::SUCCESS) damaged("\"retired\" holds no text");
    std::string_view last = value;
    const std::string in_shards = std::string(kShardsFolder) + "/";
    if (last.substr(0, in_shards.size()) == in_shards) last.remove_prefix(in_shards.size());
    std::string path(value);
    if (!is_plain_name(last)) damaged("\"" + path + "\" is no file name");
    return path;
  }

  Manifest manifest(std::string_view json) const;

 private:
  void check_format(element root) const {
    const std::uint64_t format = number(root, "format");
    if (format == 0) damaged("\"format\" is 0");
    if (format <= kArchiveFormat) return;
    throw Error(ErrorCode::newer_format,
                path_ + " has archive format " + std::to_string(format) + "; this dateline reads formats up to " +
                    std::to_string(kArchiveFormat),
                path_, "use the dateline that wrote it, or a newer one");
  }

  std::string path_;
};

Manifest ManifestReader::manifest(std::string_view json) const {
  simdjson::dom::parser parser;
  element root;
  const auto problem = parser.parse(json.data(), json.size()).get(root);
  if (problem != simdjson::SUCCESS) damaged(std::string("it is no JSON (") + simdjson::error_message(problem) + ")");
  if (!root.is_object()) damaged("it is no JSON object");
  check_format(root);
  if (!sum_is_right(json)) damaged("its checksum does not match");

  Manifest result;
  result.revision = number(root, "revision");
  result.uuid = text(root, "uuid");
  result.analyzer = text(root, "analyzer");
  result.interop = truth(root, "interop");
  for (const element entry : list(root, "shards")) result.shards.push_back(shard(entry));
  element removed;
  if (root["removed"].get(removed) == simdjson::SUCCESS) {
    result.removed_sum = file(removed);
    result.removed = result.removed_sum.name;
  }
  for (const element entry : list(root, "retired")) result.retired.push_back(retired(entry));
  // Archives had none once.
  simdjson::dom::array runs;
  if (root["runs"].get(runs) == simdjson::SUCCESS) {
    for (const element entry : runs) result.runs.push_back(run(entry));
  }
  return result;
}

void write_sum(JsonWriter& json, const FileSum& file) {
  json.begin_object();
  json.key("name").value(file.name).key("size").value(file.size).key("xxh3").value(file.xxh3);
  json.end_object();
}

void write_shard(JsonWriter& json, const ShardInfo& shard) {
  json.begin_object();
  json.key("name").value(shard.name).key("articles").value(shard.articles);
  json.key("first_day").value(shard.first_day).key("last_day").value(shard.last_day);
  json.key("files").begin_array();
  for (const FileSum& file : shard.files) write_sum(json, file);
  json.end_array().end_object();
}

[[noreturn]] void throw_absent(const std::string& archive) {
  const std::string path = archive + "/" + std::string(kManifestFile);
  if (!is_folder(archive)) {
    throw Error(ErrorCode::not_found, "there is no archive at " + archive, archive,
                "make one with dateline-index, or check the path");
  }
  // The stub is only written after a manifest: with it, this was an archive.
  if (file_size(archive + "/" + std::string(kStubFile)) && is_folder(archive + "/" + std::string(kShardsFolder))) {
    throw Error(ErrorCode::damaged, path + " is missing", path,
                "restore dateline.json from a backup of this revision, or index the articles again");
  }
  throw Error(ErrorCode::not_found, archive + " is a folder, but no dateline archive (it has no dateline.json)",
              archive, "name the folder that dateline-index wrote");
}

}  // namespace

Manifest read_manifest(const std::string& archive) {
  const std::string path = archive + "/" + std::string(kManifestFile);
  const auto json = read_file(path);
  if (!json) throw_absent(archive);
  return parse_manifest(*json, path);
}

Manifest parse_manifest(std::string_view json, const std::string& path) {
  // simdjson reads a little past the end unless it may copy; the string_view overload with a length copies.
  return ManifestReader(path).manifest(json);
}

std::string manifest_json(const Manifest& manifest) {
  std::string text;
  JsonWriter json(text);
  json.begin_object();
  json.key("format").value(manifest.format).key("revision").value(manifest.revision);
  json.key("uuid").value(manifest.uuid).key("analyzer").value(manifest.analyzer);
  json.key("interop").value(manifest.interop);
  json.key("shards").begin_array();
  for (const ShardInfo& shard : manifest.shards) write_shard(json, shard);
  json.end_array();
  if (!manifest.removed.empty()) write_sum(json.key("removed"), manifest.removed_sum);
  json.key("retired").value(manifest.retired);
  if (!manifest.runs.empty()) write_runs(json.key("runs"), manifest.runs);
  json.end_object();
  text.pop_back();  // the closing brace comes with the sum
  return text + sum_tail(text);
}

std::uint64_t bytes_of(const ShardInfo& shard) noexcept {
  std::uint64_t bytes = 0;
  for (const FileSum& file : shard.files) bytes += file.size;
  return bytes;
}

std::uint64_t bytes_of_shards(const Manifest& manifest) noexcept {
  std::uint64_t bytes = 0;
  for (const ShardInfo& shard : manifest.shards) bytes += bytes_of(shard);
  return bytes;
}

std::string stub_text(const Manifest& manifest) {
  // A stub without a line is an error to Xapian, an archive without an article is none to us.
  if (manifest.shards.empty()) return "inmemory\n";
  std::string text;
  for (const ShardInfo& shard : manifest.shards) text += "auto " + std::string(kShardsFolder) + "/" + shard.name + "\n";
  return text;
}

}  // namespace dateline
