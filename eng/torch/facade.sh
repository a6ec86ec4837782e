#!/bin/sh
# facade.sh LIBRARY FOLDER: where this system's libstdc++ lacks what TorchSharp's LIBRARY asks of it, leaves in FOLDER a facade with
# that, and a copy of LIBRARY that takes it in libstdc++'s place. Elsewhere FOLDER stays empty.
set -eu
library=$1 folder=$2 here=$(dirname "$0")

system=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p | sed -n 's/.*libstdc++\.so\.6 (libc6,x86-64) => //p' | head -n 1)
if [ -n "$system" ] && grep -q GLIBCXX_3.4.32 "$system"; then
    rm -rf "$folder"
    exit 0
fi
for tool in g++ patchelf; do
    if ! command -v $tool > /dev/null; then
        echo "facade.sh : error TORCH1: this system's libstdc++ is older than TorchSharp's library, and $tool, which sets that right, is missing: apt-get install g++ patchelf"
        exit 1
    fi
done
patched=$folder/libLibTorchSharp.so
if [ "$patched" -nt "$library" ] && [ "$patched" -nt "$here/stdcxx.cpp" ] && [ "$patched" -nt "$here/stdcxx.map" ]; then
    exit 0
fi
mkdir -p "$folder"
g++ -shared -fPIC -O2 "$here/stdcxx.cpp" -Wl,--version-script="$here/stdcxx.map" -Wl,-soname,libgwytip_stdcxx.so -o "$folder/libgwytip_stdcxx.so"
cp "$library" "$patched.new"
chmod u+w "$patched.new"
patchelf --replace-needed libstdc++.so.6 libgwytip_stdcxx.so "$patched.new"
touch "$patched.new"
mv "$patched.new" "$patched"
