/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_JUDGE_H
#define GWYTIP_JUDGE_H

#include <glib.h>
#include "options.h"

/* Runs the process function on every image of a file and appends a TipResult an image, or one for the file if
 * it cannot be opened. */
void tip_judge_file(const TipOptions *options, const gchar *path, GPtrArray *results);

#endif
