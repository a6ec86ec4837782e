#!/bin/sh
# Copies GwyTip into your own Gwyddion folder, ~/.gwyddion. It needs no root and no network; what it copied stands in
# ~/.gwyddion/gwytip/installed.txt, and uninstall.sh removes exactly that.
set -eu
case ${HOME:-} in
    /*) ;;
    *) echo "HOME has to name your folder, from / on; it is '${HOME:-}'." >&2; exit 1 ;;
esac
here=$(cd "$(dirname "$0")" && pwd)
user=$HOME/.gwyddion
list=$user/gwytip/installed.txt
cd "$here"
for part in gwytip module; do
    if [ ! -d "$part" ]; then
        echo "Nothing was installed: there is no folder '$part' beside install.sh. Unpack the whole archive first." >&2
        exit 1
    fi
done

files() { find gwytip module -type f | sort; }

target_of() {
    case $1 in
        module/*) echo "$user/modules/process/${1#module/}" ;;
        *) echo "$user/$1" ;;
    esac
}

clean() { files | while IFS= read -r file; do rm -f "$(target_of "$file").new" 2>/dev/null || true; done; }

undo() {
    clean
    echo "Nothing is installed, and what was there before is as it was: $user cannot be written." >&2
    exit 1
}

trap 'clean; exit 1' HUP INT TERM
# All of them beside their places first: a full disk or a read-only folder then costs nothing.
files | while IFS= read -r file; do
    target=$(target_of "$file")
    mkdir -p "$(dirname "$target")" && cp -p "$file" "$target.new" || exit 1
done || undo
if [ -f "$list" ]; then
    sh "$here/uninstall.sh"
fi
# First the list: what is cut short now can be undone too.
files | while IFS= read -r file; do target_of "$file"; done > "$list"
# Renamed into place: a running viewer keeps the file it has mapped.
while IFS= read -r target; do mv -f "$target.new" "$target"; done < "$list"
echo "Installed $(wc -l < "$list") files in $user."
if ! command -v gwyddion > /dev/null; then
    echo "There is no gwyddion on your PATH; the menu entry needs Gwyddion 2.60 or later (Debian: gwyddion)."
fi
