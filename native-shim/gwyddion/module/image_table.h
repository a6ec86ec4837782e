/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_IMAGE_TABLE_H
#define GWYTIP_IMAGE_TABLE_H

#include <libgwydgets/gwynullstore.h>
#include "images.h"

/* A table with a row an image, sorted by the column whose title is clicked. Enter or a double click brings
 * the image's window to the front. */
typedef struct {
    GtkWidget *view; /* the tree view, "gwytip-images" */
    GwyNullStore *store;
    GPtrArray *images; /* in the order shown */
    gint column;       /* sorted by; -1: as they are open */
    gboolean descending;
} TipImageTable;

void tip_image_table_init(TipImageTable *table, GPtrArray *images);

/* Shows what has changed in the images. */
void tip_image_table_refresh(TipImageTable *table);

void tip_image_table_clear(TipImageTable *table);

#endif
