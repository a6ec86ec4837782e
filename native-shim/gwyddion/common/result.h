/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_RESULT_H
#define GWYTIP_RESULT_H

#include <glib.h>

/* What the module said of one image, or why a file has none. */
typedef struct {
    gchar *file;
    gint channel;        /* Gwyddion's number of the image; -1: the whole file failed */
    GHashTable *entries; /* "Verdict", "State", "Error", a state's name, …: text */
} TipResult;

TipResult *tip_result_new(const gchar *file, gint channel);
void tip_result_free(TipResult *result);

/* An entry's text, "" where there is none. */
const gchar *tip_result_get(const TipResult *result, const gchar *entry);
void tip_result_set(TipResult *result, const gchar *entry, const gchar *text);
gboolean tip_result_failed(const TipResult *result);

#endif
