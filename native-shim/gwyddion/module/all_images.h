/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ALL_IMAGES_H
#define GWYTIP_ALL_IMAGES_H

#include "args.h"

#define TIP_NO_IMAGE                                                                                         \
    "There is no image to judge: open a scan first. Spectra, volume data and graphs show no tip state."

/* Judges every image of every open file. Interactive: with progress, then a table, and only OK leaves
 * anything in the files; immediate: leaves it right away. */
void tip_all_run(GwyParams *params, GwyRunType mode);

#endif
