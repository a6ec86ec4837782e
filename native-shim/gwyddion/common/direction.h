/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_DIRECTION_H
#define GWYTIP_DIRECTION_H

#include <libgwyddion/gwycontainer.h>
#include "gwytip.h"

/* The slow scan direction of image `id` of a file, as its instrument's metadata or the image's title tell it.
 * Gwyddion shows every scan with the top of the sample on top, so that row 0 of an "up" scan was measured
 * last. */
gwytip_direction tip_scan_direction(GwyContainer *data, gint id);

/* "down", "up" or "unknown". A constant. */
const gchar *tip_direction_name(gwytip_direction direction);

#endif
