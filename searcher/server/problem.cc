#include "searcher/server/problem.h"

#include <array>

#include "common/text/json.h"

namespace dateline {
namespace {

struct Reason {
  int status;
  std::string_view phrase;
};

constexpr std::array kReasons{
    Reason{200, "OK"},
    Reason{304, "Not Modified"},
    Reason{400, "Bad Request"},
    Reason{403, "Forbidden"},
    Reason{404, "Not Found"},
    Reason{405, "Method Not Allowed"},
    Reason{408, "Request Timeout"},
    Reason{413, "Content Too Large"},
    Reason{414, "URI Too Long"},
    Reason{421, "Misdirected Request"},
    Reason{422, "Unprocessable Content"},
    Reason{431, "Request Header Fields Too Large"},
    Reason{500, "Internal Server Error"},
    Reason{501, "Not Implemented"},
    Reason{503, "Service Unavailable"},
    Reason{504, "Gateway Timeout"},
    Reason{505, "HTTP Version Not Supported"},
};

HttpResponse made(int status, std::string_view code, const std::string& detail, const std::string& context,
                  const std::string& hint) {
  HttpResponse response{.status = status, .type = "application/problem+json"};
  JsonWriter json(response.body);
  json.begin_object().key("type").value("about:blank").key("title").value(reason_phrase(status));
  json.key("status").value(status).key("detail").value(detail).field_if("code", code);
  json.field_if("context", context).field_if("hint", hint).end_object();
  if (status == 503) response.headers.emplace_back("Retry-After", "1");
  return response;
}

}  // namespace

std::string_view reason_phrase(int status) noexcept {
  for (const Reason& reason : kReasons) {
    if (reason.status == status) return reason.phrase;
  }
  return "Error";
}

HttpResponse problem(const Error& error) {
  return made(http_status(error.code()), error_name(error.code()), error.what(), error.context(), error.hint());
}

HttpResponse problem(int status, const std::string& detail, const std::string& hint) {
  return made(status, {}, detail, {}, hint);
}

}  // namespace dateline
