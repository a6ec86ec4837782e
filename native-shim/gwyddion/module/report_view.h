/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef GWYTIP_REPORT_VIEW_H
#define GWYTIP_REPORT_VIEW_H

#include "state_table.h"
#include "tip_view.h"

/* The part of the dialog that says what the ensemble thinks. Scripts find its labels by their widget names:
 * "gwytip-verdict", "gwytip-reason", "gwytip-sentence", "gwytip-state", "gwytip-tip", "gwytip-notes" and
 * "gwytip-footer". */
typedef struct {
    TipArgs *args;
    GtkWidget *verdict;
    GtkWidget *reason;
    GtkWidget *sentence;
    GtkWidget *state;
    TipView tip;
    GtkWidget *notes;
    TipStateTable states;
    GtkWidget *footer;
} TipReportView;

/* Fills the vertical box `box`, which owns the widgets from then on. edited: see TipStateTable. */
void tip_report_view_init(TipReportView *view, GtkBox *box, TipArgs *args, void (*edited)(gpointer),
                          gpointer user_data);

/* Shows the outcome in the args: a judgement, or in words why there is none. */
void tip_report_view_show(TipReportView *view);

void tip_report_view_clear(TipReportView *view);

#endif
