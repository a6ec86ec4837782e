#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges every image of the named files through Gwyddion and GwyTip's module, without a window: what a pygwy macro does, in Python 3.

    python3 judge_files.py [--save FOLDER] FILE...

Gwyddion 2.60 or later opens the files (any format it knows), the installed process function `gwytip` judges their images as the menu
entry does, and the answer is read from the metadata. With --save each file is also written to FOLDER as .gwy, verdicts in its metadata.
Linux only: on Windows a Python of 64 bit would need the libraries of a Gwyddion of 64 bit on its PATH, which nobody has tried.
"""
import argparse
import ctypes as C
import itertools
import os
import sys

P, S, I, Q = C.c_void_p, C.c_char_p, C.c_int, C.c_uint32
FUNCTION, NONINTERACTIVE, IMMEDIATE = b"gwytip", 1, 4  # GWY_RUN_NONINTERACTIVE, GWY_RUN_IMMEDIATE


class GError(C.Structure):
    _fields_ = [("domain", Q), ("code", I), ("message", S)]


# Debian's libraries do not name the ones that they stand on: from the bottom up, into one name space.
LIBRARIES = [C.CDLL(f"libgwy{part}2.so.0", mode=C.RTLD_GLOBAL) for part in ("ddion", "process", "draw", "dgets", "module", "app")]
GLIB, GOBJECT = C.CDLL("libglib-2.0.so.0"), C.CDLL("libgobject-2.0.so.0")


def function(name, result, *arguments):
    library = next(lib for lib in (*LIBRARIES, GLIB, GOBJECT) if hasattr(lib, name))
    found = getattr(library, name)
    found.restype, found.argtypes = result, arguments
    return found


load = function("gwy_file_load", P, S, I, C.POINTER(C.POINTER(GError)))
save = function("gwy_file_save", I, P, S, I, C.POINTER(C.POINTER(GError)))
add = function("gwy_app_data_browser_add", None, P)
remove = function("gwy_app_data_browser_remove", None, P)
images = function("gwy_app_data_browser_get_data_ids", C.POINTER(I), P)
select = function("gwy_app_data_browser_select_data_field", None, P, I)
run = function("gwy_process_func_run", I, S, P, I)
exists = function("gwy_process_func_exists", I, S)
meta_key = function("gwy_app_get_data_meta_key_for_id", Q, I)
get_object = function("gwy_container_gis_object", I, P, Q, C.POINTER(P))
get_string = function("gwy_container_gis_string", I, P, Q, C.POINTER(S))
quark = function("g_quark_from_string", Q, S)
free, unref = function("g_free", None, P), function("g_object_unref", None, P)


def metadata(data, number, name):
    """An entry `Tip state::name` of an image, or None."""
    meta, text = P(), S()
    if get_object(data, meta_key(number), C.byref(meta)) and get_string(meta, quark(b"Tip state::" + name), C.byref(text)):
        return text.value.decode()
    return None


def judge(path, folder):
    error = C.POINTER(GError)()
    data = load(os.fsencode(path), NONINTERACTIVE, C.byref(error))
    if not data:
        yield "", "not opened: " + error.contents.message.decode()
        return
    add(data)  # the module judges the data browser's current image
    numbers = images(data)
    for n in itertools.takewhile(lambda number: number != -1, (numbers[i] for i in itertools.count())):
        select(data, n)
        run(FUNCTION, data, IMMEDIATE)
        problem = metadata(data, n, b"Error")
        yield n, problem or f"{float(metadata(data, n, b'Confidence')):.4f}\t{metadata(data, n, b'Reason')}"
    target = os.path.join(folder, os.path.basename(path) + ("" if path.endswith(".gwy") else ".gwy")) if folder else None
    if target and (os.path.exists(target) or not save(data, os.fsencode(target), NONINTERACTIVE, None)):
        yield "", f"not saved: {target} exists already or cannot be written"
    free(C.cast(numbers, P))
    remove(data)
    unref(data)


words = argparse.ArgumentParser(description=__doc__.splitlines()[0])
words.add_argument("--save", metavar="FOLDER")
words.add_argument("files", nargs="+", metavar="FILE")
arguments = words.parse_args()
if not os.path.isabs(os.environ.get("HOME", os.sep)):
    del os.environ["HOME"]  # Gwyddion would take modules of the current folder for the user's
function("gwy_app_init_nongui", None, P)(None)
if not exists(FUNCTION):
    sys.exit("Gwyddion has no module gwytip; install it first (./build.sh install, or install.sh of the archive)")
for file in arguments.files:
    for image, line in judge(file, arguments.save):
        print(file, image, line, sep="\t")
