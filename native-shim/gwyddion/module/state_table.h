/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_STATE_TABLE_H
#define GWYTIP_STATE_TABLE_H

#include "args.h"

/* A table with a row a state: name, what it is a sign of, confidence, spread between the members, threshold
 * and votes. States with a majority are bold. The labels' widget names are "gwytip-confidence-<state>" and so
 * on, so that scripts can find them; the entries of the thresholds are "gwytip-threshold-<state>". */
typedef struct {
    GtkWidget *widget;
    TipArgs *args;
    GPtrArray *rows;  /* of TipStateRow */
    GtkWidget *reset; /* takes the user's thresholds back */
    void (*edited)(gpointer user_data);
    gpointer user_data;
} TipStateTable;

/* An empty table. edited: called when the user has changed a threshold, which then is in the parameters. */
void tip_state_table_init(TipStateTable *table, TipArgs *args, void (*edited)(gpointer), gpointer user_data);

/* Shows the judgement of the args; no rows where there is none. */
void tip_state_table_show(TipStateTable *table);

void tip_state_table_clear(TipStateTable *table);

#endif
