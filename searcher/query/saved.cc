#include "searcher/query/saved.h"

#include <algorithm>

#include "common/text/edit_distance.h"

namespace dateline {

std::string SavedReading::name_of(const SavedQuery& query) {
  return "the saved query \"" + query.name + '"' +
         (query.line == 0 ? std::string{} : " (line " + std::to_string(query.line) + ')');
}

std::string SavedReading::nearest(std::string_view name) const {
  std::string best;
  std::size_t best_edits = name.size() / 3 + 1;
  for (const SavedQuery& each : *saved_) {
    const std::size_t edits = edit_distance(name, each.name, best_edits);
    if (edits >= best_edits) continue;
    best_edits = edits;
    best = each.name;
  }
  return best;
}

const SavedQuery* SavedReading::begin(std::string_view name, std::string& why, std::string& suggestion) {
  suggestion.clear();
  if (saved_ == nullptr || saved_->empty()) {
    why = "there are no saved queries (--saved-queries FILE)";
    return nullptr;
  }
  const auto found =
      std::find_if(saved_->begin(), saved_->end(), [&](const SavedQuery& each) { return each.name == name; });
  if (found == saved_->end()) {
    why = "no saved query is called \"" + std::string(name.substr(0, 80)) + '"';
    if (const std::string near = nearest(name.substr(0, 80)); !near.empty()) suggestion = "query:" + near;
    return nullptr;
  }
  if (std::find(open_.begin(), open_.end(), &*found) != open_.end()) {
    why = name_of(*found) + " calls itself" +
          (open_.back() == &*found ? std::string{} : " through " + name_of(*open_.back()));
    return nullptr;
  }
  if (++calls_ > kMostCalls) {
    why = "a query calls at most 50 saved ones";
    return nullptr;
  }
  open_.push_back(&*found);
  return &*found;
}

}  // namespace dateline
