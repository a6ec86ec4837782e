/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_STATE_ROW_H
#define GWYTIP_STATE_ROW_H

#include <gtk/gtk.h>
#include "judgement.h"

enum {
    COLUMN_STATE,
    COLUMN_SIGN,
    COLUMN_BAR,
    COLUMN_CONFIDENCE,
    COLUMN_SPREAD,
    COLUMN_THRESHOLD,
    COLUMN_VOTES,
    COLUMNS
};

#define TIP_THRESHOLD_DIGITS 3 /* that a threshold is edited with */

typedef struct TipStateRow TipStateRow;

/* The user has given a state another threshold. */
typedef void (*TipThresholdFunc)(gint state, gdouble threshold, gpointer user_data);

/* One row of the table of states. */
struct TipStateRow {
    gint state;  /* its number in the judgement */
    gchar *name; /* its name there */
    GtkWidget *cells[COLUMNS];
    gboolean filling; /* the entry changes by our own hand */
    TipThresholdFunc edited;
    gpointer user_data;
};

/* The titles of the columns, as row 0 of `grid`. */
void tip_state_row_titles(GtkTable *grid);

/* Adds a state to `grid`, below its titles. */
TipStateRow *tip_state_row_new(GtkTable *grid, gint state, const gchar *name, TipThresholdFunc edited,
                               gpointer user_data);

/* `report` must outlive the row: its bar is drawn from it. */
void tip_state_row_show(TipStateRow *row, const gwytip_state_report *report);

/* Not the widgets, which are the grid's. */
void tip_state_row_free(gpointer row);

#endif
