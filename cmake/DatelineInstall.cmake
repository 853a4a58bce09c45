# make install: programs, library with headers, CMake package, pkg-config file, man pages, completion.
include(CMakePackageConfigHelpers)

install(TARGETS dateline-index dateline-search dateline-serve RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS dateline EXPORT datelineTargets
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
foreach(part common indexer searcher)
  install(DIRECTORY ${part}/include/dateline DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endforeach()

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/dateline)
configure_package_config_file(cmake/datelineConfig.cmake.in datelineConfig.cmake INSTALL_DESTINATION ${package_dir})
write_basic_package_version_file(datelineConfigVersion.cmake COMPATIBILITY SameMajorVersion)
install(EXPORT datelineTargets NAMESPACE dateline:: DESTINATION ${package_dir})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/datelineConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/datelineConfigVersion.cmake
        DESTINATION ${package_dir})

# A shared library brings what it needs; a static one leaves that to whoever links it.
set(needed "xapian-core icu-uc icu-i18n libxml-2.0 libarchive simdjson libxxhash libdeflate")
set(needed_libs "-lroaring -lcld2 -lstemmer -lpthread")
if(BUILD_SHARED_LIBS)
  set(DATELINE_PC_NEEDS "Requires.private: ${needed}\nLibs.private: ${needed_libs}")
else()
  set(DATELINE_PC_NEEDS "Requires: ${needed}")
  set(DATELINE_PC_LIBS "${needed_libs}")
endif()
configure_file(cmake/dateline.pc.in dateline.pc @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/dateline.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)

# Man pages and completion come from the programs' option tables.
set(generated "")
foreach(program dateline-index dateline-search dateline-serve)
  add_custom_command(OUTPUT ${program}.1 ${program}.bash
    COMMAND ${program} --print-man > ${program}.1
    COMMAND ${program} --print-completion > ${program}.bash
    DEPENDS ${program} VERBATIM)
  list(APPEND generated ${program}.1 ${program}.bash)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${program}.bash
          DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME ${program})
endforeach()
add_custom_target(dateline_generated ALL DEPENDS ${generated})
