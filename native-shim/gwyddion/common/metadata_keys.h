/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_METADATA_KEYS_H
#define GWYTIP_METADATA_KEYS_H

#include <libgwyddion/gwycontainer.h>

/* Calls `function` with the name (without "Tip state::") and the text of each of our entries in an image's
 * metadata. */
typedef void (*TipEntryFunc)(const gchar *name, const gchar *text, gpointer user_data);
void tip_metadata_foreach(GwyContainer *meta, TipEntryFunc function, gpointer user_data);

/* Removes all of our entries. */
void tip_metadata_clear(GwyContainer *meta);

#endif
