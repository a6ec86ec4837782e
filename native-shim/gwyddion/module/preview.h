/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_PREVIEW_H
#define GWYTIP_PREVIEW_H

#include "args.h"
#include "overlay.h"

/* The scan as its window shows it, with its colour scale, and over it what the ensemble found: where it
 * looks, and at which line the tip changed. */
typedef struct {
    const TipArgs *args;
    GwyContainer *data; /* image 0 is the scan */
    TipOverlay overlay;
    GtkWidget *caption;
} TipPreview;

/* Makes the widgets of a preview. Returns the box that holds them, to be added to a dialog. */
GtkWidget *tip_preview_init(TipPreview *preview, const TipArgs *args);

/* Shows `map`, which must live until the next call, over the scan (NULL: nothing), with a line of text about
 * it, and the line of the tip change. */
void tip_preview_overlay(TipPreview *preview, GwyDataField *map, const gchar *caption, gboolean change);

/* Hatches the part of the scan that was not measured. */
void tip_preview_hatch(TipPreview *preview);

void tip_preview_clear(TipPreview *preview);

#endif
