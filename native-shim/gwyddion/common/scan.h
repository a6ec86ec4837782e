/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_SCAN_H
#define GWYTIP_SCAN_H

#include <libgwyddion/gwycontainer.h>
#include "gwytip.h"

/* An image of a file as the C ABI takes it. */
typedef struct {
    gwytip_field field;
    gdouble *copy; /* heights with NaN where not measured; NULL: field.data is Gwyddion's own array */
} TipScan;

/* Describes image `id` of a file. The pixels stay Gwyddion's as long as none is missing; the data field must
 * live until tip_scan_clear. Returns FALSE if there is no such image.
 *
 * Many of Gwyddion's importers write one neutral value into pixels that were not measured and mark them in
 * the image's mask, instead of NaN. A mask over one single value is therefore read as "not measured"; a mask
 * over differing heights is the user's own (grains, a selection) and is ignored. */
gboolean tip_scan_init(TipScan *scan, GwyContainer *data, gint id);

void tip_scan_clear(TipScan *scan);

#endif
