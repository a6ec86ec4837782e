#!/bin/sh
# Copies GwyTip into your own Gwyddion folder, ~/.gwyddion. It needs no root and no network; what it copied stands in
# ~/.gwyddion/gwytip/installed.txt, and uninstall.sh removes exactly that.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
user=$HOME/.gwyddion
list=$user/gwytip/installed.txt

if [ -f "$list" ]; then
    sh "$here/uninstall.sh"
fi
mkdir -p "$user/gwytip" "$user/modules/process"
cd "$here"
# First the list: a copy that is cut short can be undone too.
find gwytip -type f | sort | sed "s|^|$user/|" > "$list"
find module -type f | sort | sed "s|^module|$user/modules/process|" >> "$list"
find gwytip module -type f | sort | while IFS= read -r file; do
    case $file in
        module/*) target=$user/modules/process/${file#module/} ;;
        *) target=$user/$file ;;
    esac
    mkdir -p "$(dirname "$target")"
    # Renamed into place: a running viewer keeps the file it has mapped.
    cp -p "$file" "$target.new"
    mv -f "$target.new" "$target"
done
echo "Installed $(wc -l < "$list") files in $user."
if ! command -v gwyddion > /dev/null; then
    echo "There is no gwyddion on your PATH; the menu entry needs Gwyddion 2.60 or later (Debian: gwyddion)."
fi
