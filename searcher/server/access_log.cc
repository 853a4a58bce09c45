#include "searcher/server/access_log.h"

#include "common/archive/run_records.h"
#include "common/text/json.h"

namespace dateline {
std::string access_log_line(const AccessNote& note, std::chrono::system_clock::time_point now) {
  const std::string target = note.with_query ? note.target : note.target.substr(0, note.target.find('?'));
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("time").value(utc_timestamp(now)).field_if("remote", note.remote);
  json.key("method").value(note.method).key("path").value(target).key("status").value(note.status);
  json.key("bytes").value(note.bytes);
  const double milliseconds = std::chrono::duration<double, std::milli>(note.took).count();
  json.key("ms").value(static_cast<double>(static_cast<std::int64_t>(milliseconds * 100 + 0.5)) / 100);
  json.end_object();
  return out;
}

}  // namespace dateline
