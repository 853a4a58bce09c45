# Sourced by corpora/quickstart and tests/run: installs what is missing of the packages that building needs.
# Debian 12 and its relatives only; elsewhere it says what to install.

dateline_packages="g++ cmake ninja-build pkg-config libxapian-dev libicu-dev libboost-program-options-dev catch2
  libxml2-dev libsimdjson-dev libarchive-dev libdeflate-dev libroaring-dev libxxhash-dev libcld2-dev libstemmer-dev"

# install_missing PACKAGE...: prints and installs those that are not installed; as root, or through sudo.
install_missing() {
  local missing=() package
  command -v dpkg-query >/dev/null || { echo "no dpkg here; install the likes of: $*" >&2; return 0; }
  for package in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo)
  echo "installing: ${missing[*]}" >&2
  "${as_root[@]}" apt-get update -q >/dev/null
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}
