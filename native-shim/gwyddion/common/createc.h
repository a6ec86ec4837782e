/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_CREATEC_H
#define GWYTIP_CREATEC_H

#include <glib.h>

/* Gwyddion expects the data of a compressed Createc file 16384 bytes after its start, and fails on files
 * whose header is shorter. Writes such a file with the header filled up to a temporary place and returns the
 * path, to be unlinked and freed; NULL where the file is not of that kind or cannot be copied. */
gchar *tip_createc_fill_header(const gchar *path);

#endif
