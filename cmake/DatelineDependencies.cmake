# Everything comes from Debian 12 packages; docs/dependencies.md gives the reason for each.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core>=1.4.18)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc>=70 icu-i18n>=70)
pkg_check_modules(LIBXML2 REQUIRED IMPORTED_TARGET libxml-2.0>=2.9.10)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive>=3.4)
pkg_check_modules(SIMDJSON REQUIRED IMPORTED_TARGET simdjson>=3.0)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate>=1.10)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash>=0.8)
find_package(roaring CONFIG REQUIRED)
find_package(Boost 1.74 REQUIRED COMPONENTS program_options)

# Debian ships these two without a pkg-config file.
find_library(CLD2_LIBRARY cld2 REQUIRED)
find_path(CLD2_INCLUDE_DIR cld2/public/compact_lang_det.h REQUIRED)
add_library(dateline::cld2 INTERFACE IMPORTED)
set_target_properties(dateline::cld2 PROPERTIES INTERFACE_LINK_LIBRARIES "${CLD2_LIBRARY}"
                                                INTERFACE_INCLUDE_DIRECTORIES "${CLD2_INCLUDE_DIR}")
find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
add_library(dateline::stemmer INTERFACE IMPORTED)
set_target_properties(dateline::stemmer PROPERTIES INTERFACE_LINK_LIBRARIES "${STEMMER_LIBRARY}"
                                                   INTERFACE_INCLUDE_DIRECTORIES "${STEMMER_INCLUDE_DIR}")
