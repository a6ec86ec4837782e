/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_TABLE_H
#define GWYTIP_TABLE_H

#include <stdio.h>
#include "result.h"

/* One line for people to read. */
void tip_table_write_line(FILE *out, const TipResult *result);

/* All results as CSV (RFC 4180): file,channel,surface,state,verdict,confidence, the names of the states in
 * alphabetical order, provider,error,channel_title,channel_unit,measured,left_out,notes (which Gwyddion
 * has none of). To be freed. */
GString *tip_table_csv(const GPtrArray *results);

#endif
