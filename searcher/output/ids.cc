#include "common/text/shown.h"
#include "searcher/output/answer_json.h"

namespace dateline {

std::string id_row(const Hit& hit, bool for_terminal) {
  std::string line = for_terminal ? printable(hit.id) : hit.id;
  for (char& c : line) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return line + '\n';
}

}  // namespace dateline
