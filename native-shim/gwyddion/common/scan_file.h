/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_SCAN_FILE_H
#define GWYTIP_SCAN_FILE_H

#include <libgwyddion/gwycontainer.h>

/* A file opened by one of Gwyddion's file modules, and known to Gwyddion's data browser. */
typedef struct {
    GwyContainer *data;
    const gchar *format; /* name of the file module's function, e.g. "nanonis" */
    gint *ids;           /* of the images */
    gint count;          /* of the images, at least 1 */
} TipScanFile;

/* Opens any file that Gwyddion knows. FALSE with one sentence in `error` if there is no such file, no module
 * can read it or no image is in it. gwy_app_init_nongui must have been called. */
gboolean tip_scan_file_open(TipScanFile *file, const gchar *path, GError **error);

void tip_scan_file_close(TipScanFile *file);

#endif
