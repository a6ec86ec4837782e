/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_OVERLAY_H
#define GWYTIP_OVERLAY_H

#include <libgwydgets/gwydataview.h>
#include <libprocess/datafield.h>

/* What is painted over a data view: a hatching where nothing was measured, a map of values 0..1 (nothing at 0,
 * yellow, then red at 1; Gwyddion's own mask layer knows only two values), and a line between two rows. */
typedef struct {
    GwyDataView *view;
    cairo_surface_t *map;        /* NULL: none is shown */
    cairo_surface_t *unmeasured; /* hatched; NULL: everything was measured */
    gdouble line;                /* share of the height above it; negative: none is shown */
} TipOverlay;

void tip_overlay_init(TipOverlay *overlay, GwyDataView *view);

/* Hatches what was not measured. measured: columns * rows bytes of the view's data, 0: not measured; NULL:
 * all was. */
void tip_overlay_hatch(TipOverlay *overlay, const guint8 *measured, gint columns, gint rows);

/* map: of the view's data, or NULL. line: share of the height above it, or negative. */
void tip_overlay_show(TipOverlay *overlay, GwyDataField *map, gdouble line);

/* To be called after the view is gone. */
void tip_overlay_clear(TipOverlay *overlay);

#endif
