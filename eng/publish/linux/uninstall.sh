#!/bin/sh
# Removes from ~/.gwyddion exactly what install.sh (or ./build.sh install) copied; what you added yourself stays.
set -eu
case ${HOME:-} in
    /*) ;;
    *) echo "HOME has to name your folder, from / on; it is '${HOME:-}'." >&2; exit 1 ;;
esac
user=$HOME/.gwyddion
list=$user/gwytip/installed.txt

if [ ! -f "$list" ]; then
    echo "Nothing is installed in $user."
    exit 0
fi
count=0
while IFS= read -r file; do
    if [ -f "$file" ]; then
        rm -f "$file"
        count=$((count + 1))
    fi
done < "$list"
rm -f "$list"
# Only our folder and those below it: the others, even empty, are somebody else's.
find "$user/gwytip" -depth -type d -empty -delete
echo "Removed $count files from $user."
