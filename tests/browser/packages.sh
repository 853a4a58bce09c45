# Sourced: where the browser tests have their packages.  A new lock file is a new folder.
browser_tests=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
browser_packages=${DATELINE_BROWSER_PACKAGES:-${XDG_CACHE_HOME:-$HOME/.cache}/dateline/browser-$(cksum <"$browser_tests/package-lock.json" | cut -d' ' -f1)}
