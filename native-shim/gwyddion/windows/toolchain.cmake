# Debian's MinGW (gcc-mingw-w64-x86-64-win32):
#
#   cmake -S native-shim/gwyddion -B artifacts/cmake/gwyddion-windows -G Ninja -DCMAKE_BUILD_TYPE=Release \
#     -DCMAKE_TOOLCHAIN_FILE=windows/toolchain.cmake
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER x86_64-w64-mingw32-gcc-win32)
set(CMAKE_RC_COMPILER x86_64-w64-mingw32-windres)
set(CMAKE_DLLTOOL x86_64-w64-mingw32-dlltool)
# Nothing but the system's own DLLs and Gwyddion's.
set(CMAKE_C_FLAGS_INIT "-static-libgcc")
