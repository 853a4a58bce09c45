// Any bytes are a file of aliases: it is refused with its name and a line, or an archive looked at through it has
// facets whose counts are what their values find.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <dateline/indexer.h>
#include <dateline/searcher.h>
#include <unistd.h>

#include "common/text/utf8.h"

namespace {

using namespace dateline;

void require(bool holds) {
  if (!holds) std::abort();
}

Article article(int number, std::vector<Entity> entities) {
  Article out;
  out.id = "a" + std::to_string(number);
  out.language = "en";
  out.body = "kelp " + out.id;
  out.published = date_from_string("2023-05-" + std::to_string(10 + number));
  out.entities = std::move(entities);
  return out;
}

class SmallArchive {
 public:
  SmallArchive() : folder_(std::filesystem::temp_directory_path() / ("aliases_fuzz_" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    const auto person = [](const char* name) { return Entity{EntityKind::person, name, {}, {}, {}}; };
    const auto organization = [](const char* name) { return Entity{EntityKind::organization, name, {}, {}, {}}; };
    const auto place = [](const char* name, const char* country) {
      return Entity{EntityKind::place, name, country, {}, {}};
    };
    Indexer indexer(folder_.string() + "/a", {.entities = EntitySource::given});
    indexer.add(article(1, {person("Ann Smith"), organization("Time Inc"), place("the States", "")}));
    indexer.add(article(2, {person("Smith"), organization("Time"), place("United States", "US")}));
    indexer.add(article(3, {person("Read More"), organization("PMC Wagner"), place("Berlin", "DE")}));
    indexer.publish();
    indexer.add(article(4, {person("Bob Smith"), organization("Wagner Group"), place("U.S.", "US")}));
    indexer.add(article(5, {person("Wagner"), person("Smith"), place("Wagner", "")}));
    indexer.publish();
    archive_ = Archive::open(folder_.string() + "/a");
  }
  ~SmallArchive() { std::filesystem::remove_all(folder_); }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  [[nodiscard]] const std::shared_ptr<const Archive>& archive() const { return archive_; }

 private:
  std::filesystem::path folder_;
  std::shared_ptr<const Archive> archive_;
};

void check(const std::vector<Alias>& aliases) {
  static const SmallArchive small;
  Searcher searcher(small.archive(), {aliases});
  const std::vector<std::string> fields{"person", "organization", "place", "country"};
  const Answer all = searcher.search({.facets = fields, .facet_limit = 0, .limit = 0});
  for (const Facet& facet : all.facets) {
    for (const FacetValue& value : facet.values) {
      require(is_utf8(value.value));
      SearchRequest request{.filters = {{facet.field, value.value, false}}, .limit = 0};
      require(searcher.search(request).total == value.count);
    }
  }
  std::vector<ListedName> names = searcher.names("");
  require(std::all_of(names.begin(), names.end(), [](const ListedName& each) { return each.articles > 0; }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::istringstream in(std::string(reinterpret_cast<const char*>(data), size));
  std::vector<Alias> aliases;
  try {
    aliases = read_aliases(in, "FILE");
  } catch (const Error& error) {
    require(error.code() == ErrorCode::bad_data && std::string(error.what()).starts_with("FILE, line "));
    require(is_utf8(error.what()));
    return 0;
  }
  check(aliases);
  return 0;
}
