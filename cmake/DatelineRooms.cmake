# dateline_room(FOLDER DEPENDS room... LIBRARIES target...)
#   A room is one folder, one static library dateline_FOLDER (slashes as _), and one test program tests/FOLDER.
#   DEPENDS are the rooms it may include; tests/architecture checks that no other include exists.
set(DATELINE_ROOMS "" CACHE INTERNAL "")

add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Wnon-virtual-dtor
  -Woverloaded-virtual -Wformat=2 -Wimplicit-fallthrough
  # GCC 12 warns of std::string's own operator+ when it is inlined (GCC bug 105651); clang does not know the warning.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # A designated initializer is there to leave members out.
  -Wno-missing-field-initializers)
if(DATELINE_WERROR)
  target_compile_options(dateline_warnings INTERFACE -Werror)
endif()

function(dateline_room folder)
  cmake_parse_arguments(ROOM "" "" "DEPENDS;LIBRARIES" ${ARGN})
  string(REPLACE "/" "_" name "dateline_${folder}")
  file(GLOB sources CONFIGURE_DEPENDS "${folder}/*.cc" "${folder}/*.h")
  # The programs stand in the rooms they show; they are not part of the library.
  list(FILTER sources EXCLUDE REGEX "/(dateline_(index|search|serve)|program)\\.cc$")
  if(NOT sources MATCHES "\\.cc")
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/empty_room.cc" "")
    list(APPEND sources "${CMAKE_CURRENT_BINARY_DIR}/empty_room.cc")
  endif()
  add_library(${name} STATIC ${sources})
  target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/common/include")
  if(folder MATCHES "^indexer")
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/indexer/include")
  elseif(folder MATCHES "^searcher")
    target_include_directories(${name} PUBLIC "${PROJECT_SOURCE_DIR}/searcher/include")
  endif()
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_link_libraries(${name} PRIVATE $<BUILD_INTERFACE:dateline_warnings>)
  foreach(room IN LISTS ROOM_DEPENDS)
    string(REPLACE "/" "_" needed "dateline_${room}")
    target_link_libraries(${name} PUBLIC ${needed})
  endforeach()
  target_link_libraries(${name} PUBLIC ${ROOM_LIBRARIES})
  set(DATELINE_ROOMS ${DATELINE_ROOMS} ${name} CACHE INTERNAL "")
endfunction()
