#include "indexer/report_file.h"

#include "common/text/json.h"

namespace dateline {

ReportFile::ReportFile(const std::string& path) : path_(path) {
  if (path.empty()) return;
  file_.open(path, std::ios::binary | std::ios::trunc);
  if (!file_) throw Error(ErrorCode::cannot_create, "cannot write the report " + path, path);
}

void ReportFile::write(const InputReport& report) {
  if (path_.empty()) return;
  std::string line;
  JsonWriter json(line);
  json.begin_object().key("input").value(report.input).key("outcome").value(to_string(report.outcome));
  json.field_if("id", report.id).field_if("reason", report.reason).end_object();
  file_ << line << '\n';
}

void ReportFile::close() {
  if (path_.empty()) return;
  file_.close();
  if (!file_) throw Error(ErrorCode::io, "writing the report failed: " + path_, path_);
}

}  // namespace dateline
