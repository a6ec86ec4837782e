/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_IMAGES_H
#define GWYTIP_IMAGES_H

#include "args.h"

/* An image of an open file. Until it was judged, neither `judged` nor `error` of its args is set. */
typedef struct {
    TipArgs args;
    gchar *file; /* path, or a word for a file that was never saved */
} TipImage;

/* Every image of every open file: an array of TipImage, which holds the files until it is freed. */
GPtrArray *tip_images_new(GwyParams *params);

/* Judges every image. window: where to show the progress and a way to cancel; NULL: nothing is shown. FALSE
 * if the user cancelled: the images that are left are not judged. */
gboolean tip_images_judge(GPtrArray *images, GtkWindow *window);

/* Leaves the outcome of every image that has one in its file. window: as above. */
void tip_images_store(GPtrArray *images, GtkWindow *window);

#endif
