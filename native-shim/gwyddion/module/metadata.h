/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_METADATA_H
#define GWYTIP_METADATA_H

#include "args.h"

/* Writes the outcome into the metadata of its image, for people and scripts to read, in place of what an
 * earlier run wrote there. The module itself never reads it back. */
void tip_metadata_write(const TipArgs *args);

/* Adds why there is no activation map, where one was asked for. */
void tip_metadata_write_no_map(const TipArgs *args, const gchar *reason);

#endif
