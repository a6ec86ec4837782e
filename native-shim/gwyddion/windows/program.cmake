# A program that uses Gwyddion's libraries: NAME.exe, which needs nothing and finds them, and NAME.dll, the program itself.
function(add_program name)
  add_library(${name}-program MODULE ${ARGN} windows/program.def)
  set_target_properties(${name}-program PROPERTIES PREFIX "" OUTPUT_NAME ${name})
  target_compile_definitions(${name}-program PRIVATE main=tip_program)
  target_link_libraries(${name}-program PRIVATE common)
  add_executable(${name} windows/gwyddion_folder.c windows/launch.c)
  target_link_options(${name} PRIVATE -municode)
endfunction()
