// The one exception type of dateline, and the one table of what can go wrong.
//
// Expected outcomes are values, not errors: no hit, an article without a date, a page that is no article, an input
// that was rejected.  What is thrown is dateline::Error, and nothing else, from every function of the public headers.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include <dateline/export.h>

namespace dateline {

/// What went wrong.  Each code has one row in the table behind exit_status() and http_status().
enum class ErrorCode {
  usage,          ///< an option or argument that cannot be obeyed                     exit 64, HTTP 400
  query,          ///< a query with complaints where the caller asked for none         exit 64, HTTP 400
  bad_data,       ///< input bytes that are not what they should be                    exit 65, HTTP 422
  not_found,      ///< no such archive, input or article                               exit 66, HTTP 404
  internal,       ///< a mistake of ours                                               exit 70, HTTP 500
  cannot_create,  ///< an archive or file that cannot be made                          exit 73, HTTP 500
  io,             ///< reading or writing failed: disk full, device error              exit 74, HTTP 500
  locked,         ///< another writer holds the archive                                exit 75, HTTP 503
  timeout,        ///< the deadline of a search passed                                 exit 75, HTTP 504
  damaged,        ///< an archive file is missing, cut or changed                      exit 76, HTTP 500
  newer_format,   ///< an archive written by a newer dateline                          exit 76, HTTP 500
  interrupted,    ///< the caller's cancellation flag (SIGINT in the programs)         exit 130, HTTP 503
};

/// The process exit status of a code (sysexits.h where one fits).
DATELINE_API int exit_status(ErrorCode code) noexcept;
/// The HTTP status of a code.
DATELINE_API int http_status(ErrorCode code) noexcept;
/// The name of a code as JSON answers show it, e.g. "not_found".
DATELINE_API std::string_view error_name(ErrorCode code) noexcept;

/// An error with everything a person and a machine need.
/// what() is the message for people: what happened and to what.
class DATELINE_API Error final : public std::runtime_error {
 public:
  /// context: path, URL, "file:line", "byte 17" or query text, for machines; may be empty.
  /// hint: what to do about it, one sentence without full stop; may be empty.
  Error(ErrorCode code, const std::string& message, std::string context = {}, std::string hint = {});

  [[nodiscard]] ErrorCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& context() const noexcept { return context_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ErrorCode code_;
  std::string context_;
  std::string hint_;
};

}  // namespace dateline
