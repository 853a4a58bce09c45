#!/usr/bin/env bash
# Installs into a fresh folder and builds docs/examples/embed.cc against nothing but that, by CMake package and by
# pkg-config; then runs it.  Usage: install_test.sh SOURCE_DIR BUILD_DIR CXX
set -euo pipefail
source=$1 build=$2 cxx=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cmake --install "$build" --prefix "$work/usr" >/dev/null

# The library must bring what an instrumented build links.
flags=$(sed -n 's/^CMAKE_CXX_FLAGS:STRING=//p' "$build/CMakeCache.txt")
libdir=$(dirname "$(find "$work/usr" -name 'libdateline.*' | head -n 1)")
grep -rlE 'xapian\.h|unicode/|boost/' "$work/usr/include" && { echo "a public header shows a foreign type"; exit 1; }

mkdir "$work/consumer"
cp "$source/docs/examples/embed.cc" "$work/consumer/"
cat > "$work/consumer/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(consumer LANGUAGES CXX)
find_package(dateline CONFIG REQUIRED)
add_executable(embed embed.cc)
target_link_libraries(embed PRIVATE dateline::dateline)
CMAKE
cmake -G Ninja -S "$work/consumer" -B "$work/consumer/build" -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_PREFIX_PATH="$work/usr" \
  -DCMAKE_CXX_FLAGS="$flags" >/dev/null
cmake --build "$work/consumer/build" >/dev/null
LD_LIBRARY_PATH=$libdir "$work/consumer/build/embed" "$work/a"

read -ra pkg <<< "$(PKG_CONFIG_PATH=$libdir/pkgconfig pkg-config --define-variable=prefix="$work/usr" --define-variable=libdir="$libdir" \
  --define-variable=includedir="$work/usr/include" --cflags --libs dateline)"
read -ra more <<< "$flags"
"$cxx" -std=c++20 "${more[@]}" "$work/consumer/embed.cc" "${pkg[@]}" -o "$work/embed"
LD_LIBRARY_PATH=$libdir "$work/embed" "$work/b"

for file in bin/dateline-index bin/dateline-search share/man/man1/dateline-index.1 share/man/man1/dateline-search.1 \
            share/bash-completion/completions/dateline-index; do
  [ -s "$work/usr/$file" ] || { echo "not installed: $file"; exit 1; }
done
if command -v mandoc >/dev/null; then
  mandoc -T lint -W error "$work"/usr/share/man/man1/*.1
fi
echo "installed, embedded twice, ran"
