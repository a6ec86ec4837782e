/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_SURFACE_CHOICE_H
#define GWYTIP_SURFACE_CHOICE_H

#include "args.h"

/* The row of the dialog where the surface is chosen: found automatically, or one that a bundle is installed
 * for. */
typedef struct {
    GwyParamTable *table;
    GwyParams *params;
    GtkWidget *combo;
    gchar **names; /* of the combo's rows, NULL at the end */
} TipSurfaceChoice;

/* Appends the row to `table`, which stands for `params`; a remembered surface that is gone stays on offer. */
void tip_surface_choice_init(TipSurfaceChoice *choice, GwyParamTable *table, GwyParams *params);

/* Makes the row show a surface; a change is passed on as if the user had made it. */
void tip_surface_choice_show(TipSurfaceChoice *choice, const gchar *surface);

void tip_surface_choice_clear(TipSurfaceChoice *choice);

#endif
