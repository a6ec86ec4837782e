/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_SCAN_FILE_H
#define GWYTIP_SCAN_FILE_H

#include <libgwyddion/gwycontainer.h>

/* Why a file is not handed out. */
typedef enum {
    TIP_SCAN_FILE_UNREADABLE,
    TIP_SCAN_FILE_NO_READER, /* Gwyddion has no module for it */
    TIP_SCAN_FILE_NO_IMAGE,  /* Gwyddion opens it and finds curves, points or volume data only */
    TIP_SCAN_FILE_NOT_GREY,  /* a picture in colours, which are not heights */
} TipScanFileError;

#define TIP_SCAN_FILE_ERROR (tip_scan_file_error_quark())
GQuark tip_scan_file_error_quark(void);

/* A file opened by one of Gwyddion's file modules, and known to Gwyddion's data browser. */
typedef struct {
    GwyContainer *data;
    const gchar *format; /* name of the file module's function, e.g. "nanonis" */
    gint *ids;           /* of the images */
    gint count;          /* of the images, at least 1 */
} TipScanFile;

/* Opens any file that Gwyddion knows. FALSE with one sentence in `error` (TIP_SCAN_FILE_ERROR) if there is no
 * such file, no module can read it or no image is in it. gwy_app_init_nongui must have been called. */
gboolean tip_scan_file_open(TipScanFile *file, const gchar *path, GError **error);

void tip_scan_file_close(TipScanFile *file);

/* Name of the file module's function that opens a file, told by its name, its beginning and its end, so that
 * thousands of files can be asked about; NULL if there is none. Not `sure`: little of it fits, as two bytes of
 * every ZIP archive fit one format of spectra. */
const gchar *tip_scan_file_detect(const gchar *path, gboolean *sure);

#endif
