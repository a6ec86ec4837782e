/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_ANSWER_H
#define GWYTIP_ANSWER_H

#include <stdio.h>
#include <glib.h>

/* Opens the file and writes the answer: a JSON line, then for each image a JSON line and its heights as
 * little-endian float64. A file that cannot be read is an answer too. FALSE when `out` is gone. */
gboolean tip_answer(FILE *out, const gchar *path);

#endif
