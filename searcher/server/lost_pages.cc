#include "searcher/server/lost_pages.h"

#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>

namespace dateline {
namespace {

// A signal has no other way to tell anything than through variables of the process.
std::atomic<std::uint64_t> lost = 0;
std::atomic<std::uintptr_t> page_bytes = 4096;
static_assert(std::atomic<std::uint64_t>::is_always_lock_free && std::atomic<std::uintptr_t>::is_always_lock_free);

// mmap(2) is a bare system call on Linux and safe here, although POSIX does not list it.  A mapping of a file is cut in
// two by each page: there is a limit of 65,530 of them, far above what the searches under way can lose before what is
// served is given up (CurrentArchive).
void give_zeros(int /*signal*/, siginfo_t* info, void* /*context*/) {
  const std::uintptr_t bytes = page_bytes;
  void* const page = reinterpret_cast<void*>(reinterpret_cast<std::uintptr_t>(info->si_addr) / bytes * bytes);
  // BUS_ADRERR: there is nothing behind the address.  Everything else is a mistake in a program, and ends it.
  if (info->si_code == BUS_ADRERR &&
      ::mmap(page, bytes, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == page) {
    ++lost;
    return;
  }
  ::signal(SIGBUS, SIG_DFL);  // the instruction runs again
}

}  // namespace

void survive_lost_pages() noexcept {
  page_bytes = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
  struct sigaction action {};
  action.sa_sigaction = give_zeros;
  action.sa_flags = SA_SIGINFO | SA_RESTART;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGBUS, &action, nullptr);
}

std::uint64_t lost_pages() noexcept { return lost; }

}  // namespace dateline
