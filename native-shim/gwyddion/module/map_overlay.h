/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_MAP_OVERLAY_H
#define GWYTIP_MAP_OVERLAY_H

#include <libgwydgets/gwydataview.h>
#include <libprocess/datafield.h>

/* A map of values 0..1 painted over a data view: nothing at 0, yellow, then red at 1. Gwyddion's own mask
 * layer knows only two values. */
typedef struct {
    GwyDataView *view;
    cairo_surface_t *picture; /* NULL: nothing is shown */
} TipMapOverlay;

void tip_map_overlay_init(TipMapOverlay *overlay, GwyDataView *view);

/* Shows a map of the view's data, or nothing. */
void tip_map_overlay_show(TipMapOverlay *overlay, GwyDataField *map);

/* To be called after the view is gone. */
void tip_map_overlay_clear(TipMapOverlay *overlay);

#endif
