#include "common/archive/run_records.h"

#include <dateline/article.h>

namespace dateline {
namespace {

void write_run(JsonWriter& json, const RunRecord& run) {
  json.begin_object().key("revision").value(run.revision).key("published").value(run.published);
  json.key("read").value(run.read).key("added").value(run.added).key("updated").value(run.updated);
  json.key("unchanged").value(run.unchanged).key("rejected").value(run.rejected).key("deleted").value(run.deleted);
  json.key("reasons").begin_array();
  for (const RunRecord::Reason& each : run.reasons) {
    json.begin_object().key("reason").value(each.reason).key("inputs").value(each.inputs).end_object();
  }
  json.end_array().key("rejected_inputs").begin_array();
  for (const RunRecord::RejectedInput& each : run.rejected_inputs) {
    json.begin_object().key("input").value(each.input).key("reason").value(each.reason).end_object();
  }
  json.end_array().end_object();
}

}  // namespace

void write_runs(JsonWriter& json, const std::vector<RunRecord>& runs) {
  json.begin_array();
  for (const RunRecord& run : runs) write_run(json, run);
  json.end_array();
}

std::string utc_timestamp(std::chrono::system_clock::time_point time) {
  const auto seconds = std::chrono::floor<std::chrono::seconds>(time);
  const auto day = std::chrono::floor<std::chrono::days>(seconds);
  return to_string(Date{.day = std::chrono::local_days(day.time_since_epoch()),
                        .time = seconds - day,
                        .offset = std::chrono::minutes(0),
                        .precision = Precision::second});
}

}  // namespace dateline
