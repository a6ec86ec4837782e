/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ANSWER_H
#define GWYTIP_ANSWER_H

#include <stdio.h>
#include <glib.h>

/* Opens the file and writes the answer: a JSON line, then for each image a JSON line and its heights as
 * little-endian float64. A file that cannot be read is an answer too. FALSE when `out` is gone. */
gboolean tip_answer(FILE *out, const gchar *path);

/* Writes what Gwyddion takes the file for: a JSON line. Reads no more of it than its beginning and its end. */
gboolean tip_answer_detect(FILE *out, const gchar *path);

#endif
