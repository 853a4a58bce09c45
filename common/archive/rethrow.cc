// The edge where other libraries' exceptions become Errors.
#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <stdexcept>
#include <system_error>

#include "common/archive/snapshot.h"

namespace dateline {

namespace {

const std::string kDamagedHint = "run dateline-index --verify ARCHIVE to see what is wrong";

/// What a device or the system refuses; anything else that goes wrong with a file is damage.
constexpr std::array kDeviceTrouble = {ENOSPC, EDQUOT, EFBIG, EIO, EROFS, EACCES, EPERM, EMFILE, ENFILE, ENOMEM};

bool is_device_trouble(int error_number) {
  return std::find(kDeviceTrouble.begin(), kDeviceTrouble.end(), error_number) != kDeviceTrouble.end();
}

/// Xapian keeps errno to itself, but shows its words - and sometimes only inside the message of a later error.
bool is_device_trouble(const Xapian::Error& error) {
  const char* words = error.get_error_string();
  const std::string text = error.get_msg() + "\n" + (words == nullptr ? "" : words);
  return std::any_of(kDeviceTrouble.begin(), kDeviceTrouble.end(),
                     [&](int number) { return text.find(std::generic_category().message(number)) != text.npos; });
}

std::string message(const std::string& context, const Xapian::Error& error) {
  std::string text = context.empty() ? std::string() : context + ": ";
  text += error.get_msg();
  if (const char* words = error.get_error_string()) text += std::string(" (") + words + ")";
  return text;
}

std::string message(const std::string& context, const char* what) {
  return context.empty() ? what : context + ": " + what;
}

[[noreturn]] void rethrow(const Xapian::DatabaseError& error, const std::string& context) {
  if (is_device_trouble(error)) throw Error(ErrorCode::io, message(context, error), context);
  throw Error(ErrorCode::damaged, message(context, error), context, kDamagedHint);
}

[[noreturn]] void rethrow(const std::system_error& error, const std::string& context) {
  const bool from_the_system =
      error.code().category() == std::generic_category() || error.code().category() == std::system_category();
  const auto code = from_the_system && is_device_trouble(error.code().value()) ? ErrorCode::io : ErrorCode::internal;
  throw Error(code, message(context, error.what()), context);
}

}  // namespace

void rethrow_as_error(const std::string& context) {
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const Xapian::DatabaseLockError& error) {
    throw Error(ErrorCode::locked, message(context, error), context, "wait until the other program has ended");
  } catch (const Xapian::DatabaseVersionError& error) {
    throw Error(ErrorCode::newer_format, message(context, error), context, "use the dateline that wrote it");
  } catch (const Xapian::FeatureUnavailableError& error) {
    throw Error(ErrorCode::newer_format, message(context, error), context, "use the Xapian that wrote it");
  } catch (const Xapian::DatabaseError& error) {
    rethrow(error, context);
  } catch (const Xapian::DocNotFoundError& error) {
    throw Error(ErrorCode::damaged, message(context, error), context, kDamagedHint);
  } catch (const Xapian::SerialisationError& error) {
    throw Error(ErrorCode::damaged, message(context, error), context, kDamagedHint);
  } catch (const Xapian::RangeError& error) {
    // A number in a damaged table that does not fit its type; our own docids and wdfs are 32 bits wide.
    throw Error(ErrorCode::damaged, message(context, error), context, kDamagedHint);
  } catch (const Xapian::Error& error) {
    throw Error(ErrorCode::internal, message(context, error), context);
  } catch (const std::system_error& error) {
    rethrow(error, context);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::internal, message(context, "out of memory"), context);
  } catch (const std::length_error& error) {
    // Xapian appends as many bytes as a damaged table tells it to.
    throw Error(ErrorCode::damaged, message(context, error.what()), context, kDamagedHint);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::internal, message(context, error.what()), context);
  } catch (...) {
    throw Error(ErrorCode::internal, message(context, "an unknown exception"), context);
  }
}

}  // namespace dateline
