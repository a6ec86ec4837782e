# SPDX-License-Identifier: GPL-3.0-or-later
"""Judges every image that is open in Gwyddion and writes a table to the console: a pygwy macro.

Copy it to %USERPROFILE%\\gwyddion\\pygwy\\ (Linux: ~/.gwyddion/pygwy/) and start Gwyddion again; the entry is
Data Process > SPM Modes > Tip > Tip State of Open Images (pygwy). It needs GwyTip's module and a 64-bit Gwyddion with pygwy, that is
with Python 2.7; the 32-bit build for Windows has pygwy and cannot load the module. It has not been run: Debian 12, where GwyTip is
tested, has no pygwy. The tests compile it and check that Gwyddion has every function it calls. Without pygwy,
macros/python/judge_files.py does the same to files.
"""
from __future__ import print_function

import gwy

plugin_menu = "/SPM Modes/Tip/Tip State of Open Images (pygwy)"
plugin_desc = "Judge the tip by every open image"
plugin_type = "PROCESS"

FUNCTION = "gwytip"


def entry(meta, name):
    """An entry of an image's metadata, or an empty string."""
    key = "Tip state::" + name
    return meta.get_string_by_name(key) if meta.contains_by_name(key) else ""


def judge(data, number):
    """Runs the module on one image; what it says is in the image's metadata."""
    gwy.gwy_app_data_browser_select_data_field(data, number)
    gwy.gwy_process_func_run(FUNCTION, data, gwy.RUN_IMMEDIATE)
    key = "/%d/meta" % number
    if not data.contains_by_name(key):
        return "the module gave no answer"
    meta = data.get_object_by_name(key)
    words = [entry(meta, name) for name in ("Confidence", "Reason", "Error")]
    return "\t".join(word for word in words if word)


def run():
    if not gwy.gwy_process_func_exists(FUNCTION):
        print("Gwyddion has no module gwytip here: install it first")
        return
    for data in gwy.gwy_app_data_browser_get_containers():
        name = data.get_string_by_name("/filename") if data.contains_by_name("/filename") else "(not saved)"
        for number in gwy.gwy_app_data_browser_get_data_ids(data):
            print(name, number, judge(data, number), sep="\t")
