/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_IMAGE_COLUMNS_H
#define GWYTIP_IMAGE_COLUMNS_H

#include "images.h"

/* A column of the table of images. */
typedef struct {
    const gchar *title;
    gchar *(*text)(const TipImage *image);    /* to be freed */
    gdouble (*number)(const TipImage *image); /* to sort by, NULL: by the text */
    gboolean verdict;                         /* in the verdict's colour */
} TipImageColumn;

extern const TipImageColumn tip_image_columns[];
extern const guint tip_image_column_count;

#endif
