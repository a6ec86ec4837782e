# Gwyddion for 64-bit Windows without a Gwyddion for Windows: Debian's headers, which are the same, with a glibconfig.h of
# our own, and import libraries made from the names that Debian's libraries export. The DLLs' names are those of Gwyddion's
# installer, which is built with MinGW too.
set(dlls
  libgwyddion2.so=libgwyddion2-0.dll libgwyprocess2.so=libgwyprocess2-0.dll libgwydraw2.so=libgwydraw2-0.dll
  libgwydgets2.so=libgwydgets2-0.dll libgwymodule2.so=libgwymodule2-0.dll libgwyapp2.so=libgwyapp2-0.dll
  libglib-2.0.so=libglib-2.0-0.dll libgobject-2.0.so=libgobject-2.0-0.dll libgmodule-2.0.so=libgmodule-2.0-0.dll
  libgio-2.0.so=libgio-2.0-0.dll libgtk-x11-2.0.so=libgtk-win32-2.0-0.dll libgdk-x11-2.0.so=libgdk-win32-2.0-0.dll
  libgdk_pixbuf-2.0.so=libgdk_pixbuf-2.0-0.dll libpango-1.0.so=libpango-1.0-0.dll libcairo.so=libcairo-2.dll
  libatk-1.0.so=libatk-1.0-0.dll)

find_program(NM nm REQUIRED)
pkg_get_variable(library_folder gtk+-2.0 libdir)
set(import_libraries "")
foreach(pair IN LISTS dlls)
  string(REPLACE "=" ";" pair "${pair}")
  list(GET pair 0 library)
  list(GET pair 1 dll)
  execute_process(COMMAND ${NM} -D --defined-only --format=posix ${library_folder}/${library}
                  OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "@[^ \n]*" "" symbols "${symbols}")
  string(REGEX MATCHALL "[^ \n]+ [TWi] " functions "${symbols}")
  string(REGEX MATCHALL "[^ \n]+ [BDR] " variables "${symbols}")
  list(TRANSFORM functions REPLACE " . " "")
  list(TRANSFORM variables REPLACE " . " " DATA")
  list(JOIN functions "\n" functions)
  list(JOIN variables "\n" variables)
  set(definition ${CMAKE_CURRENT_BINARY_DIR}/${dll}.def)
  set(import ${CMAKE_CURRENT_BINARY_DIR}/${dll}.a)
  file(WRITE ${definition} "LIBRARY \"${dll}\"\nEXPORTS\n${functions}\n${variables}\n")
  execute_process(COMMAND ${CMAKE_DLLTOOL} --input-def ${definition} --output-lib ${import} COMMAND_ERROR_IS_FATAL ANY)
  list(APPEND import_libraries ${import})
endforeach()

set(include_folders ${CMAKE_CURRENT_LIST_DIR} ${GWYDDION_INCLUDE_DIRS})
# What is of Linux: GLib's own configuration, and the C library's.
list(REMOVE_ITEM include_folders ${library_folder}/glib-2.0/include /usr/include/libmount /usr/include/blkid)
list(FILTER include_folders EXCLUDE REGEX "^/usr/include/[a-z0-9_]+-linux-gnu$")
add_library(gwyddion INTERFACE)
target_include_directories(gwyddion SYSTEM INTERFACE ${include_folders})
target_link_libraries(gwyddion INTERFACE ${import_libraries})
